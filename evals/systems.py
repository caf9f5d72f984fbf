"""reftel as a system that brings planted claims together."""

from collections.abc import Iterable

from evals.grouped import Answer, Rival, true_groups
from evals.planted import World
from reftel.accounts.copies import find_copies, origins
from reftel.accounts.grouping import group
from reftel.accounts.versions import accounts_of
from reftel.model.event import Group


def reftel(world: World) -> Answer:
    """What reftel says."""
    sources, pages = world.sources(), world.pages()
    claims = {claim.id: claim for claim in world.claims}
    graph = find_copies({name: (sources[name], pages[name]) for name in sources}, world.claims)
    keys, corrupt = origins(graph, world.claims), {found.claim for found in graph.corruptions}

    def rivals(groups: Iterable[Group]) -> list[Rival]:
        events = [accounts_of(one, claims, sources, keys, corruptions=corrupt) for one in groups]
        return [
            Rival(slot=rivalry.slot, sides=tuple(side.claims for side in rivalry.sides))
            for event in events
            for rivalry in event.rivalries
        ]

    groups = group(world.claims, sources)
    return Answer(
        groups=[one.claims for one in groups], rivals=rivals(groups), origins=keys, corruptions=corrupt,
        rivals_given_groups=rivals(Group(claims=tuple(sorted(several))) for several in true_groups(world)),
        copies={(copy, origin) for found in graph.copies for copy, origin in found.claims if origin},
    )  # fmt: skip
