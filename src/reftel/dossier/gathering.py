"""What a dossier rests on: the events of a party, or of two, with their claims, documents, grades and facts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reftel.errors import ReftelError
from reftel.events import beliefs_of, bring_up, check_events
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.measures.facts import Facts, facts_of
from reftel.measures.statements import statements
from reftel.model.belief import Belief, Policy
from reftel.model.claim import KINDS, Claim
from reftel.model.edtf import days_of
from reftel.model.event import Event
from reftel.model.finding import Finding
from reftel.model.grade import Grade
from reftel.model.progress import Progress
from reftel.model.source import Source
from reftel.model.words import folded
from reftel.profiles.reading import Reading, read_party
from reftel.rules.actors import load_actors

_LAST = 9999
"""Where what has no year is sorted."""


class DossierError(ReftelError):
    """A dossier cannot be made, or not be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of whom a dossier is (`party`, with `partner` only what is between the two), and of which years."""

    party: str
    partner: str | None = None
    since: int | None = None
    until: int | None = None
    policy: Policy | None = None
    language: str = "en"

    def filters(self) -> list[Filters]:
        """What claims are asked for: those of the party on either side, or between the two either way."""
        years: Filters = {"since": self.since, "until": self.until}
        if self.partner is None:
            return [{**years, "party": self.party}]
        pairs = ((self.party, self.partner), (self.partner, self.party))
        return [{**years, "actor": actor, "recipient": recipient} for actor, recipient in pairs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What the ledger tells of the party: `events` by time; `order` is the place of each claim, by time too.

    `beliefs` are those of the policy, by event, where one is asked for. `reading` holds these events alone, `facts` are
    of them, as the policy believes them.
    """

    asked: Asked
    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    order: Mapping[str, int]
    sources: Mapping[str, Source]
    grades: tuple[Grade, ...]
    beliefs: Mapping[str, Belief]
    reading: Reading
    facts: Facts
    findings: tuple[Finding, ...]


def gather(
    store: Store, asked: Asked, *, findings: Sequence[Finding] | None = None, progress: Progress | None = None
) -> Gathered:
    """All that a dossier rests on. Raises LedgerError for a party that there is not, DossierError where nothing is
    told.

    `findings` are those of all checks on the ledger, where somebody has them; else the checks are made.
    """
    tell: Progress = progress or (lambda *_: None)
    bring_up(store, progress=progress)
    reading = _read(store, asked)
    if not reading.events:
        raise DossierError(_nothing(store, asked))
    asked = _spelt(asked, reading)
    events = sorted(reading.events, key=_place)
    claims = {claim.id: claim for claim in reading.claims}
    sources = {source.sha256: source for source in reading.sources}
    grades = tuple(store.grades())
    beliefs = beliefs_of(events, claims, sources, asked.policy, grades) if asked.policy else []
    parts = "/" in f"{asked.party}{asked.partner}"
    told = statements(reading.events, reading.claims, reading.sources, parts=parts)
    if findings is None:
        tell(0, 1, "checking all claims")
        findings = check_events(store)
    return Gathered(
        asked=asked,
        events=tuple(events),
        claims=claims,
        order={name: place for place, name in enumerate(_by_time(events, claims, sources))},
        sources=sources,
        grades=grades,
        beliefs={belief.event: belief for belief in beliefs},
        reading=reading,
        facts=facts_of(told, beliefs=beliefs if asked.policy else None),
        findings=tuple(finding for finding in findings if claims.keys() & set(finding.claims)),
    )


def _read(store: Store, asked: Asked) -> Reading:
    """What is told of the party, with its partner and in its years where they are asked for."""
    everything = read_party(store, asked.party)
    if (asked.partner, asked.since, asked.until) == (None, None, None):
        return everything
    wanted = [claim.id for each in asked.filters() for claim in store.claims(**each)]
    return _narrowed(everything, set(store.event_ids(wanted)))


def _spelt(asked: Asked, reading: Reading) -> Asked:
    """What is asked with the parties as claims have them, whatever the capitals."""
    named = {party for claim in reading.claims for party in (*claim.actor, *claim.recipient)}
    by_name = {folded(party): party for party in sorted(named)}
    partner = asked.partner and by_name.get(folded(asked.partner), asked.partner)
    return replace(asked, party=by_name.get(folded(asked.party), asked.party), partner=partner)


def _narrowed(reading: Reading, wanted: Collection[str]) -> Reading:
    """What was read of a party, as far as it bears on these events."""
    events = [event for event in reading.events if event.id in wanted]
    names = {name for event in events for name in event.claims}
    claims = [claim for claim in reading.claims if claim.id in names]
    documents = {claim.document for claim in claims}
    return Reading(events, claims, [source for source in reading.sources if source.sha256 in documents])


def _nothing(store: Store, asked: Asked) -> str:
    years = {
        (True, True): f" from {asked.since} to {asked.until}",
        (True, False): f" from {asked.since} on",
        (False, True): f" until {asked.until}",
        (False, False): "",
    }[asked.since is not None, asked.until is not None]
    who = f"{load_actors().label(asked.party)} ({asked.party})"
    if asked.partner:
        who += f" and {load_actors().label(asked.partner)} ({asked.partner}) with each other"
    return f"{store.address} tells nothing of {who}{years}; `reftel claims` lists what it tells"


def _place(event: Event) -> tuple[object, ...]:
    """By the first time that any account tells, then by kind."""
    periods = [period for account in event.accounts for step in account.steps if (period := step.values.get("period"))]
    days = [found for period in periods if (found := days_of(str(period)))]
    first = min((day for found in days if (day := found.first or found.last)), default=None)
    return first.year if first else _LAST, str(first), KINDS.index(event.kind), event.id


def _by_time(events: Iterable[Event], claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> Iterable[str]:
    def place(name: str) -> tuple[object, ...]:
        claim = claims[name]
        return sources[claim.document].name, claim.document, claim.span.start, claim.span.end, name

    for event in events:
        yield from sorted(event.claims, key=place)
