"""An event out of the claims of one group: its accounts, and where they are rivals."""

from collections.abc import Collection, Mapping, Sequence

from reftel.accounts.versions.conflicts import Comparer, conflicts_of
from reftel.accounts.versions.merge import MATTER, OF_STEP, merged
from reftel.accounts.versions.partition import Dispute, partition
from reftel.accounts.versions.rivalries import rivalries_of
from reftel.accounts.versions.steps import StepKey, in_order, step_of
from reftel.accounts.versions.tellings import tellings_of
from reftel.model.claim import STAGES, Claim, Stage
from reftel.model.event import Account, Event, Group, Step
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
    parted = _ranked(partition(told, dispute), group.claims, origin)
    stages = {step_of(claim): claim.stage for claim in held.values() if claim.stage}
    return Event(
        id=min(held),
        kind=held[min(held)].kind,
        claims=group.claims,
        accounts=tuple(_account(number, parted, held, origin, sources, stages) for number in range(1, len(parted) + 1)),
        rivalries=rivalries_of(parted, held, conflicts),
        stages=tuple(stage for stage in STAGES if any(claim.stage == stage for claim in held.values())),
        links=group.links,
        origins=len(set(origin.values())),
        corruptions=tuple(name for name in group.claims if name in corruptions),
    )


def _rival_pairs(group: Group, verdicts: Mapping[Pair, Verdict]) -> list[Pair]:
    by_links = [(link.first, link.second) for link in group.links if link.verdict == "rival"]
    return [*by_links, *(pair for pair, verdict in verdicts.items() if verdict == "rival")]


def _ranked(accounts: Sequence[Collection[str]], order: Sequence[str], origin: Mapping[str, str]) -> list[list[str]]:
    """The best supported first: by independent origins of what only it says, then by claims, then by order."""
    in_order_of_event = [[name for name in order if name in names] for names in accounts]
    shared = _shared(accounts)
    return sorted(
        in_order_of_event,
        key=lambda names: (-_n_origins(names, shared, origin), -len(names), order.index(names[0])),
    )


def _shared(accounts: Sequence[Collection[str]]) -> set[str]:
    """Claims that stand in more than one account."""
    seen: set[str] = set()
    twice: set[str] = set()
    for names in accounts:
        twice |= seen & set(names)
        seen |= set(names)
    return twice


def _n_origins(names: Collection[str], shared: Collection[str], origin: Mapping[str, str]) -> int:
    own = [name for name in names if name not in shared] or names
    return len({origin[name] for name in own})


def _account(
    number: int,
    accounts: Sequence[Sequence[str]],
    claims: Mapping[str, Claim],
    origin: Mapping[str, str],
    sources: Mapping[str, Source],
    stages: Mapping[StepKey, Stage],
) -> Account:
    names, shared = accounts[number - 1], _shared(accounts)
    told = [claims[name] for name in names]
    documents = {claim.document for claim in told}
    return Account(
        number=number,
        claims=tuple(names),
        speakers=tuple(dict.fromkeys(speaker for claim in told for speaker in claim.said_by)),
        sources=tuple(sorted(documents, key=lambda sha: (sources[sha].name if sha in sources else "", sha))),
        origins=_n_origins(names, shared, origin),
        shared=tuple(name for name in names if name in shared),
        values=merged(MATTER, told),
        steps=_steps({name: claims[name] for name in names}, stages),
    )


def _steps(claims: Mapping[str, Claim], stages: Mapping[StepKey, Stage]) -> tuple[Step, ...]:
    """The steps in the order of a deal; what is denied of a step stands after what is not.

    A step is called by its stage as some claim of the event says it (`stages`).
    """
    told: dict[tuple[StepKey, bool], dict[str, Claim]] = {}
    for name, claim in claims.items():
        told.setdefault((step_of(claim), claim.polarity == "denied"), {})[name] = claim
    keys = [(step, denied) for step in in_order(step for step, _ in told) for denied in (False, True)]
    return tuple(_step(*key, told[key], stages) for key in keys if key in told)


def _step(step: StepKey, denied: bool, claims: Mapping[str, Claim], stages: Mapping[StepKey, Stage]) -> Step:
    return Step(
        stage=stages.get(step),
        planned=step.planned,
        denied=denied,
        claims=tuple(claims),
        values=merged(OF_STEP, list(claims.values())),
    )
