"""Extremes of shares and of their concentration where volumes are known within bounds only.

Each supplier i has delivered v[i], somewhere between low[i] and high[i] (infinite where open), whatever the others did:
a box. Its share is p[i] = v[i] / sum v. All bounds are exact over the box, and None where nothing can have been
delivered.

Why they can be found. HHI = sum p^2 is quasi-convex in v, since |v| <= c sum v is a convex cone. So it is least where
its slope in each v[i] changes sign inside the box, at v[i] = t clamped to [low[i], high[i]] for one level t
(water-filling), and greatest at a corner of the box. Entropy is quasi-concave, so that the same holds the other way
round. Corners are searched by branch and bound (`reftel.measures.corners`).
"""

from bisect import bisect_left
from collections.abc import Callable
from math import exp, inf, log

from reftel.measures.corners import DISORDER, SQUARES, Box, most_at_a_corner

Bounds = tuple[float, float]
_GREAT = 700.0
"""Greater exponents are no numbers any more."""


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
    if not _is_any(box):
        return 0.0 if rest else None

    def slope(level: float) -> float:
        volumes = [min(max(level, low), high) for low, high in box]
        return level * (sum(volumes) + rest) - sum(v * v for v in volumes)

    def turn(still: list[float]) -> float:
        return sum(v * v for v in still) / (sum(still) + rest)

    volumes = _at_turn(box, slope, turn, rest)
    return sum(v * v for v in volumes) / (sum(volumes) + rest) ** 2


def hhi_most(box: Box, rest: float = 0.0) -> float | None:
    """The greatest sum p^2 where one supplier delivered all of `rest` besides its own."""
    if not _is_any(box) and not rest:
        return None
    found = 0.0
    for top in sorted(range(len(box)), key=lambda i: box[i][1], reverse=True)[: None if rest else 1]:
        given = [(low + rest, high + rest) if i == top else (low, high) for i, (low, high) in enumerate(box)]
        found = most_at_a_corner(given, SQUARES, found)
    return min(1.0, found)


def entropy_bounds(box: Box) -> Bounds | None:
    """The least and greatest entropy, - sum p ln p, in nats."""
    if not _is_any(box):
        return None

    def slope(level: float) -> float:
        volumes = [min(max(level, low), high) for low, high in box]
        return sum(volumes) * log(level) - sum(v * log(v) for v in volumes if v)

    def turn(still: list[float]) -> float:
        return exp(min(sum(v * log(v) for v in still if v) / sum(still), _GREAT))

    volumes = _at_turn(box, slope, turn)
    total = sum(volumes)
    most = log(total) - sum(v * log(v) for v in volumes if v) / total
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


def _at_turn(
    box: Box, slope: Callable[[float], float], turn: Callable[[list[float]], float], rest: float = 0.0
) -> list[float]:
    """The volumes at the level at which the slope turns from below 0 to above.

    The slope never falls with the level: its derivative is the total of the volumes that do not move. So the two ends
    between which it turns are found by bisection, and there `turn` gives the level from the volumes that stand still;
    where none does, all are equal, and any level between the ends will do.
    """
    ends = sorted({end for pair in box for end in pair if 0 < end < inf})
    at = bisect_left(ends, True, key=lambda end: slope(end) >= 0)
    low, high = ends[at - 1] if at else 0.0, ends[at] if at < len(ends) else inf
    still = [end[1] if end[1] <= low else end[0] for end in box if end[1] <= low or end[0] >= high]
    level = turn(still) if sum(still) + rest > 0 else high if high < inf else 2 * low + 1
    level = min(max(level, low), high)
    return [min(max(level, low), high) for low, high in box]


def _is_any(box: Box) -> bool:
    return any(high > 0 for _, high in box)
