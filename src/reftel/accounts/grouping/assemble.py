"""Claims into groups that speak of one event each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from operator import itemgetter

from reftel.accounts.grouping.blocks import candidates
from reftel.accounts.grouping.clusters import Clusters
from reftel.accounts.grouping.compare import Parts, are_versions, compare, is_about_one_thing, is_at_odds, total
from reftel.accounts.grouping.growing import grow
from reftel.accounts.grouping.places import Edge, as_edge
from reftel.accounts.grouping.profiles import Profile, profile_of
from reftel.accounts.grouping.rules import load_rules
from reftel.accounts.grouping.verdicts import OVERRULED, Said, joint, settle
from reftel.model.claim import Claim
from reftel.model.event import Group, Link
from reftel.model.judgement import Judgement
from reftel.model.progress import Tell, part, watched
from reftel.model.source import Source, place_in_exports

_PROFILED, _COMPARED = 0.15, 0.7
"""The shares of the time that it takes until claims are ready for comparison, and until all are compared."""


def group(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    verdicts: Sequence[Judgement] = (),
    tell: Tell | None = None,
) -> tuple[Group, ...]:
    """Bring together the claims that speak of one event; every claim is in one group, most often alone.

    `sources` are documents by sha256; a claim's may be missing. `verdicts` on pairs of claims always win over scores,
    and those that no score may decide (unsure) keep claims apart; see `settle`. A group's links are those by which its
    claims came together, with the points of each part, and the verdicts that joined two of them. A verdict that others
    overruled is reported as such, with the group of the first of its claims.

    The result is the same for any order of claims, sources and verdicts. A claim given twice counts once.
    """
    return tuple(_Grouping(claims, sources, settle(verdicts), tell).groups())


class _Grouping:
    """One run: claims in order of their ids, so that an index stands for a claim."""

    def __init__(self, claims: Sequence[Claim], sources: Mapping[str, Source], said: Said, tell: Tell | None) -> None:
        known = {claim.id: claim for claim in claims}
        self.ids = sorted(known)
        self.claims = [known[name] for name in self.ids]
        self.index = {name: at for at, name in enumerate(self.ids)}
        self.sources, self.said, self.rules, self.tell = sources, said, load_rules(), tell
        coming = watched(self.claims, part(tell, 0.0, _PROFILED), len(self.claims))
        self.profiles = [self._profile(claim) for claim in coming]
        self.near: dict[Edge, float] = {}
        self.versions: set[Edge] = set()

    def groups(self) -> Iterator[Group]:
        """All groups, in the order in which exports name their first claims."""
        clusters = self._clusters()
        links = self._links(clusters)
        ordered = (sorted(several, key=self._place) for several in clusters.groups())
        for several in sorted(ordered, key=lambda members: self._place(members[0])):
            found = sorted(links.get(clusters.home[several[0]], ()), key=lambda link: (link.first, link.second))
            yield Group(claims=tuple(self.ids[at] for at in several), links=tuple(found))

    def _profile(self, claim: Claim) -> Profile:
        return profile_of(claim, self.sources.get(claim.document), self.rules)

    def _clusters(self) -> Clusters:
        """The claims in clusters: those that people joined, and on top of them those that scores join."""
        stands: dict[str, int] = {}
        given: list[list[int]] = []
        for names in joint(self.said):
            if known := sorted(self.index[name] for name in names if name in self.index):
                given.append(known)
                stands |= dict.fromkeys(names, known[0])
        stands = self.index | stands
        kept_apart = [pair for pair in self.said.parted | self.said.unsure if stands.keys() >= set(pair)]
        parted = {as_edge(stands[first], stands[second]) for first, second in kept_apart}
        self._compare_all(parted)
        clusters = Clusters(len(self.ids), self._score, self.rules.floor, foes=parted)
        for known in given:
            for other in known[1:]:
                clusters.join(known[0], other, is_link=False)
        grow(clusters, self.near, self.versions, self.rules)
        return clusters

    def _compare_all(self, parted: Set[Edge]) -> None:
        """Keep the pairs that score high enough to be looked at."""
        pairs, tell = candidates(self.profiles, self.rules), part(self.tell, _PROFILED, _COMPARED)
        for edge in watched(pairs, tell, len(self.profiles), at=itemgetter(0)):
            if (parts := self._parts(*edge)) is None or edge in parted:
                continue
            if (score := total(parts)) >= self.rules.link or self._may_join(edge, parts, score):
                self.near[edge] = score
                if are_versions(parts, self.rules):
                    self.versions.add(edge)

    def _may_join(self, edge: Edge, parts: Parts, score: float) -> bool:
        """True of pairs that come together if nothing else comes into question; of states of things, only links do."""
        is_near = score >= self.rules.loose - self.rules.margin
        kind = self.profiles[edge[0]].kind
        is_alike = is_about_one_thing(parts) or (kind in self.rules.rare and "told" in parts)
        return is_near and kind not in self.rules.states and is_alike and not is_at_odds(parts)

    def _score(self, one: int, other: int) -> float | None:
        if (score := self.near.get(as_edge(one, other))) is not None:
            return score
        parts = self._parts(one, other)
        return None if parts is None else total(parts)

    def _parts(self, one: int, other: int) -> Parts | None:
        return compare(self.profiles[one], self.profiles[other], self.rules)

    def _links(self, clusters: Clusters) -> dict[int, list[Link]]:
        """What joins each cluster, by its home: the links that it came together by, and verdicts."""
        overruled = {pair: f"{verdict}, {OVERRULED}" for pair, verdict in self.said.overruled.items()}
        found: defaultdict[int, list[Link]] = defaultdict(list)
        for one, other in clusters.joined:
            found[clusters.home[one]].append(self._link(self.ids[one], self.ids[other], None))
        for (first, second), verdict in (dict(self.said.joined) | overruled).items():
            if first in self.index and second in self.index:
                found[clusters.home[self.index[first]]].append(self._link(first, second, verdict))
        return found

    def _link(self, first: str, second: str, verdict: str | None) -> Link:
        parts = self._parts(self.index[first], self.index[second]) or {}
        return Link(first=first, second=second, score=total(parts), parts=parts, verdict=verdict)

    def _place(self, at: int) -> tuple[str, str, int, int, str, str]:
        return place_in_exports(self.claims[at], self.ids[at], self.sources.get(self.claims[at].document))
