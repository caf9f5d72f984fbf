"""A claim as it is compared: every slot in a form in which likeness can be seen at once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from reftel.accounts.grouping.rules import Rules
from reftel.accounts.grouping.things import Things, things_of
from reftel.accounts.grouping.values import AFTER, Bounds, Days, bounds_of, days_of
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.source import Source

_SKETCH = 8
"""Smallest hashes of three words in a row that are kept of a quote: enough to tell a retold passage."""
_RUN = 3
_FEWEST_RUNS = 5
"""Shorter quotes are alike by chance."""
_AS_OF = 182
"""Days to each side of a document's date for which a statement in the present tense is taken to hold."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim, ready to be compared. Parties are states, `*_services` those of their services that are named.

    `days` is None where the claim has no period; `until` is the last day on which it can have happened, since its document
    tells it. `rank` is how far its stage is. `sketch` stands for the words of its quote, `figures` for its numbers.
    """

    id: str
    kind: str
    document: str
    start: int
    end: int
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_services: frozenset[str]
    recipient_services: frozenset[str]
    things: Things
    quantity: Bounds | None
    value: Bounds | None
    days: Days | None
    until: int
    places: frozenset[str]
    stage: str | None
    rank: int | None
    terms: str | None
    doubted: bool
    denied: bool
    speakers: tuple[str, ...]
    sketch: frozenset[int]
    figures: tuple[str, ...]


def profile_of(claim: Claim, claim_id: str, source: Source | None, rules: Rules) -> Profile:
    """The profile of a claim of `source` (None: nothing is known of the document)."""
    told = days_of(source.date) if source else None
    is_register = source is not None and source.genre == _REGISTER
    planned = claim.modality == "planned" or claim.stage == "planned"
    days = days_of(claim.period)
    if days is None and told and claim.kind in rules.states:
        days = Days(told.first - _AS_OF, told.last + _AS_OF)
    return Profile(
        id=claim_id, kind=claim.kind, document=claim.document, start=claim.span.start, end=claim.span.end,
        actors=_states(claim.actor, rules), recipients=_states(claim.recipient, rules),
        actor_services=_services(claim.actor, rules), recipient_services=_services(claim.recipient, rules),
        things=things_of(claim.designators, claim.item, source.language if source else "en"),
        quantity=bounds_of(claim.quantity), value=bounds_of(claim.value),
        days=days, until=AFTER if told is None or planned else told.last,
        places=frozenset(place.casefold() for place in claim.place),
        stage=claim.stage, rank=_rank(claim, planned, rules.ranks), terms=claim.terms,
        doubted=claim.modality == "alleged" or claim.polarity == "denied", denied=claim.polarity == "denied",
        speakers=claim.said_by,
        sketch=frozenset() if is_register else _sketch(claim.quote), figures=tuple(sorted(_figures(claim))),
    )  # fmt: skip


def _states(actors: Iterable[str], rules: Rules) -> frozenset[str]:
    return frozenset(rules.heirs.get(state, state) for state in map(state_of, actors))


def _services(actors: Iterable[str], rules: Rules) -> frozenset[str]:
    return frozenset(organ for actor in actors if (organ := actor.partition("/")[2]) in rules.services)


def _rank(claim: Claim, planned: bool, ranks: Mapping[str, int]) -> int | None:
    rank = ranks.get(claim.stage) if claim.stage else None
    return min(rank, ranks["planned"]) if rank is not None and planned else rank


def _sketch(quote: str) -> frozenset[int]:
    words = _WORD.findall(quote.casefold())
    if len(words) < _FEWEST_RUNS + _RUN - 1:
        return frozenset()
    runs = {crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1)}
    return frozenset(nsmallest(_SKETCH, runs))


def _figures(claim: Claim) -> Iterator[str]:
    """The numbers of designations and amounts, without the noughts that they end in."""
    for designator in claim.designators:
        yield from (number.rstrip("0") for number in _NUMBER.findall(designator)[:1])
    for amount in (claim.quantity, claim.value):
        if amount is not None and (number := amount.low if amount.low is not None else amount.high):
            yield f"{number:.10g}".replace(".", "").rstrip("0")
