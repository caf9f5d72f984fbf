"""Links into clusters, without chains: a claim joins only what it fits as a whole, and no winner is picked silently."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import product

from reftel.accounts.grouping.places import Edge, as_edge, clear_places
from reftel.accounts.grouping.rules import Rules

Score = float | None
"""Points of a pair; None where the two cannot be of one event."""
Scorer = Callable[[int, int], Score]

_SAMPLE = 8
"""Members of a cluster that stand for it: those that came first, which are the likest."""
_NEAREST = 12
"""Best links of a claim that are looked at for whether it fits two places alike."""


@dataclass(slots=True)
class Clusters:
    """Claims by index, each in one cluster, and the links by which they came together.

    `given` are sets that people joined; `parted` pairs that they parted or were unsure of: no score joins their clusters.
    `versions` are links between two versions in one document: they join clusters whose claims are at odds.
    """

    size: int
    score: Scorer
    rules: Rules
    given: Sequence[Sequence[int]] = ()
    parted: Iterable[Edge] = ()
    versions: Set[Edge] = frozenset()
    joined: list[Edge] = field(default_factory=list)
    home: list[int] = field(init=False)
    members: dict[int, list[int]] = field(init=False)
    foes: dict[int, set[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.home = list(range(self.size))
        self.members = {at: [at] for at in self.home}
        for several in self.given:
            for other in several[1:]:
                self._unite(several[0], other)
        foes: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in self.parted:
            foes[one].add(other)
            foes[other].add(one)
        self.foes = dict(foes)

    def grow(self, near: Mapping[Edge, float]) -> None:
        """Join clusters along links, the strongest first, where they fit; then what has one clear place.

        `near` are pairs with their scores: links, and pairs that score too low for one. A claim is contested where two of
        its links are as good and their other ends do not go together: it is set aside first.
        """
        ordered = sorted(near, key=lambda edge: (-near[edge], edge))
        nearest = _nearest(edge for edge in ordered if near[edge] >= self.rules.link)
        contested = {at for at, others in nearest.items() if self._is_contested(at, others, near)}
        plain = [edge for edge in ordered if edge not in self.versions]
        for one, other in plain:
            if near[one, other] < self.rules.link:
                break
            if one not in contested and other not in contested and self._fits(one, other, self.rules.join):
                self._join(one, other)
        while self._settle(plain):
            pass
        for one, other in ordered:
            if (one, other) in self.versions and not self._are_foes(self.home[one], self.home[other]):
                self._join(one, other)

    def groups(self) -> list[list[int]]:
        """The clusters' members, in order."""
        return [sorted(several) for several in self.members.values()]

    def _settle(self, ordered: Sequence[Edge]) -> bool:
        """Join clusters that are clearly each other's place; True where any were joined."""
        bridges: dict[Edge, Edge] = {}
        for edge in ordered:
            one, other = (self.home[at] for at in edge)
            if one != other:
                bridges.setdefault(as_edge(one, other), edge)
        fits = {homes: fit for homes in bridges if (fit := self._fit(*homes)) is not None}
        kin = {as_edge(self.home[one], self.home[other]) for one, other in self.versions}
        n_joined = len(self.joined)
        for homes in clear_places(fits, kin, least=self.rules.loose, margin=self.rules.margin):
            one, other = bridges[homes]
            if self._fits(one, other, self.rules.loose):
                self._join(one, other)
        return len(self.joined) > n_joined

    def _is_contested(self, at: int, others: Sequence[int], links: Mapping[Edge, float]) -> bool:
        best = _of(links, at, others[0])
        rivals = [other for other in others if _of(links, at, other) > best - self.rules.margin]
        return any(
            self._is_apart(one, other) for number, one in enumerate(rivals) for other in rivals[number + 1 :]
        )

    def _is_apart(self, one: int, other: int) -> bool:
        if self.home[one] == self.home[other] or as_edge(one, other) in self.versions:
            return False
        score = self.score(one, other)
        return score is None or score < self.rules.join or other in self.foes.get(one, ())

    def _fits(self, one: int, other: int, least: float) -> bool:
        """True where the clusters of two claims go together well enough."""
        mine, theirs = self.home[one], self.home[other]
        return mine != theirs and (fit := self._fit(mine, theirs)) is not None and fit >= least

    def _fit(self, mine: int, theirs: int) -> Score:
        """The mean score between two clusters; None where one pair does not go together, or people parted it."""
        if self._are_foes(mine, theirs):
            return None
        scores: list[float] = []
        for one, other in product(self.members[mine][:_SAMPLE], self.members[theirs][:_SAMPLE]):
            score = self.score(one, other)
            if score is None or score < self.rules.floor:
                return None
            scores.append(score)
        return sum(scores) / len(scores)

    def _are_foes(self, mine: int, theirs: int) -> bool:
        few, many = sorted((self.members[mine], self.members[theirs]), key=len)
        there = self.home[many[0]]
        return any(self.home[foe] == there for one in few for foe in self.foes.get(one, ()))

    def _join(self, one: int, other: int) -> None:
        if self.home[one] == self.home[other]:
            return
        self.joined.append((min(one, other), max(one, other)))
        self._unite(one, other)

    def _unite(self, one: int, other: int) -> None:
        """Put two clusters together, the smaller into the larger."""
        into, gone = self.home[one], self.home[other]
        if into == gone:
            return
        if (len(self.members[into]), -into) < (len(self.members[gone]), -gone):
            into, gone = gone, into
        for at in self.members[gone]:
            self.home[at] = into
        self.members[into] += self.members.pop(gone)


def _of(links: Mapping[Edge, float], one: int, other: int) -> float:
    return links[as_edge(one, other)]


def _nearest(ordered: Iterable[Edge]) -> dict[int, list[int]]:
    """The other ends of each claim's best links, the best first."""
    near: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in ordered:
        if len(near[one]) < _NEAREST:
            near[one].append(other)
        if len(near[other]) < _NEAREST:
            near[other].append(one)
    return dict(near)
