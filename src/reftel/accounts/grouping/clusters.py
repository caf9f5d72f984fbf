"""Claims in clusters, and how well two clusters go together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from reftel.accounts.grouping.places import Edge, as_edge

Score = float | None
"""Points of a pair; None where the two cannot be of one event."""
Scorer = Callable[[int, int], Score]
Part = list[int]
"""Claims of a cluster that go together as a whole: others may be in it because a person or a document says so."""

_SAMPLE = 8
"""Members of a part that stand for it: those that came first, which are the likest."""


class Clusters:
    """Claims by index, each in one cluster, and the links by which they came together."""

    def __init__(self, size: int, score: Scorer, floor: float, foes: Iterable[Edge] = ()) -> None:
        """Each claim alone. `foes` are pairs whose clusters no score may join; a pair below `floor` parts two parts."""
        self.home = list(range(size))
        self.parts: dict[int, list[Part]] = {at: [[at]] for at in self.home}
        self.joined: list[Edge] = []
        self._score, self._floor = score, floor
        self._foes: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in foes:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def members(self, home: int) -> Iterator[int]:
        """The claims of a cluster."""
        return (at for part in self.parts[home] for at in part)

    def groups(self) -> list[list[int]]:
        """The clusters' members, in order."""
        return [sorted(self.members(home)) for home in self.parts]

    def score(self, one: int, other: int) -> Score:
        """The points of two claims; None where people parted them."""
        return None if other in self._foes.get(one, ()) else self._score(one, other)

    def fit(self, mine: int, theirs: int) -> Score:
        """How well two clusters go together: the mean score between the parts that do best. None where none do."""
        best = self._best(mine, theirs)
        return None if best is None else best[0]

    def are_foes(self, mine: int, theirs: int) -> bool:
        """True where people parted two clusters, or were unsure of them."""
        if not self._foes:
            return False
        return any(self.home[foe] == theirs for one in self.members(mine) for foe in self._foes.get(one, ()))

    def fuse(self, one: int, other: int) -> None:
        """Make one of the clusters of two claims that are linked, and of those parts of them that go together."""
        mine, theirs = self.home[one], self.home[other]
        best = self._best(mine, theirs)
        self.join(one, other)
        if best is not None:
            _, first, second = best
            parts = self.parts[self.home[one]]
            first += second
            parts[:] = [part for part in parts if part is not second]

    def join(self, one: int, other: int, *, is_link: bool = True) -> None:
        """Make one of the clusters of two claims, whether they go together or not."""
        into, gone = self.home[one], self.home[other]
        if into == gone:
            return
        if is_link:
            self.joined.append(as_edge(one, other))
        if (len(self.parts[into]), -into) < (len(self.parts[gone]), -gone):
            into, gone = gone, into
        for at in self.members(gone):
            self.home[at] = into
        self.parts[into] += self.parts.pop(gone)

    def _best(self, mine: int, theirs: int) -> tuple[float, Part, Part] | None:
        if mine == theirs or self.are_foes(mine, theirs):
            return None
        best: tuple[float, Part, Part] | None = None
        for first, second in product(self.parts[mine], self.parts[theirs]):
            mean = self._mean(first, second)
            if mean is not None and (best is None or mean > best[0]):
                best = mean, first, second
        return best

    def _mean(self, first: Sequence[int], second: Sequence[int]) -> Score:
        scores: list[float] = []
        for one, other in product(first[:_SAMPLE], second[:_SAMPLE]):
            score = self._score(one, other)
            if score is None or score < self._floor:
                return None
            scores.append(score)
        return sum(scores) / len(scores)
