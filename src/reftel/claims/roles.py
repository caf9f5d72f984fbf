"""Fills a frame's roles from the functions around its unit."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from reftel.claims.classes import belongs
from reftel.claims.context import complete_pair
from reftel.claims.edges import is_passive
from reftel.claims.parties import parties_of
from reftel.claims.paths import support_of, walk
from reftel.claims.people import SERVICES
from reftel.claims.phrases import is_military
from reftel.claims.scene import Party, Scene
from reftel.claims.series import with_series
from reftel.claims.units import is_unit
from reftel.model.actor import state_of
from reftel.rules.frames import Frame
from reftel.rules.reference import load_exporters


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """A frame opened at a unit, with what fills its roles: parties, and the item's head word.

    `met` are the words by which its conditions hold, the unit and the items left out.

    Of a `settled` one the words themselves pair giver and taker; weights choose no others.

    `within` are the first and last word of the thing's phrase where the tree is no guide to it.

    Where the unit is a form of be, the word that it hangs on stands for it.
    """

    frame: Frame
    unit: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    items: tuple[int, ...]
    reached: tuple[int, ...]
    met: tuple[int, ...] = ()
    within: tuple[int, int] | None = None
    settled: bool = False

    @property
    def words(self) -> tuple[int, ...]:
        """The word that carries the claim, those of its things, and the first of each party that the sentence names."""
        named = (party.first for party in (*self.actors, *self.recipients) if party.first >= 0)
        return self.unit, *self.items, *named


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Why a frame does not hold at a word: a condition (`when`, `unless`) by its path, or a `need` by its name.

    `word` is what stands where the condition looks, if anything does; `filling` what a need was to be met by; `sides`
    how many of the two parties the frame's own grammar finds.
    """

    what: Literal["when", "unless", "need"]
    name: str
    word: int | None = None
    filling: Filling | None = None
    sides: int = 0


def open_frames(scene: Scene, frames_by_lemma: Mapping[str, list[Frame]]) -> Iterator[Filling]:
    """Every frame that a word of the sentence opens and whose conditions hold."""
    for token in scene.sentence.tokens:
        for frame in frames_by_lemma.get(token.lemma, ()):
            if is_unit(scene, token, frame) and token.i not in scene.party_at:
                filling = fill(scene, frame, token.i)
                if filling is not None:
                    yield filling


def attempt(scene: Scene, frame: Frame, unit: int) -> Filling | Lack:
    """The frame opened at a word as `open_frames` does it; where it does not hold, what it lacks."""
    filling = _fill(scene, frame, unit)
    if filling is None:
        items = _items(scene, frame, unit)
        lack = next(_unmet(scene, frame, unit, items))
        looked_in = frame.roles.get("item", ()) if lack.name == "item" else lack.name.split("|")
        here = next((i for path in looked_in for i in walk(scene, path, unit, items)), None)
        sides = sum(bool(_parties(scene, frame, role, unit, items, ())[0]) for role in ("actor", "recipient"))
        return replace(lack, word=here if lack.word is None else lack.word, sides=sides)
    missing = next((need for need in frame.needs if not _NEEDS[need](scene, filling)), None)
    sides = bool(filling.actors) + bool(filling.recipients)
    return filling if missing is None else Lack(what="need", name=missing, filling=filling, sides=sides)


def fill(scene: Scene, frame: Frame, unit: int) -> Filling | None:
    """The frame opened at a word, or None where its conditions do not hold or what it needs is missing."""
    filling = _fill(scene, frame, unit)
    return filling if filling is not None and _complete(scene, filling) else None


def _fill(scene: Scene, frame: Frame, unit: int) -> Filling | None:
    items = _items(scene, frame, unit)
    if frame.kind in _LISTED and not frame.rest:
        items = with_series(scene, unit, items)
    if not _conditions_hold(scene, frame, unit, items):
        return None
    actors, by_actor = _parties(scene, frame, "actor", unit, items, ())
    recipients, by_recipient = _parties(scene, frame, "recipient", unit, items, actors)
    recipients = _others(frame, recipients, actors)
    if not recipients and set(by_actor) & _shared(scene, frame, unit, items):
        actors, recipients = _parted(actors)
    if "foreign" in frame.needs and not frame.strict and actors and states_of(actors) == states_of(recipients):
        actors = ()
    actors, recipients = complete_pair(scene, frame, unit, items, (actors, recipients))
    recipients = _others(frame, recipients, actors)
    if frame.either and _sells_more(recipients, actors):
        actors, recipients = recipients, actors
    return Filling(
        frame=frame,
        unit=scene.token(unit).head if scene.token(unit).dep == "cop" else unit,
        actors=actors,
        recipients=recipients,
        items=items,
        reached=tuple(sorted({*items, *by_actor, *by_recipient})),
        met=tuple(sorted(_met(scene, frame, unit, items) - {unit, *items})),
    )


def _others(frame: Frame, recipients: tuple[Party, ...], actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The recipients, without the actor's own state in "both sides": who bans arms for two is neither of them."""
    if frame.kind in _MUTUAL or not actors:
        return recipients
    own = states_of(actors)
    return tuple(
        replace(p, ids=kept)
        if p.inferred and len(p.ids) > 1 and (kept := tuple(i for i in p.ids if state_of(i) not in own))
        else p
        for p in recipients
    )


def _shared(scene: Scene, frame: Frame, unit: int, items: tuple[int, ...]) -> set[int]:
    """The words where both sides of a pair may stand together ("Kenya and Ghana cooperate")."""
    both = set(frame.roles.get("actor", ())) & set(frame.roles.get("recipient", ()))
    return {i for path in both for i in walk(scene, path, unit, items)}


def _parted(parties: tuple[Party, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties of the first one's state, and the others."""
    if len(parties) == 1 and len(states_of(parties)) == 2:  # "the two countries"
        one, other = (replace(parties[0], ids=(i,)) for i in parties[0].ids)
        return (one,), (other,)
    own = tuple(p for p in parties if states_of([p]) == states_of(parties[:1]))
    return own, tuple(p for p in parties if p not in own)


_LISTED = frozenset({"transfer", "holding"})
"""Kinds of which a list of arms makes a claim for each."""


def states_of(parties: Iterable[Party]) -> set[str]:
    """The states that these parties are, or are organs of."""
    return {state_of(i) for p in parties for i in p.ids}


def _sells_more(these: tuple[Party, ...], those: tuple[Party, ...]) -> bool:
    """True where one of these states exports more arms than any of those."""
    ranks = load_exporters()
    low, high = (
        min((ranks.get(i, len(ranks)) for i in states_of(side)), default=len(ranks)) for side in (these, those)
    )
    return low < high


def _items(scene: Scene, frame: Frame, unit: int) -> tuple[int, ...]:
    wanted = frame.when.get("item", ())
    for path in frame.roles.get("item", ()):
        reached = tuple(dict.fromkeys(_counted(scene, i) for i in walk(scene, path, unit, ())))
        if path == "modifier":
            reached = tuple(i for i in reached if i not in scene.party_at or i in scene.materiel_at)
        reached = tuple(i for i in reached if not scene.is_date(i))  # "came in 1981", whatever the tree says
        kept = tuple(i for i in reached if not wanted or any(belongs(scene, i, name) for name in wanted))
        if kept:
            return kept
    if "arms" in wanted or "materiel" in wanted:
        return _arms_beside(scene, frame, unit)
    return ()


def _counted(scene: Scene, i: int) -> int:
    """The thing for a number or an adjective that the tree takes for its head ("forty Soviet T-55s"); else the word."""
    party = scene.party_at.get(i)
    valued = scene.valued(i)
    if valued is not None:
        return valued
    if (scene.token(i).pos != "NUM" and not (party and party.form == "demonym")) or i in scene.materiel_at:
        return i
    after = [m for m in scene.materiel if 0 < m.first - i <= 3 and i in {t.i for t in scene.sentence.ancestors(m.last)}]
    direct = [m for m in after if not any(scene.token(k).pos in ("ADP", "VERB", "PUNCT") for k in range(i, m.first))]
    return direct[0].last if direct else i


def _arms_beside(scene: Scene, frame: Frame, unit: int) -> tuple[int, ...]:
    """Arms that stand where the verb's object should, though the tree hangs them elsewhere."""
    if scene.token(unit).pos != "VERB" or "object" not in frame.roles.get("item", ()):
        return ()
    passive = is_passive(scene.sentence, unit)
    for mention in scene.materiel if not passive else reversed(scene.materiel):
        gap = range(mention.last + 1, unit) if passive else range(unit + 1, mention.first)
        if len(gap) > 4 or (mention.last < unit) != passive or mention.first == unit:
            continue
        if not any(scene.token(k).pos in ("VERB", "ADP", "PUNCT", "SCONJ") for k in gap):
            return (mention.last,)
    return ()


def _conditions_hold(scene: Scene, frame: Frame, unit: int, items: tuple[int, ...]) -> bool:
    return next(_unmet(scene, frame, unit, items), None) is None


def _unmet(scene: Scene, frame: Frame, unit: int, items: tuple[int, ...]) -> Iterator[Lack]:
    """The conditions of the frame that do not hold."""

    def stands(paths: str, names: tuple[str, ...]) -> int | None:
        ends = (items if path == "item" else walk(scene, path, unit, items) for path in paths.split("|"))
        return next((i for reached in ends for i in reached for name in names if belongs(scene, i, name)), None)

    for path, names in frame.when.items():
        if stands(path, names) is None:
            yield Lack(what="when", name=path)
    for path, names in frame.unless.items():
        if (word := stands(path, names)) is not None:
            yield Lack(what="unless", name=path, word=word)


def _met(scene: Scene, frame: Frame, unit: int, items: tuple[int, ...]) -> set[int]:
    return {
        i
        for paths, names in frame.when.items()
        for path in paths.split("|")
        if path != "item"
        for i in walk(scene, path, unit, items)
        if any(belongs(scene, i, name) for name in names)
    }


def _parties(
    scene: Scene, frame: Frame, role: str, unit: int, items: tuple[int, ...], taken: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """The parties that fill a role, by the first path that leads to any, and the words that led there."""
    elided = "preceding" in frame.roles.get("actor", ()) and walk(scene, "preceding", unit, items)
    for path in _paths(scene, frame, role, unit):
        if elided and path == "support.subject":  # "Italy supplied 71 percent, Peru 8 percent": Italy has its own
            continue
        if path == "possessor" and "support.subject" in frame.roles[role] and _has_pronoun_owner(scene, unit):
            path = "support.subject"
        reached = [i for i in walk(scene, path, unit, items) if i != unit or path in ("unit", "item")]
        # "Sold Chad 12 guns": a name before the thing is the taker's, an adjective the giver's.
        names_taker = path == "item.modifier" and role == "actor" and "item.named" in frame.roles.get("recipient", ())
        found = [
            (party, i)
            for i in reached
            for party in parties_of(scene, i, nested=path not in ("modifier",))
            if party not in taken
            and not _is_own(scene, party, taken)
            and not _is_only_where(frame, role, path, party)
            and not (names_taker and party.form != "demonym" and scene.token(i).text[1:].islower())
        ]
        if path in ("between", "among") and role == "actor" and len(found) > 1:
            found = found[:1]
        if found:
            return tuple(dict.fromkeys(p for p, _ in found)), tuple(i for _, i in found)
    return (), ()


def _is_only_where(frame: Frame, role: str, path: str, party: Party) -> bool:
    """A town tells where something goes, not who gives or is given it; a school tells who trains."""
    if party.form == "school":
        return frame.kind != "training" or role != "actor"
    if party.form != "place":
        return False
    return role == "actor" or (path in ("object", "indirect") and frame.kind not in ("visit", "access", "deployment"))


def _has_pronoun_owner(scene: Scene, unit: int) -> bool:
    """True of "its embargo": who does something to it is the owner."""
    return any(scene.token(i).pos in ("PRON", "DET") for i in scene.functions(unit).get("possessor", ()))


def _is_own(scene: Scene, party: Party, taken: tuple[Party, ...]) -> bool:
    """True of the "its" in "withdrew its troops": whoever withdrew is not the other side too."""
    pronoun = party.inferred and party.first >= 0 and scene.token(party.first).dep == "nmod:poss"
    return pronoun and bool(states_of([party]) & states_of(taken))


def _paths(scene: Scene, frame: Frame, role: str, unit: int) -> tuple[str, ...]:
    """A role's paths; under a verb of receiving ("Peru received training") the subject is at the other end."""
    paths = frame.roles.get(role, ())
    verb = scene.token(support_of(scene, unit))
    if verb.i == unit or not scene.words.has("receiving", verb.lemma) or frame.kind in _MUTUAL:
        return paths
    if frame.kind == "access":  # who obtains the use of a base is its user
        return ("support.from", *paths) if role == "recipient" else paths
    if "preceding" in frame.roles.get("actor", ()):  # "Togo received 60 percent of it and Mali 20 percent"
        paths = tuple(p for p in paths if p != "preceding") if role == "actor" else ("preceding", *paths)
        return tuple(p for p in paths if p != "support.subject") if role == "actor" else paths
    if role == "actor":
        return ("support.from", *(p for p in paths if p != "support.subject"))
    return ("support.subject", *paths) if role == "recipient" else paths


_MUTUAL = frozenset({"relation", "agreement"})


def _complete(scene: Scene, filling: Filling) -> bool:
    return all(_NEEDS[need](scene, filling) for need in filling.frame.needs)


def _foreign(_: Scene, filling: Filling) -> bool:
    """Two different states, or parties of different states."""
    left, right = states_of(filling.actors), states_of(filling.recipients)
    return bool(left and right) and left != right


def _half(_: Scene, filling: Filling) -> bool:
    """One side at least; where there are both, of two states."""
    left, right = states_of(filling.actors), states_of(filling.recipients)
    return left != right


def _military(scene: Scene, filling: Filling) -> bool:
    phrases = [filling.unit, *filling.items]
    if scene.military_passage or any(is_military(scene, i) for i in phrases):
        return True
    return any("/" in i and i.split("/")[1] in SERVICES for p in (*filling.actors, *filling.recipients) for i in p.ids)


def _military_money(scene: Scene, filling: Filling) -> bool:
    return _military(scene, filling) and not any(scene.words.has("banks", t.lemma) for t in scene.sentence.tokens)


def _aid_money(scene: Scene, filling: Filling) -> bool:
    """Money between states, or for something military."""
    if scene.has_military_word:
        return True
    return _foreign(scene, filling) and not any(scene.words.has("civilian", t.lemma) for t in scene.sentence.tokens)


def _quantity(scene: Scene, filling: Filling) -> bool:
    return any(c.first <= filling.unit <= c.last + 1 for c in scene.counts)


def _own_value(scene: Scene, filling: Filling) -> bool:
    """True where an amount of money is part of what the unit or its items say."""
    inside = {k for i in (filling.unit, *filling.items) for k in scene.phrase(i)}
    inside |= {k for i in filling.items for k in scene.sentence.subtree(i)}
    return any(m.first in inside or m.last in inside for m in scene.money)


def _adjectival(scene: Scene, filling: Filling) -> bool:
    return scene.token(filling.unit).dep in ("amod", "acl", "compound")


def _arms_below(scene: Scene, filling: Filling) -> bool:
    """True where what the unit governs speaks of arms or forces."""
    words = scene.words
    return any(
        i in scene.materiel_at
        or scene.token(i).lemma in words.military
        or (words.has("arms", scene.token(i).lemma) and not words.has("mild", scene.token(i).lemma))
        for i in {*scene.sentence.subtree(filling.unit), *(k for item in filling.items for k in scene.phrase(item))}
        if i != filling.unit and not (i in scene.party_at and i not in scene.materiel_at)
    )


_ARMS_TEXT = 0.5
"""A document is about arms throughout where so many passages speak of them; 1 may be one too short to tell."""

_NEEDS: dict[str, Callable[[Scene, Filling], bool]] = {
    "party": lambda _, filling: bool(filling.actors or filling.recipients),
    "named": lambda _, filling: any(p.first >= 0 for p in (*filling.actors, *filling.recipients)),
    "pair": lambda _, filling: bool(filling.actors and filling.recipients),
    "half": _half,
    "actor": lambda _, filling: bool(filling.actors),
    "recipient": lambda _, filling: bool(filling.recipients),
    "at-home": lambda scene, filling: scene.setting.subject in states_of(filling.recipients),
    "item": lambda _, filling: bool(filling.items),
    "foreign": _foreign,
    "military": _military,
    "military-text": lambda scene, filling: _military(scene, filling) or _ARMS_TEXT <= scene.military_share < 1,
    "military-phrase": lambda scene, filling: any(is_military(scene, i) for i in (filling.unit, *filling.items)),
    "military-money": _military_money,
    "aid-money": _aid_money,
    "arms-below": _arms_below,
    "arms-topic": lambda scene, _: scene.has_military_word or _ARMS_TEXT <= scene.military_share < 1,
    "quantity": _quantity,
    "value": lambda scene, _: bool(scene.money),
    "own-value": _own_value,
    "period-span": lambda scene, _: any("/" in p.edtf for p in scene.periods),
    "adjectival": _adjectival,
}
NEEDS = tuple(_NEEDS)
"""What a frame may need."""
