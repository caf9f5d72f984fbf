"""Claims as rows: one for each claim, account of its event, supplier and recipient."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice, product
from typing import Any

import polars as pl

from reftel.measures.kinds import NO_STAGE, load_kinds
from reftel.measures.periods import Bounds, bounds_of
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.event import Event
from reftel.model.source import Source

SCHEMA: Mapping[str, Any] = {
    "claim": pl.String, "event": pl.String, "account": pl.Int32, "document": pl.String, "origins": pl.Int32,
    "kind": pl.String, "stage": pl.String, "supplier": pl.String, "recipient": pl.String, "n_pairs": pl.Int32,
    "modality": pl.String, "polarity": pl.String, "terms": pl.String,
    "unit": pl.String, "low": pl.Float64, "high": pl.Float64, "approx": pl.Boolean,
    "currency": pl.String, "money_low": pl.Float64, "money_high": pl.Float64, "money_approx": pl.Boolean,
    "first": pl.Date, "last": pl.Date, "sure_first": pl.Int32, "sure_last": pl.Int32, "dated": pl.String,
    "reported": pl.Date, "specific": pl.Boolean,
}  # fmt: skip
"""Columns of the frame. An amount's null end is open; a stage is "-" where the claim has none; `supplier` and
`recipient` are states or bodies, null where nobody says; `origins` are the independent origins of the event; `reported`
is the document's date (its last possible day); `specific` tells that it is of certain arms or a number of them: to deny
that ten T-55s came does not deny that anything came."""

ORDER = ("event", "account", "claim", "supplier", "recipient")
_BATCH = 100_000
Parties = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim stands: event, number of the account, independent origins of the event, whether it is garbled."""

    event: str
    account: int = 1
    origins: int = 1
    garbled: bool = False


def statements(
    events: Iterable[Event], claims: Iterable[Claim], sources: Iterable[Source], *, parts: bool = False
) -> pl.DataFrame:
    """The frame of statements; its columns are those of `SCHEMA`, its order is by `ORDER`.

    A claim that fits several accounts stands in each of them.

    A party is counted as its state; with `parts` an organ ("PER/navy") stands by itself. A claim that names no party on
    one side is taken to mean those that its account names, since an account is one coherent version. A claim of no
    event is an event of its own. `n_pairs` is among how many pairs its amount is to be shared. What a claim that seems
    a garbled copy says of amounts is left out.

    `dated` says where the days come from: the claim's `period`; its `document`, as of whose date a present state holds;
    `before` it, for what had happened; `after` it, for what was planned; or `none`.
    """
    held = {claim.id: claim for claim in claims}
    reported = {source.sha256: _day(source.date) for source in sources}
    places = _places(list(events))
    sides = _sides(held, places, parts)
    rows = (
        row
        for identity, claim in held.items()
        for place in places.get(identity, (_Place(identity),))
        for row in _rows(identity, claim, place, sides, reported.get(claim.document))
    )
    frames = [pl.DataFrame(schema=SCHEMA)]
    while some := list(islice(rows, _BATCH)):
        frames.append(pl.DataFrame(some, schema=SCHEMA, orient="row"))
    return pl.concat(frames).sort(ORDER, nulls_last=True)


def _places(events: Sequence[Event]) -> dict[str, tuple[_Place, ...]]:
    """Where each claim stands; one that no account of its event holds stands in one of its own, numbered 0."""
    places: dict[str, list[_Place]] = {claim: [] for event in events for claim in event.claims}
    for event in events:
        spoilt = frozenset(event.corruptions)
        for account in event.accounts:
            for claim in account.claims:
                places[claim].append(_Place(event.id, account.number, event.origins, claim in spoilt))
        for claim in event.claims:
            places[claim] = places[claim] or [_Place(event.id, 0, event.origins, claim in spoilt)]
    return {claim: tuple(held) for claim, held in places.items()}


@cache
def _parties(ids: Parties, parts: bool) -> Parties:
    """The parties as they are counted; an organ whose state is not known names none."""
    known = (party for party in ids if not party.startswith("?"))
    return tuple(dict.fromkeys(party if parts else state_of(party) for party in known))


Sides = dict[tuple[str, int], tuple[Parties, Parties]]


def _sides(held: Mapping[str, Claim], places: Mapping[str, tuple[_Place, ...]], parts: bool) -> tuple[Sides, bool]:
    """The parties on both sides of each account, in a steady order; and whether organs stand by themselves."""
    sides: Sides = {}
    for identity in sorted(held):
        claim = held[identity]
        actor, recipient = _parties(claim.actor, parts), _parties(claim.recipient, parts)
        for place in places.get(identity, (_Place(identity),)):
            here = place.event, place.account
            before = sides.get(here, ((), ()))
            sides[here] = tuple(dict.fromkeys((*before[0], *actor))), tuple(dict.fromkeys((*before[1], *recipient)))
    return sides, parts


def _rows(
    identity: str, claim: Claim, place: _Place, known: tuple[Sides, bool], reported: date | None
) -> Iterator[tuple[Any, ...]]:
    sides, parts = known
    by_account = sides[place.event, place.account]
    suppliers = _parties(claim.actor, parts) or by_account[0] or (None,)
    recipients = _parties(claim.recipient, parts) or by_account[1] or (None,)
    head = (identity, place.event, place.account, claim.document, place.origins, claim.kind, claim.stage or NO_STAGE)
    tail = (
        claim.modality, claim.polarity, claim.terms, *_amounts(claim, place.garbled), *_dates(claim, reported),
        reported, bool(claim.designators or claim.quantity or claim.value),
    )  # fmt: skip
    n_pairs = len(suppliers) * len(recipients)
    for supplier, recipient in product(suppliers, recipients):
        yield (*head, supplier, recipient, n_pairs, *tail)


def _amounts(claim: Claim, garbled: bool) -> tuple[Any, ...]:
    quantity, value = (None, None) if garbled else (claim.quantity, claim.value)
    counted = (quantity.unit, quantity.low, quantity.high, quantity.approx) if quantity else (None, None, None, None)
    paid = (value.currency, value.low, value.high, value.approx) if value else (None, None, None, None)
    return (*counted, *paid)


def _dates(claim: Claim, reported: date | None) -> tuple[Any, ...]:
    """First and last day, first and last sure year, and where they come from."""
    bounds = bounds_of(claim.period) if claim.period else None
    if bounds is not None:
        return (*_closed(bounds, claim, reported), "period")
    if reported is None:
        return (None, None, None, None, "none")
    if claim.modality == "planned" or claim.stage == "planned":
        return (reported, None, None, None, "after")
    counting = load_kinds()[claim.kind]
    if claim.stage == "ongoing" or (claim.stage is None and counting.lasts):
        return (reported, reported, reported.year, reported.year, "document")
    return (None, reported, None, None, "before")


def _closed(bounds: Bounds, claim: Claim, reported: date | None) -> tuple[Any, ...]:
    """The bounds; what goes on without an end that is told ("1973/..") is known to do so until it was reported."""
    if not bounds.open_end or reported is None or claim.modality == "planned" or bounds.first is None:
        return bounds.first, bounds.last, bounds.sure_first, bounds.sure_last
    if reported < bounds.first:
        return bounds.first, bounds.last, bounds.sure_first, bounds.sure_last
    sure_last = reported.year if bounds.sure_first is not None else None
    return bounds.first, reported, bounds.sure_first, sure_last


def _day(edtf: str | None) -> date | None:
    bounds = bounds_of(edtf) if edtf else None
    return bounds.last if bounds else None
