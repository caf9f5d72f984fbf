"""Where a cluster clearly belongs, if anywhere: no winner is picked among several."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

Edge = tuple[int, int]
"""Two claims, or two clusters, by number; the smaller first."""


def as_edge(one: int, other: int) -> Edge:
    """The two in order."""
    return (one, other) if one < other else (other, one)


def clear_places(fits: Mapping[Edge, float], kin: Set[Edge], *, least: float, margin: float) -> Iterator[Edge]:
    """Pairs of clusters that belong together and of which neither stands between two others; the likeliest first.

    `fits` has how well two clusters go together. A cluster's place is the one that it fits best, at `least` so well,
    and it is clear where each other one that it fits nearly as well (within `margin`) goes with that place too. `kin`
    are clusters known to be of one event.
    """

    def go_together(one: int, other: int) -> bool:
        edge = as_edge(one, other)
        return edge in kin or fits.get(edge, least - 1) >= least

    def place_of(around: list[tuple[float, int]]) -> int | None:
        best, place = max(around)
        near = (other for fit, other in around if other != place and fit > best - margin)
        return place if best >= least and all(go_together(place, other) for other in near) else None

    around: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), fit in fits.items():
        around[one].append((fit, other))
        around[other].append((fit, one))
    places = {cluster: place_of(found) for cluster, found in around.items()}
    for one, other in sorted(fits, key=lambda edge: (-fits[edge], edge)):
        for cluster, place in ((one, other), (other, one)):
            theirs = places[place]
            if places[cluster] == place and theirs is not None and (theirs == cluster or go_together(cluster, theirs)):
                yield one, other
                break
