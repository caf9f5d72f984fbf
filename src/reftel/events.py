"""The order of the work on events: ledger → claims → copies → groups → accounts → ledger. No other module knows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Unpack, cast

from reftel.accounts.copies import find_copies, origins
from reftel.accounts.grouping import group
from reftel.accounts.grouping.verdicts import settle
from reftel.accounts.policy import believe, load_policy, parse_policy, read_policy
from reftel.accounts.versions import accounts_of
from reftel.checks import check_ledger
from reftel.errors import LedgerError
from reftel.ledger.filters import Filters, Wanted
from reftel.ledger.store import Store
from reftel.model.belief import Belief, Policy
from reftel.model.claim import Claim
from reftel.model.copies import CopyGraph
from reftel.model.event import Event
from reftel.model.finding import Finding
from reftel.model.grade import Grade
from reftel.model.judgement import Verdict
from reftel.model.progress import Progress, Tell, part, watched
from reftel.model.source import Source
from reftel.rules.data import events_digest
from reftel.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with all that its accounts rest on: its claims by id, in order, and their documents by sha256."""

    event: Event
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]


_COPIES, _GROUPS, _ACCOUNTS = 0.3, 0.75, 0.85
"""The shares of the time that it takes until copies, groups and accounts are known; the rest is keeping them."""


def find_events(
    store: Store, *, contested: bool = False, progress: Progress | None = None, **filters: Unpack[Filters]
) -> list[Event]:
    """The events that a claim which passes the filters speaks of.

    First those with rival accounts, then others that are told more than once, then those told once; else in the order
    of their claims.

    All claims that stand are grouped, whatever the filters. `contested` keeps events with rival accounts. The events
    are kept in the ledger, and found anew when something was added to it: `progress` hears how far that has got. Raises
    LedgerError as `Store.claims` does.
    """
    limit = filters.pop("limit", None)
    wanted = [claim.id for claim in store.claims(**filters)]
    bring_up(store, progress=progress)
    events = [event for event in _events_of(store, wanted) if event.rivalries or not contested]
    events.sort(key=lambda event: (not event.rivalries, len(event.claims) == 1))
    return events[:limit]


def are_grouped(store: Store) -> bool:
    """True where the events that the ledger keeps are of all that it holds now."""
    return store.kept_stamp() == _stamp(store)


def bring_up(store: Store, *, progress: Progress | None = None) -> None:
    """Group the claims anew where the ledger, or what groups them, is not what it was.

    The events take the place of the earlier ones all at once: work that is stopped leaves these as they are.
    """
    stamp = _stamp(store)
    if store.kept_stamp() == stamp:
        return
    events = _grouped(store, progress)
    _begin(progress, _ACCOUNTS, 1.0, "keeping events")
    try:
        store.keep_events(events, stamp)
    except LedgerError as error:
        raise LedgerError(f"what was found of events cannot be kept, and so not be asked for: {error}") from error


def event_named(store: Store, name: str, *, progress: Progress | None = None) -> Told:
    """The event whose id, or that of one of its claims, begins so. Raises LedgerError where it is not one."""
    bring_up(store, progress=progress)
    return kept_event(store, name)


def kept_event(store: Store, name: str) -> Told:
    """The same as it was last grouped, whatever has changed since."""
    (event,) = store.kept_events([store.event_named(name)])
    claims = {claim: store.claim(claim) for claim in event.claims}
    documents = dict.fromkeys(claim.document for claim in claims.values())
    return Told(event=event, claims=claims, sources={sha256: store.document(sha256) for sha256 in documents})


def policy_named(store: Store, name: str) -> Policy:
    """A policy: a TOML file, the latest version that the ledger keeps, or one that comes with reftel.

    Raises PolicyError where there is none of that name, and InputError where the file cannot be read.
    """
    if name.endswith(".toml"):
        return read_policy(name)
    kept = [policy for policy in store.policies() if policy.name == name]
    return parse_policy(kept[-1].text, where=f"the policy {name} in the ledger") if kept else load_policy(name)


def belief_of(told: Told, policy: Policy, grades: Iterable[Grade]) -> Belief:
    """What a policy makes of an event, in view of the grades that people set."""
    return believe(told.event, told.claims, told.sources, grades, policy)


def beliefs_of(
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    policy: Policy,
    grades: Sequence[Grade],
) -> list[Belief]:
    """What a policy makes of the events that have rival accounts; claims by id, their documents by sha256."""
    rival = (event for event in events if len(event.accounts) > 1)
    return [belief_of(_told(event, claims, sources), policy, grades) for event in rival]


def _told(event: Event, claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> Told:
    own = {name: claims[name] for name in event.claims}
    return Told(event=event, claims=own, sources={claim.document: sources[claim.document] for claim in own.values()})


def check_events(
    store: Store, *, severity: Wanted = None, check: Wanted = None, **filters: Unpack[Filters]
) -> list[Finding]:
    """What does not fit together in the claims of a ledger and in its events, the gravest first; see `check_ledger`."""
    bring_up(store)
    return check_ledger(store, store.kept_events(), severity=severity, check=check, **filters)


def copies_of(store: Store) -> CopyGraph:
    """Which words of the ledger's documents are copies of which, and what went wrong in copying."""
    return _copies(store, store.claims(), _sources(store))


def _copies(
    store: Store, claims: Sequence[Claim], sources: Mapping[str, Source], tell: Tell | None = None
) -> CopyGraph:
    return find_copies({sha256: (source, store.page(sha256)) for sha256, source in sources.items()}, claims, tell)


def _sources(store: Store) -> dict[str, Source]:
    return {source.sha256: source for source in store.documents()}


def _stamp(store: Store) -> str:
    return f"{VERSION} {events_digest()} {store.last_seal()}"


def _events_of(store: Store, claims: list[str]) -> list[Event]:
    ids = store.event_ids(claims)
    by_id = {event.id: event for event in store.kept_events(ids)}
    return [by_id[name] for name in ids]


def _grouped(store: Store, progress: Progress | None) -> list[Event]:
    tell = _begin(progress, 0.0, _COPIES, "looking for copies")
    claims, sources = store.claims(), _sources(store)
    graph = _copies(store, claims, sources, tell)
    judgements = store.verdicts()
    by_id, keys = {claim.id: claim for claim in claims}, origins(graph, claims)
    garbled = {corruption.claim for corruption in graph.corruptions}
    pairs = {pair: cast(Verdict, verdict) for pair, verdict in settle(judgements).joined.items()}
    groups = group(claims, sources, judgements, _begin(progress, _COPIES, _GROUPS, "bringing claims together"))
    tell = _begin(progress, _GROUPS, _ACCOUNTS, "comparing accounts")
    return [
        accounts_of(
            found,
            {claim: by_id[claim] for claim in found.claims},
            sources,
            keys,
            pairs,
            garbled.intersection(found.claims),
        )
        for found in watched(groups, tell, len(groups))
    ]


def _begin(progress: Progress | None, start: float, end: float, what: str) -> Tell | None:
    """Tells that a step of the work begins, which takes from `start` to `end` of its time; and how to go on telling."""
    if progress is None:
        return None
    progress(start, 1, what)
    return part(lambda share: progress(share, 1, what), start, end)
