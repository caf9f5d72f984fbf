"""What people said of pairs of claims, as far as all of it can hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reftel.model.judgement import PAIR_VERDICTS, Judgement

Pair = tuple[str, str]
JOINS = ("same", "rival")
OVERRULED = "overruled"


@dataclass(frozen=True, slots=True)
class Said:
    """What holds of pairs of claims, as ids, the smaller first.

    `joined` are to be in one event (`same`, `rival`), `parted` in two (`different`); of `unsure` ones, and of those on
    which reviewers differ, no score may decide. `overruled` could not hold beside later or weightier ones.
    """

    joined: Mapping[Pair, str] = field(default_factory=dict)
    parted: frozenset[Pair] = frozenset()
    unsure: frozenset[Pair] = frozenset()
    overruled: Mapping[Pair, str] = field(default_factory=dict)


class Sets:
    """Disjoint sets of names; a name that is new is a set of its own."""

    def __init__(self) -> None:
        self._over: dict[str, str] = {}

    def head(self, name: str) -> str:
        """The name that stands for the set."""
        over = self._over
        while (up := over.get(name, name)) != name:
            over[name] = over.get(up, up)
            name = up
        return name

    def join(self, one: str, other: str) -> None:
        """Make one set of two."""
        first, second = sorted((self.head(one), self.head(other)))
        self._over[second] = first


def settle(judgements: Iterable[Judgement]) -> Said:
    """What holds of all that was said, whatever its order.

    Of each reviewer the latest verdict on a pair counts; an adjudication outweighs all others. Where reviewers differ
    and nobody adjudicated, the pair is unsure. Verdicts that contradict each other through a third claim ("A is B",
    "B is C", "A is not C") are honoured adjudications first, then the latest first; what cannot hold beside them is
    overruled.
    """
    decisive: list[tuple[Pair, Judgement]] = []
    unsure: set[Pair] = set()
    for pair, said in sorted(_by_pair(_in_force(judgements)).items()):
        held = _held(said)
        if held is None or held.verdict == "unsure":
            unsure.add(pair)
        else:
            decisive.append((pair, held))
    decisive.sort(key=lambda entry: (entry[1].adjudicates, entry[1].time, entry[1].id), reverse=True)
    return _honoured(decisive, frozenset(unsure))


def _in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """All that is not taken back by its own reviewer; a withdrawal can be withdrawn."""
    every = sorted(judgements, key=lambda one: (one.time, one.id))
    gone: set[tuple[str, str | None]] = set()
    for one in reversed(every):
        if one.verdict == "withdraw" and (one.reviewer, one.id) not in gone:
            gone.add((one.reviewer, one.after))
    return [one for one in every if (one.reviewer, one.id) not in gone]


def _by_pair(judgements: Sequence[Judgement]) -> dict[Pair, list[Judgement]]:
    pairs: defaultdict[Pair, list[Judgement]] = defaultdict(list)
    for one in judgements:
        if one.verdict in PAIR_VERDICTS and len(set(one.on)) == 2:
            first, second = sorted(one.on)
            pairs[first, second].append(one)
    return pairs


def _held(said: Sequence[Judgement]) -> Judgement | None:
    """The judgement that holds of one pair, all in order of time; None where reviewers differ."""
    if settled := [one for one in said if one.adjudicates]:
        return settled[-1]
    latest = {one.reviewer: one for one in said}
    sure = [one for one in said if latest[one.reviewer] is one and one.verdict != "unsure"]
    if not sure:
        return said[-1]
    return sure[-1] if len({one.verdict in JOINS for one in sure}) == 1 else None


def _honoured(decisive: Sequence[tuple[Pair, Judgement]], unsure: frozenset[Pair]) -> Said:
    """The verdicts that can hold together, taken in order."""
    sets, parted = Sets(), set[Pair]()
    foes: defaultdict[str, set[str]] = defaultdict(set)
    joined: dict[Pair, str] = {}
    overruled: dict[Pair, str] = {}
    for pair, judgement in decisive:
        one, other = (sets.head(name) for name in pair)
        is_joint = judgement.verdict in JOINS
        if (one == other) if not is_joint else any(sets.head(foe) == other for foe in foes[one]):
            overruled[pair] = judgement.verdict
        elif is_joint:
            sets.join(one, other)
            foes[sets.head(one)] = foes[one] | foes[other]
            joined[pair] = judgement.verdict
        else:
            parted.add(pair)
            foes[one].add(other)
            foes[other].add(one)
    return Said(joined, frozenset(parted), unsure, overruled)


def joint(said: Said) -> Iterator[frozenset[str]]:
    """The sets of claims that verdicts join, directly or through others."""
    sets = Sets()
    for one, other in said.joined:
        sets.join(one, other)
    members: defaultdict[str, set[str]] = defaultdict(set)
    for pair in said.joined:
        members[sets.head(pair[0])].update(pair)
    yield from map(frozenset, members.values())
