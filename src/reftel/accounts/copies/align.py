"""What two passages share: stretches of the same words in the same order, with small gaps."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reftel.accounts.copies.words import FIGURE, Token
from reftel.model.span import Span

_HEAD = 2
"""Words at the beginning of a passage that a stretch may leave out."""

GAP = 4
"""Words that may be put in, left out or changed between two runs of one stretch."""

Run = tuple[int, int, int]
"""First word here, first word there, how many words are the same."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that one passage (`here`) has in common with another (`there`), run by run."""

    here: Sequence[Token]
    there: Sequence[Token]
    runs: tuple[Run, ...]

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The words from first to behind the last, here and there."""
        first, last = self.runs[0], self.runs[-1]
        return (first[0], last[0] + last[2]), (first[1], last[1] + last[2])

    @property
    def spans(self) -> tuple[Span, Span]:
        """The stretch as characters of the one document and of the other."""
        here, there = self.ends
        return _span(self.here, *here), _span(self.there, *there)

    @property
    def n_words(self) -> int:
        """The words that are the same, figures left out."""
        return sum(self.here[at].key != FIGURE for first, _, size in self.runs for at in range(first, first + size))

    @property
    def density(self) -> float:
        """The share of the longer side that the other side has too."""
        return density(self.runs)

    @property
    def is_whole(self) -> bool:
        """True where both passages have the same words from end to end."""
        return len(self.here) == len(self.there) == self.runs[0][2]

    @property
    def share(self) -> float:
        """The share of the passage here that the stretch covers."""
        first, end = self.ends[0]
        return (end - first) / len(self.here)

    def turned(self) -> "Stretch":
        """The same stretch seen from the other passage."""
        return Stretch(self.there, self.here, tuple((there, here, size) for here, there, size in self.runs))

    def gaps(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Words from one run to the next, here and there; first those before all runs, if both passages begin there."""
        first = self.runs[0]
        if 0 < first[0] <= _HEAD and 0 < first[1] <= _HEAD:
            yield (0, first[0]), (0, first[1])
        for left, right in zip(self.runs, self.runs[1:], strict=False):
            yield (left[0] + left[2], right[0]), (left[1] + left[2], right[1])

    def figures(self) -> Iterator[tuple[int, int]]:
        """Places of words with digits that stand for one another."""
        for here, there, size in self.runs:
            yield from ((here + n, there + n) for n in range(size) if self.here[here + n].key == FIGURE)

    def carried(self, span: Span) -> Span | None:
        """Where characters here stand there; None where none of their words do."""
        found = [
            there + n
            for here, there, size in self.runs
            for n in range(size)
            if span.start < self.here[here + n].end and self.here[here + n].start < span.end
        ]
        return _span(self.there, found[0], found[-1] + 1) if found else None


def runs_shared(here: Sequence[Hashable], there: Sequence[Hashable]) -> list[tuple[Run, ...]]:
    """The runs of words that two passages have in common, those near one another together, in order."""
    groups: list[list[Run]] = []
    for run in _runs(here, there):
        if groups and _is_near(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [tuple(group) for group in groups]


def _runs(here: Sequence[Hashable], there: Sequence[Hashable]) -> list[Run]:
    """The runs of a longest common subsequence, each as long as it can be.

    The first and last words of a run are often found elsewhere too, and a subsequence may take them there: the longer
    run gets them.
    """
    found: list[Run] = []
    for code in Indel.opcodes(here, there):
        if code.tag != "equal":
            continue
        at, other, size = _extended(here, there, (code.src_start, code.dest_start, code.src_end - code.src_start))
        while found and _overlap(found[-1], (at, other)) and found[-1][2] < size:
            found.pop()
        taken = _overlap(found[-1], (at, other)) if found else 0
        if size > taken:
            found.append((at + taken, other + taken, size - taken))
    return found


def _extended(here: Sequence[Hashable], there: Sequence[Hashable], run: Run) -> Run:
    at, other, size = run
    while at + size < len(here) and other + size < len(there) and here[at + size] == there[other + size]:
        size += 1
    while at and other and here[at - 1] == there[other - 1]:
        at, other, size = at - 1, other - 1, size + 1
    return at, other, size


def _overlap(run: Run, start: tuple[int, int]) -> int:
    """How many words a run goes beyond the start of the next, on the side where it does so further."""
    return max(run[0] + run[2] - start[0], run[1] + run[2] - start[1], 0)


def density(runs: Sequence[Run]) -> float:
    """The share of the longer side, from the first run to the last, that the other side has too."""
    first, last = runs[0], runs[-1]
    return sum(run[2] for run in runs) / (max(last[0] - first[0], last[1] - first[1]) + last[2])


def whole(here: Sequence[Token], there: Sequence[Token]) -> Stretch:
    """Two passages of the same words as one stretch."""
    return Stretch(here, there, ((0, 0, len(here)),))


def _is_near(left: Run, right: Run) -> bool:
    """True where a run goes on another's stretch: a single word among others that differ is chance."""
    gap = max(right[0] - left[0] - left[2], right[1] - left[1] - left[2])
    return gap <= min(GAP, left[2] + right[2])


def _span(tokens: Sequence[Token], first: int, end: int) -> Span:
    return Span(tokens[first].start, tokens[end - 1].end)
