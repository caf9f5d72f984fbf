"""The corner of a box at which concentration is greatest."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, log

Box = Sequence[tuple[float, float]]
_MOST_NODES, _NOISE = 50_000, 1e-12


@dataclass(frozen=True, slots=True)
class Index:
    """Concentration read from the total of volumes and the sum of a `power` of each.

    `score` grows with that sum and is at most `most`; on a line sum = a + c total it is greatest at `turn`.
    """

    power: Callable[[float], float]
    score: Callable[[float, float], float]
    turn: Callable[[float, float], float]
    most: float


SQUARES = Index(
    power=lambda v: v * v,
    score=lambda total, powers: powers / (total * total),
    turn=lambda a, c: -2 * a / c if c else inf,
    most=1.0,
)
"""Sum p^2."""

DISORDER = Index(
    power=lambda v: v * log(v) if v else 0.0,
    score=lambda total, powers: powers / total - log(total),
    turn=lambda a, _: -a,
    most=0.0,
)
"""Sum p ln p, which is minus the entropy."""


@dataclass(frozen=True, slots=True)
class _Free:
    """`n` volumes that are alike: from the low end to the high one total and sum grow by `width` and `rise`."""

    n: int
    width: float
    rise: float

    @property
    def slope(self) -> float:
        return self.rise / self.width


def most_at_a_corner(box: Box, index: Index, at_least: float = -inf) -> float:
    """The greatest score over the corners of the box, of which at least one end is not 0.

    Branch and bound over the volumes that have two ends, steepest first; alike ones are one choice of how many. What
    can still be reached is bounded by letting each volume stand between its ends on the chord of `power`, which only
    raises the sum. Past a limit of nodes, met only by many suppliers of many different ranges, that bound is the
    answer: it is never too small.
    """
    if any(high == inf for _, high in box) or all(low == 0 for low, _ in box):
        return index.most  # one supplier can dwarf the others
    total, powers = sum(low for low, _ in box), sum(index.power(low) for low, _ in box)
    free = _free(box, index)
    if _reachable(free, total, powers, index) <= at_least:
        return at_least
    found = max(at_least, *(index.score(*corner) for corner in _prefixes(free, total, powers)))
    nodes = [(0, total, powers)]
    for _ in range(_MOST_NODES):
        if not nodes:
            return found
        at, total_here, powers_here = nodes.pop()
        found = max(found, index.score(total_here, powers_here))
        if at < len(free) and _reachable(free[at:], total_here, powers_here, index) > found + _NOISE:
            here = free[at]
            nodes += [(at + 1, total_here + k * here.width, powers_here + k * here.rise) for k in range(here.n + 1)]
    return max([found, *(_reachable(free[at:], total, powers, index) for at, total, powers in nodes)])


def _free(box: Box, index: Index) -> list[_Free]:
    alike = Counter(ends for ends in box if ends[0] < ends[1])
    free = [_Free(n, high - low, index.power(high) - index.power(low)) for (low, high), n in alike.items()]
    return sorted(free, key=lambda each: (-each.slope, each.width))


def _prefixes(free: Sequence[_Free], total: float, powers: float) -> Iterator[tuple[float, float]]:
    """The corners at which the steepest volumes are at their high ends."""
    yield total, powers
    for each in free:
        for _ in range(each.n):
            total, powers = total + each.width, powers + each.rise
            yield total, powers


def _reachable(free: Sequence[_Free], total: float, powers: float, index: Index) -> float:
    """No corner that is still open has a greater score."""
    best = index.score(total, powers)
    for each in free:
        start, slope = total, each.slope
        total, powers = total + each.n * each.width, powers + each.n * each.rise
        turn = index.turn(powers - slope * total, slope)
        if start < turn < total:
            best = max(best, index.score(turn, powers - slope * (total - turn)))
        best = max(best, index.score(total, powers))
    return best
