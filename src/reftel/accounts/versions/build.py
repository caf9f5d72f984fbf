"""An event out of the claims of one group: its accounts, and where they are rivals."""

from collections.abc import Collection, Mapping

from reftel.accounts.versions.conflicts import Comparer, conflicts_of
from reftel.accounts.versions.describe import Material
from reftel.accounts.versions.partition import Dispute, partition
from reftel.accounts.versions.rivalries import rivalries_of
from reftel.accounts.versions.tellings import tellings_of
from reftel.model.claim import STAGES, Claim
from reftel.model.event import Event, Group
from reftel.model.judgement import Verdict
from reftel.model.source import Source

Pair = tuple[str, str]


def accounts_of(
    group: Group,
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    origins: Mapping[str, str] | None = None,
    verdicts: Mapping[Pair, Verdict] | None = None,
    corruptions: Collection[str] = (),
) -> Event:
    """The event of a group of claims, parted into accounts: versions that agree within their stated vagueness.

    `claims` are by id, `sources` by sha256; `origins` leads from a claim to the key of its independent origin (default:
    its document). `verdicts` are what people say of pairs of claims, the smaller id first; those on the group's links
    count too. Two claims that are said to be `rival` stand in two accounts. `same` is of the event and joins no
    accounts: values that cannot both hold are rivals all the same. `corruptions` are claims that seem garbled copies.

    How claims come to be rivals is told at `Comparer.contested`, how they come together at `partition`: a claim that is
    silent on what is contested goes with the account that its speaker or its words tie it to, and supports all that
    it fits where nothing does.
    """
    held = {name: claims[name] for name in group.claims}
    origin = {name: (origins or {}).get(name, claim.document) for name, claim in held.items()}
    comparer = Comparer(held.values())
    conflicts = conflicts_of(held, comparer, _rival_pairs(group, verdicts or {}))
    told = tellings_of(group.claims, held, origin, conflicts)
    dispute = Dispute.of(held, conflicts, comparer)
    accounts = Material(claims=held, origins=origin, sources=sources).accounts(partition(told, dispute))
    return Event(
        id=min(held),
        kind=held[min(held)].kind,
        claims=group.claims,
        accounts=accounts,
        rivalries=rivalries_of([account.claims for account in accounts], held, conflicts),
        stages=tuple(stage for stage in STAGES if any(claim.stage == stage for claim in held.values())),
        links=group.links,
        origins=len(set(origin.values())),
        corruptions=tuple(name for name in group.claims if name in corruptions),
    )


def _rival_pairs(group: Group, verdicts: Mapping[Pair, Verdict]) -> list[Pair]:
    by_links = [(link.first, link.second) for link in group.links if link.verdict == "rival"]
    return [*by_links, *(pair for pair, verdict in verdicts.items() if verdict == "rival")]
