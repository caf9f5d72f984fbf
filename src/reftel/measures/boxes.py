"""Extremes of shares and of their concentration where volumes are known within bounds only.

Each supplier i has delivered v[i], somewhere between low[i] and high[i] (infinite where open), whatever the others did:
a box. Its share is p[i] = v[i] / sum v. All bounds are exact over the box, and None where nothing can have been
delivered.

Why they can be found. HHI = sum p^2 is quasi-convex in v, since |v| <= c sum v is a convex cone. So it is least where
its slope in each v[i] changes sign inside the box, at v[i] = t clamped to [low[i], high[i]] for one level t
(water-filling), and greatest at a corner of the box. Entropy is quasi-concave, so that the same holds the other way
round. Corners are searched by branch and bound (`reftel.measures.corners`).
"""

from collections.abc import Callable
from itertools import pairwise
from math import exp, inf, log

from reftel.measures.corners import DISORDER, SQUARES, Box, most_at_a_corner

Bounds = tuple[float, float]


def share_bounds(box: Box, at: int, rest: Bounds = (0.0, 0.0)) -> Bounds | None:
    """The least and greatest share of supplier `at`; `rest` is what others delivered who are not known.

    Least where it delivered its least and all others their most, and the reverse; a share of nothing is none.
    """
    low, high = box[at]
    others_low = sum(v for i, (v, _) in enumerate(box) if i != at) + rest[0]
    others_high = sum(v for i, (_, v) in enumerate(box) if i != at) + rest[1]
    if high == 0 and others_high == 0:
        return None
    least = low / (low + others_high) if low else 0.0 if others_high else 1.0
    most = 1.0 if high == inf else high / (high + others_low) if high else 0.0
    return least, most


def hhi_bounds(box: Box) -> Bounds | None:
    """The least and greatest Herfindahl–Hirschman index, sum p^2."""
    least = hhi_least(box)
    return None if least is None else (least, min(1.0, max(least, most_at_a_corner(box, SQUARES))))


def hhi_least(box: Box, rest: float = 0.0) -> float | None:
    """The least sum p^2; `rest` is a volume that is split among so many that it adds to the total only."""

    def value(level: float) -> float:
        volumes = [_clamp(level, *ends) for ends in box]
        total = sum(volumes) + rest
        return sum(v * v for v in volumes) / total**2 if total else inf

    def turn(still: list[float]) -> float | None:
        total = sum(still) + rest
        return sum(v * v for v in still) / total if total else None

    return _least_over_levels(box, value, turn) if rest or _is_any(box) else None


def hhi_most(box: Box, rest: float = 0.0) -> float | None:
    """The greatest sum p^2 where one supplier delivered all of `rest` besides its own."""
    if not _is_any(box) and not rest:
        return None
    given = (
        [(low + rest, high + rest) if i == top else (low, high) for i, (low, high) in enumerate(box)]
        for top in range(len(box))
    )
    return min(1.0, max((most_at_a_corner(each, SQUARES) for each in (given if rest else [box])), default=1.0))


def entropy_bounds(box: Box) -> Bounds | None:
    """The least and greatest entropy, - sum p ln p, in nats."""
    if not _is_any(box):
        return None

    def value(level: float) -> float:
        volumes = [v for v in (_clamp(level, *ends) for ends in box) if v]
        total = sum(volumes)
        return sum(v * log(v) for v in volumes) / total - log(total) if total else inf

    def turn(still: list[float]) -> float | None:
        total = sum(still)
        return exp(min(sum(v * log(v) for v in still if v) / total, 700.0)) if total else None

    most = -_least_over_levels(box, value, turn)
    least = -most_at_a_corner(box, DISORDER)
    return max(0.0, min(least, most)), max(0.0, most)


def top_bounds(box: Box, rest: Bounds = (0.0, 0.0)) -> Bounds | None:
    """The least and greatest share of the top supplier; `rest` is nobody's, or all its own.

    Least where nobody delivers more than the greatest `low`, t: t / sum min(high, t). Where all may have delivered
    nothing, t may be as small as one likes, and all equal.
    """
    if not _is_any(box):
        return None
    level = max(low for low, _ in box)
    n_able = sum(high > 0 for _, high in box)
    total = sum(min(high, level) for _, high in box) + rest[1]
    least = level / total if level else 0.0 if rest[1] else 1 / n_able
    shares = (share_bounds([(low, high + rest[1]) if i == at else (low, high) for i, (low, high) in enumerate(box)], at)
              for at in range(len(box)))  # fmt: skip
    return least, max(each[1] for each in shares if each)


def top_two_bounds(box: Box) -> Bounds | None:
    """The least and greatest share of the two top suppliers together.

    Greatest for the pair that delivered its most while all others delivered their least. Least where the one with the
    greatest `low` delivers that, and all others at most b: a ratio of two functions linear between ends, so least at
    one of them.
    """
    if not _is_any(box):
        return None
    pairs = ((box[i], box[j], i, j) for i in range(len(box)) for j in range(i + 1, len(box)))
    total = sum(low for low, _ in box)
    most = [
        1.0 if inf in (a[1], b[1]) else (a[1] + b[1]) / (a[1] + b[1] + total - a[0] - b[0])
        for a, b, _, _ in pairs
        if a[1] + b[1] > 0
    ]
    return _least_two(box), min(1.0, max(most, default=1.0))


def _least_two(box: Box) -> float:
    lows = sorted((low for low, _ in box), reverse=True)
    if len(box) < 3:
        return 1.0
    if lows[0] == 0:
        return min(1.0, 2 / sum(high > 0 for _, high in box))
    top = max(range(len(box)), key=lambda i: box[i][0])
    others = [ends for i, ends in enumerate(box) if i != top]

    def value(most: float) -> float:
        capped = [min(high, max(low, most)) for low, high in others]
        capped = [min(v, most) for v in capped]
        return (lows[0] + max(capped)) / (lows[0] + sum(capped))

    ends = {lows[1], lows[0], *(high for _, high in others if lows[1] < high < lows[0])}
    return min(value(end) for end in ends)


def _least_over_levels(box: Box, value: Callable[[float], float], turn: Callable[[list[float]], float | None]) -> float:
    """The least `value` of a level: at an end of the box, or where the slope turns between two of them."""
    ends = sorted({end for pair in box for end in pair if 0 < end < inf} | {0.0})
    levels = set(ends)
    for a, b in pairwise([*ends, inf]):
        still = [high if high <= a else low for low, high in box if high <= a or low >= b]
        level = turn(still)
        levels.add(min(max(level, a), b) if level is not None else b if b < inf else 2 * a + 1)
    return min(value(level) for level in levels if level < inf)


def _clamp(level: float, low: float, high: float) -> float:
    return min(max(level, low), high)


def _is_any(box: Box) -> bool:
    return any(high > 0 for _, high in box)
