"""What a system makes of a planted world, and how right it is: groups, rivals, copies, corruptions.

All figures are precision, recall and F1 over things that can be right or wrong by themselves:

* `grouping`: pairs of claims, of one happening or not.
* `rivals`: slots of happenings on which there are rival versions. `rivals given groups` is the same where the true
  groups are given; `rival pairs` counts the pairs of claims that stand on different sides.
* `copies`: pairs of claims of one happening, in two documents, that have one origin; and pairs of claims of two
  happenings that are taken for copies of each other.
* `corruptions`: claims in which a copyist got something wrong.

What nobody could decide from the words counts neither way: pairs of a claim that fits several happenings with the
claims of those, claims on two deliveries that might as well be two versions of one, slots about which one may argue,
two papers that cite one speaker, or that have two sentences from one outlet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from evals.planted import World

Pair = tuple[str, str]
FIGURES = ("grouping", "rivals", "rivals given groups", "rival pairs", "copies", "corruptions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A slot on which a system sees rivals, with the claims on each side."""

    slot: str
    sides: tuple[tuple[str, ...], ...]

    def pairs(self) -> Iterator[Pair]:
        """Two claims of different sides, ids in order."""
        for one, two in combinations(self.sides, 2):
            yield from (_pair(first, second) for first in one for second in two)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a system says of a world: groups of claims, rivals among them, rivals where the true groups are given,
    the key of each claim's origin, pairs of a claim and what it was copied from, and the claims taken for corrupted."""

    groups: Sequence[Sequence[str]]
    rivals: Sequence[Rival] = ()
    rivals_given_groups: Sequence[Rival] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    copies: Collection[Pair] = ()
    corruptions: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was said that is right; 0 where nothing was said."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that was said."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is right, wrong and missed, thing by thing."""

    right: frozenset[tuple[str, ...]]
    wrong: frozenset[tuple[str, ...]]
    missed: frozenset[tuple[str, ...]]

    @property
    def tally(self) -> Tally:
        """How many of each."""
        return Tally(len(self.right), len(self.wrong), len(self.missed))


def judge(world: World, answer: Answer) -> dict[str, Verdict]:
    """The answer against the truth, by figure."""
    return {
        "grouping": _grouping(world, answer.groups),
        "rivals": _rivals(world, answer.rivals),
        "rivals given groups": _rivals(world, answer.rivals_given_groups),
        "rival pairs": _rival_pairs(world, answer.rivals),
        "copies": _copies(world, answer),
        "corruptions": _compared(set(world.corrupted), set(answer.corruptions)),
    }


def true_groups(world: World) -> list[list[str]]:
    """The claims of each happening."""
    return list(_by(world.event_of).values())


def origin_classes(world: World) -> dict[str, str]:
    """Claim → the first claim of those that have one origin with it."""
    over = {claim.id: claim.id for claim in world.claims}

    def top(claim: str) -> str:
        return claim if over[claim] == claim else top(over[claim])

    for copy in world.copies:
        over[top(copy.copy)] = top(copy.origin)
    return {claim: top(claim) for claim in over}


def _grouping(world: World, groups: Sequence[Sequence[str]]) -> Verdict:
    open_pairs = _undecided_pairs(world) | world.unclear
    copied = _pairs(_by(origin_classes(world)).values())
    return _compared(_pairs(true_groups(world)), _pairs(groups), open_pairs - copied)


def _undecided_pairs(world: World) -> set[Pair]:
    """Pairs of a claim that fits several happenings with the claims of those; with all, of one that tells nothing."""
    members = _by(world.event_of)
    everything = list(world.event_of)
    found: set[Pair] = set()
    for claim, events in world.undecided.items():
        others = [other for event in events for other in members.get(event, ())] if events else everything
        found |= {_pair(claim, other) for other in others if other != claim}
    return found


def _rivals(world: World, told: Sequence[Rival]) -> Verdict:
    """By happening and slot: right where claims on two sides are rivals in truth."""
    true, open_slots = _true_slots(world), _slots(world, world.open)
    said: set[tuple[str, ...]] = set()
    for rival in told:
        pairs = set(rival.pairs())
        own = {pair for pair in pairs if world.event_of[pair[0]] == world.event_of[pair[1]]}
        right = {pair for pair in own if rival.slot in world.rivals.get(pair, ())}
        places = {(str(world.event_of[one]), rival.slot) for one, _ in right or own}
        said |= places or (set() if pairs & world.unclear else {(*min(pairs), rival.slot)})
    return _compared(true, said, (open_slots | _slots(world, world.rivals)) - true)


def _true_slots(world: World) -> set[tuple[str, ...]]:
    """Slots with rivals that are told by two claims of which it is clear what they speak of."""
    clear = {pair: slots for pair, slots in world.rivals.items() if not set(pair) & set(world.undecided)}
    return _slots(world, clear)


def _slots(world: World, pairs: Mapping[Pair, Collection[str]]) -> set[tuple[str, ...]]:
    return {(str(world.event_of[pair[0]]), slot) for pair, slots in pairs.items() for slot in slots}


def _rival_pairs(world: World, told: Sequence[Rival]) -> Verdict:
    true = {(*pair, slot) for pair, slots in world.rivals.items() for slot in slots}
    unclear = {(*pair, slot) for pair, slots in world.open.items() for slot in slots}
    unclear |= {(one, two, slot) for one, two, slot in true if {one, two} & set(world.undecided)}
    said = {(*pair, rival.slot) for rival in told for pair in rival.pairs() if pair not in world.unclear}
    return _compared(true, said, unclear)


def _copies(world: World, answer: Answer) -> Verdict:
    """Keys of origins are compared within a happening: a document is the origin of all that is copied from it."""
    document = {claim.id: claim.document for claim in world.claims}
    cited: dict[str, tuple[int, str]] = {
        claim.id: (world.event_of[claim.id], claim.said_by[-1]) for claim in world.claims if claim.said_by
    }
    true = _pairs(_by(origin_classes(world)).values())
    said = _pairs(_by({claim: (world.event_of[claim], key) for claim, key in answer.origins.items()}).values())
    said |= {_pair(*pair) for pair in answer.copies if len({world.event_of[claim] for claim in pair}) == 2}
    inside = {pair for pair in true | said if document[pair[0]] == document[pair[1]]}
    outlet = {one.sha256: one.publisher for one in world.documents}
    roots = origin_classes(world)
    first = {claim: (world.event_of[claim], outlet[document[root]]) for claim, root in roots.items()}
    dependent = _pairs(_by(cited).values()) | _pairs(_by(first).values())
    return _compared(true, said, (dependent - true) | inside)


def _compared(
    true: Iterable[tuple[str, ...] | str],
    said: Iterable[tuple[str, ...] | str],
    unclear: Iterable[tuple[str, ...]] = (),
) -> Verdict:
    """What is said against what is true; what is unclear counts neither way."""
    skipped = frozenset(unclear)
    in_truth, in_answer = _things(true) - skipped, _things(said) - skipped
    return Verdict(right=in_truth & in_answer, wrong=in_answer - in_truth, missed=in_truth - in_answer)


def _things(several: Iterable[tuple[str, ...] | str]) -> frozenset[tuple[str, ...]]:
    return frozenset((one,) if isinstance(one, str) else one for one in several)


def _by(key_of: Mapping[str, Any]) -> dict[Any, list[str]]:
    found: dict[Any, list[str]] = defaultdict(list)
    for claim, key in key_of.items():
        found[key].append(claim)
    return found


def _pairs(groups: Iterable[Sequence[str]]) -> set[Pair]:
    return {_pair(one, two) for group in groups for one, two in combinations(group, 2)}


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)
