"""Trivial systems that bring planted claims together: they show what a figure is worth."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from evals.grouped import Answer, Rival, true_groups
from evals.planted import World
from reftel.model.claim import Claim

System = Callable[[World], Answer]
_SLOTS = ("actor", "recipient", "quantity", "value", "period", "terms", "polarity")


def alone(world: World) -> Answer:
    """Each claim by itself: no group, no rival, no copy."""
    return Answer(groups=[[claim.id] for claim in world.claims])


def dyad_year(world: World) -> Answer:
    """All of one kind between two states in one year are one event; what differs is a rival; one quote, one origin."""
    days = {document.sha256: document.date or "" for document in world.documents}
    return _simple(world, lambda claim: (claim.kind, *_dyad(claim), (claim.period or days[claim.document])[:4]))


def dyad_thing(world: World) -> Answer:
    """All of one kind between two states on things of one name are one event; the rest as before."""
    return _simple(world, lambda claim: (claim.kind, *_dyad(claim), claim.designators or (claim.item or "").casefold()))


BASELINES: Mapping[str, System] = {"each alone": alone, "dyad and year": dyad_year, "dyad and thing": dyad_thing}


def _simple(world: World, key: Callable[[Claim], object]) -> Answer:
    found: dict[object, list[Claim]] = defaultdict(list)
    for claim in world.claims:
        found[key(claim)].append(claim)
    claims = {claim.id: claim for claim in world.claims}
    quotes = {claim.id: " ".join(claim.quote.casefold().split()) for claim in world.claims}
    alike: dict[str, list[str]] = defaultdict(list)
    for name, quote in quotes.items():
        alike[quote].append(name)
    given = [[claims[name] for name in several] for several in true_groups(world)]
    return Answer(
        groups=[[claim.id for claim in several] for several in found.values()],
        rivals=_differing(found.values()),
        rivals_given_groups=_differing(given),
        origins=quotes,
        copies=[pair for several in alike.values() for pair in combinations(several, 2)],
    )


def _dyad(claim: Claim) -> tuple[object, ...]:
    return tuple(tuple(party.split("/")[0] for party in side) for side in (claim.actor, claim.recipient))


def _differing(groups: Iterable[Sequence[Claim]]) -> list[Rival]:
    """Every two values of a slot that are not written alike."""
    return [
        Rival(slot=slot, sides=((one.id,), (two.id,)))
        for several in groups
        for one, two in combinations(several, 2)
        for slot in _SLOTS
        if (mine := getattr(one, slot)) and (other := getattr(two, slot)) and mine != other
    ]
