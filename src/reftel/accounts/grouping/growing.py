"""Links into clusters, without chains: a claim joins only what it fits as a whole, and no winner is picked silently."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations, takewhile

from reftel.accounts.grouping.clusters import Clusters
from reftel.accounts.grouping.places import Edge, as_edge, clear_places
from reftel.accounts.grouping.rules import Rules

_NEAREST = 12
"""Best links of a claim that are looked at for whether it fits two places alike."""


def grow(clusters: Clusters, near: Mapping[Edge, float], versions: Set[Edge], rules: Rules) -> None:
    """Join clusters along links, the strongest first, where they fit; then what has one clear place; then versions.

    `near` are pairs with their scores: links, and pairs that score too low for one. `versions` are those of them that
    are of one event for a reason of their own, so that clusters join which are at odds. A claim is contested where two
    of its links are as good and their other ends do not go together: it is set aside first.
    """
    ordered = sorted(near, key=lambda edge: (-near[edge], edge))
    links = list(takewhile(lambda edge: near[edge] >= rules.link, ordered))
    contested = {
        at for at, others in _nearest(links).items() if _is_contested(clusters, at, others, near, versions, rules)
    }
    plain = [edge for edge in ordered if edge not in versions]
    for one, other in takewhile(lambda edge: near[edge] >= rules.link, plain):
        if one not in contested and other not in contested:
            _fuse(clusters, one, other, rules.join)
    while _settle(clusters, plain, versions, rules):
        pass
    for one, other in ordered:
        if (one, other) in versions and not clusters.are_foes(clusters.home[one], clusters.home[other]):
            clusters.join(one, other)


def _fuse(clusters: Clusters, one: int, other: int, least: float) -> bool:
    fit = clusters.fit(clusters.home[one], clusters.home[other])
    if fit is None or fit < least:
        return False
    clusters.fuse(one, other)
    return True


def _settle(clusters: Clusters, ordered: Sequence[Edge], versions: Set[Edge], rules: Rules) -> bool:
    """Join clusters that are clearly each other's place; True where any were joined."""
    bridges: dict[Edge, Edge] = {}
    for edge in ordered:
        one, other = (clusters.home[at] for at in edge)
        if one != other:
            bridges.setdefault(as_edge(one, other), edge)
    fits = {homes: fit for homes in bridges if (fit := clusters.fit(*homes)) is not None}
    kin = {as_edge(clusters.home[one], clusters.home[other]) for one, other in versions}
    clear = list(clear_places(fits, kin, least=rules.loose, margin=rules.margin))
    fused = [_fuse(clusters, *bridges[homes], rules.loose) for homes in clear]
    return any(fused)


def _is_contested(
    clusters: Clusters, at: int, others: Sequence[int], near: Mapping[Edge, float], versions: Set[Edge], rules: Rules
) -> bool:
    """True where a claim's best links lead to claims that do not go together; the best first."""
    best = near[as_edge(at, others[0])]
    rivals = [other for other in others if near[as_edge(at, other)] > best - rules.margin]
    return any(
        as_edge(one, other) not in versions and not _go_together(clusters, one, other, rules.join)
        for one, other in combinations(rivals, 2)
    )


def _go_together(clusters: Clusters, one: int, other: int, least: float) -> bool:
    if clusters.home[one] == clusters.home[other]:
        return True
    score = clusters.score(one, other)
    return score is not None and score >= least


def _nearest(links: Iterable[Edge]) -> dict[int, list[int]]:
    """The other ends of each claim's best links, the best first."""
    near: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in links:
        if len(near[one]) < _NEAREST:
            near[one].append(other)
        if len(near[other]) < _NEAREST:
            near[other].append(one)
    return dict(near)
