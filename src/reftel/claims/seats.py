"""Which states are on which side of a claim: those that rules take, unless weights clearly speak for others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reftel.claims.choices import MARGIN, is_noting, may_choose
from reftel.claims.context import is_ours
from reftel.claims.party_lists import listed_states, with_listed
from reftel.claims.rivals import step_of
from reftel.claims.roles import Filling, states_of
from reftel.claims.scene import Party, Scene
from reftel.claims.side_signs import rank_of, side_signs
from reftel.claims.sights import sides_seen
from reftel.claims.signs import how_filled
from reftel.model.actor import state_of
from reftel.model.claim import Kind
from reftel.rules.network import ROLES
from reftel.rules.weights import Weights, load_weights

TABLE = "seats"

_ONE_STATE = frozenset({"upheaval", "cooperation", "relation", "agreement"})
"""Kinds that may have one state on both sides: its army and its government."""

_MOST, _MANY, _FIRST = 4, 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A state that may be on a side (None: nobody is named), with its signs for any side and for each.

    `ruled` says for each side whether rules have it there.
    """

    state: str | None
    plain: tuple[str, ...]
    signs: tuple[tuple[str, ...], tuple[str, ...]]
    ruled: tuple[bool, bool]


def seated(scene: Scene, filling: Filling, seats: Sequence[Seat]) -> Filling:
    """The filling with the two states that fit best where they clearly fit better than those that rules take."""
    if is_noting() or not seats:
        return filling
    weights, named = load_weights(TABLE), states_of(scene.parties)
    scores = [_scores(weights, seat) for seat in seats]
    pairs: _Scored = {(a, b): scores[a][0] + scores[b][1] for a, b in pairs_of(filling.frame.kind, seats)}
    ruled = next((pair for pair in pairs if seats[pair[0]].ruled[0] and seats[pair[1]].ruled[1]), None)
    pairs = _open(scene, filling, seats, pairs, ruled)
    ruled = ruled if ruled in pairs else None
    if ruled is not None and named & {seats[at].state for at in ruled}:
        # Of a state that the sentence names and one from afar, two from afar would be mere guessing.
        pairs = {pair: score for pair, score in pairs.items() if _is_grounded(named, _states(seats, pair))}
    best = max(pairs, key=lambda pair: (pairs[pair], -pair[0], -pair[1]), default=None)
    if best is None or best == ruled or (ruled is not None and pairs[best] - pairs[ruled] <= MARGIN):
        return filling
    sides = [
        given if seats[at].ruled[k] else _parties(scene, filling.unit, seats[at].state)
        for k, (at, given) in enumerate(zip(best, (filling.actors, filling.recipients), strict=True))
    ]
    if filling.frame.kind not in _ONE_STATE:
        sides = [with_listed(scene, own, other) for own, other in (sides, reversed(sides))]
    return replace(filling, actors=sides[0], recipients=sides[1])


def pairs_of(kind: Kind, seats: Sequence[Seat]) -> list[tuple[int, int]]:
    """Which two of the seats, by number, may be the actor and the recipient of one claim."""
    return [
        (a, b)
        for a, actor in enumerate(seats)
        for b, recipient in enumerate(seats)
        if actor.state != recipient.state or (actor.state and kind in _ONE_STATE)
    ]


def _states(seats: Sequence[Seat], pair: tuple[int, int]) -> tuple[str | None, str | None]:
    return seats[pair[0]].state, seats[pair[1]].state


_Scored = Mapping[tuple[int, int], float]
"""Two of the seats, by number, and how well they fit."""


def _open(
    scene: Scene, filling: Filling, seats: Sequence[Seat], pairs: _Scored, ruled: tuple[int, int] | None
) -> _Scored:
    """The pairs that may face each other; that of the rules may.

    Where one state would fit best on both sides and the sentence names it only once, nobody is on the other.
    """
    kept = {pair for pair in pairs if pair == ruled or _may_face(scene, filling, _states(seats, pair))}
    best = max(pairs, key=lambda pair: pairs[pair], default=None)
    if best is not None and best not in kept and len(states := set(_states(seats, best))) == 1:
        alone = {pair for pair in kept if set(_states(seats, pair)) == states | {None}}
        named = states_of(scene.parties)
        told = {pair for pair in kept if pair == ruled and named >= set(_states(seats, pair))}
        kept = alone | told if alone else kept
    return {pair: score for pair, score in pairs.items() if pair in kept}


def _may_face(scene: Scene, filling: Filling, sides: tuple[str | None, str | None]) -> bool:
    """False of two that one list names, of one that the sentence names only once, and of any in the place of "we"."""
    given = (filling.actors, filling.recipients)
    for role, side, state in zip(ROLES, given, sides, strict=True):
        if state is not None and not side and is_ours(scene, filling.frame, filling.unit, role):
            return False
    if filling.frame.kind == "upheaval" or None in sides:
        return True
    if sides[0] == sides[1]:
        return len({i for party in scene.parties for i in party.ids if state_of(i) == sides[0]}) > 1
    return filling.frame.kind in _ONE_STATE or not any(states >= set(sides) for states in listed_states(scene))


def _is_grounded(named: set[str], sides: tuple[str | None, str | None]) -> bool:
    """True where the sentence names one of the two, or nobody is on a side."""
    return None in sides or bool(named & set(sides))


def _scores(weights: Weights, seat: Seat) -> tuple[float, float]:
    plain = weights.totals(seat.plain)
    actor, recipient = (plain[role] + weights.totals(seat.signs[k])[role] for k, role in enumerate(ROLES))
    return actor, recipient


def _parties(scene: Scene, unit: int, state: str | None) -> tuple[Party, ...]:
    """The party of that state nearest to the word; one that is left unsaid where the sentence names none."""
    if state is None:
        return ()
    here = [p for p in scene.parties if state in {state_of(i) for i in p.ids}]
    if not here:
        return (Party(first=-1, last=-1, ids=(state,), form="setting", inferred=True),)
    nearest = min(here, key=lambda p: (abs(p.first - unit), p.first))
    return (replace(nearest, ids=tuple(i for i in nearest.ids if state_of(i) == state)),)


def seats_of(scene: Scene, filling: Filling) -> list[Seat]:
    """All states that may be on a side of what the filling says; none where it has several, or is settled."""
    taken = [states_of(side) for side in (filling.actors, filling.recipients)]
    if not may_choose(TABLE, scene, filling.frame) or filling.frame.mutual or filling.settled:
        return []
    if any(len(states) > 1 for states in taken):
        return []
    here = states_of(scene.parties)
    how = [how_filled(scene, filling, side) for side in (filling.actors, filling.recipients)]
    known = _known(scene, filling, here)
    for afar in sorted((taken[0] | taken[1]) - known.keys()):
        known[afar] = {"from afar"}
    seen = _seen(scene, filling)
    seats = []
    for state, plain in known.items():
        own = [state in states if state else not states for states in taken]
        where = ["own" if own[k] else "other" if own[1 - k] else "neither" for k in range(len(ROLES))]
        signs = [
            (*_as_ruled(filling, role, where[k], how[k]), *_as_seen(filling, seen, state, k, where[k]))
            for k, role in enumerate(ROLES)
        ]
        always = tuple(sorted({"always", *plain}))
        seats.append(Seat(state=state, plain=always, signs=(signs[0], signs[1]), ruled=(own[0], own[1])))
    return seats


def _as_ruled(filling: Filling, role: str, where: str, how: str) -> Iterator[str]:
    """Where rules have the state: on its "own" side, on the "other", on "neither"."""
    yield f"{where} {role} {how}"
    yield f"{where} {filling.frame.kind} {role} {how}"
    yield f"ruled {where}"
    yield f"ruled {where} by {filling.frame.id}"
    yield f"ruled {where} by {filling.frame.id} {how}"


_Steps = Mapping[str, tuple[int, int]]
"""State → how likely the network thinks it on either side, in steps."""


def _seen(scene: Scene, filling: Filling) -> _Steps:
    best: dict[str, tuple[int, int]] = {}
    for party, chances in sides_seen(scene, filling.frame.kind, filling.unit).items():
        steps = [step_of(chances[role]) for role in ROLES]
        for name in party.ids[:2]:
            old = best.get(state_of(name), (0, 0))
            best[state_of(name)] = (max(old[0], steps[0]), max(old[1], steps[1]))
    return best


def _as_seen(filling: Filling, seen: _Steps, state: str | None, at: int, where: str) -> Iterator[str]:
    """Where the network sees the state; of nobody, how likely the likeliest is."""
    if not seen:
        return
    role, kind = ROLES[at], filling.frame.kind
    sure = max(steps[at] for steps in seen.values())
    if state is None:
        yield from (f"seen {role} {sure} for nobody", f"{kind} seen {role} {sure} for nobody")
        yield f"seen {role} {sure} for nobody {where}"
    elif state not in seen:
        yield f"seen {role} {sure} beside"
    else:
        own, other = seen[state][at], seen[state][1 - at]
        rival = max((steps[at] for name, steps in seen.items() if name != state), default=0)
        yield from (f"seen {role} {own}", f"{kind} seen {role} {own}", f"seen {role} {own} {where}")
        yield from (f"seen {role} {own} other {other}", f"seen {role} {own} rival {rival}")


def _known(scene: Scene, filling: Filling, here: set[str]) -> dict[str | None, set[str]]:
    """State → the signs that it shows whichever side it is on, in a fixed order; last, nobody."""
    kind, unit = filling.frame.kind, filling.unit
    found: dict[str | None, set[str]] = {}
    for party in scene.parties:
        signs = side_signs(scene, kind, unit, party)
        for name in party.ids[:2]:
            found.setdefault(state_of(name), set()).update(signs)
    for state, sign in _around(scene):
        found.setdefault(state_of(state), set()).update({sign, f"{kind} {sign}"})
    for among, own in found.items():
        own.update(_of_state(scene, among or "", "here" if among in here else "not here", kind))
    found[None] = {"nobody", f"nobody {kind}", f"nobody {min(_MOST, len(here))}"}
    return found


def _around(scene: Scene) -> Iterator[tuple[str, str]]:
    """States that the document's setting, the passage and the sentences before speak of, each with how."""
    setting = scene.setting
    for name in ("sender", "host", "subject", "giver", "label"):
        if state := getattr(setting, name):
            yield state, f"set {name}"
    if scene.topic:
        yield scene.topic, "set topic"
    yield from ((state, f"set partner {k}") for k, state in enumerate(setting.partners[:3]))
    for back, states in enumerate(scene.states_before, 1):
        yield from ((state, f"back {back}") for state in states)


def _of_state(scene: Scene, state: str, where: str, kind: str) -> Iterator[str]:
    """Whether the sentence names it, how much it sells, how often and how early the document names it."""
    yield where
    yield f"{where} {kind}"
    yield f"rank {rank_of(state)}"
    yield f"{kind} rank {rank_of(state)}"
    often = min(_MANY, scene.often.index(state)) if state in scene.often else _MANY
    first = min(_FIRST, scene.in_order.index(state)) if state in scene.in_order else _FIRST
    yield f"often {often}"
    yield f"often {often} {where}"
    yield f"often {often} {kind}"
    yield f"in order {first}"
