"""A claim as it is compared: every slot in a form in which likeness can be seen at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from reftel.accounts.grouping.rules import Rules
from reftel.accounts.grouping.things import Things, things_of
from reftel.accounts.grouping.values import AFTER, Days, days_of
from reftel.accounts.versions.steps import load_kinds
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim, Stage, Terms
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
    """One claim, ready to be compared.

    `days` is None where the claim has no period; `until` is the last day on which it can have happened, since its
    document tells it; `told` is that of the document itself. `rank` is how far its stage is, or the one that its kind
    means where none is told, `last_rank` how far at its period: what is planned for a year may be delivered then.
    `sketch` stands for the words of its quote, `figures` for its numbers.
    """

    kind: str
    document: str
    start: int
    end: int
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    things: Things
    quantity: Quantity | None
    value: Money | None
    days: Days | None
    until: int
    told: int | None
    place: tuple[str, ...]
    stage: Stage | None
    rank: int | None
    last_rank: int | None
    terms: Terms | None
    supposed: bool
    doubted: bool
    denied: bool
    speakers: tuple[str, ...]
    sketch: tuple[int, ...]
    figures: tuple[str, ...]


def profile_of(claim: Claim, source: Source | None, rules: Rules) -> Profile:
    """The profile of a claim of `source` (None: nothing is known of the document)."""
    told = days_of(source.date) if source else None
    is_register = source is not None and source.genre == _REGISTER
    planned = claim.modality == "planned" or claim.stage == "planned"
    stage = claim.stage or ("planned" if planned else load_kinds().silent.get(claim.kind))
    days = days_of(claim.period)
    if days is None and told and claim.kind in rules.states:
        days = Days(told.first - _AS_OF, told.last + _AS_OF)
    if days and days.last == AFTER and told and not planned:
        days = Days(days.first, max(days.first, told.last))
    return Profile(
        kind=claim.kind, document=claim.document, start=claim.span.start, end=claim.span.end,
        actor=claim.actor, recipient=claim.recipient,
        things=things_of(claim.designators, claim.item, source.language if source else "en"),
        quantity=claim.quantity, value=claim.value,
        days=days, until=AFTER if told is None or planned else told.last,
        told=told.last if told else None,
        place=claim.place,
        stage=claim.stage, terms=claim.terms,
        rank=_rank(stage, planned, rules.ranks), last_rank=_last_rank(stage, planned, rules.ranks),
        supposed=claim.modality == "possible",
        doubted=claim.modality == "alleged" or claim.polarity == "denied", denied=claim.polarity == "denied",
        speakers=claim.said_by,
        sketch=() if is_register else _sketch(claim.quote), figures=tuple(sorted(_figures(claim))),
    )  # fmt: skip


def _rank(stage: Stage | None, planned: bool, ranks: Mapping[str, int]) -> int | None:
    rank = ranks.get(stage) if stage else None
    return min(rank, ranks["planned"]) if rank is not None and planned else rank


def _last_rank(stage: Stage | None, planned: bool, ranks: Mapping[str, int]) -> int | None:
    rank = ranks.get(stage) if stage else None
    return max(rank, ranks["delivered"]) if rank is not None and planned else rank


def _sketch(quote: str) -> tuple[int, ...]:
    words = _WORD.findall(quote.casefold())
    if len(words) < _FEWEST_RUNS + _RUN - 1:
        return ()
    runs = {crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1)}
    return tuple(nsmallest(_SKETCH, runs))


def _figures(claim: Claim) -> Iterator[str]:
    """The numbers of designations and amounts, without the noughts that they end in."""
    for designator in claim.designators:
        yield from (number.rstrip("0") for number in _NUMBER.findall(designator)[:1])
    for amount in (claim.quantity, claim.value):
        if amount is not None and (number := amount.low if amount.low is not None else amount.high):
            yield f"{number:.10g}".replace(".", "").rstrip("0")
