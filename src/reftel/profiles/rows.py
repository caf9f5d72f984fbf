"""Facts as rows of a profile: what lasts, what happens, and what is denied."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import polars as pl

from reftel.measures.facts import KEY
from reftel.measures.periods import bounds_of
from reftel.model.claim import MODALITIES
from reftel.model.event import Event
from reftel.profiles.progress import Progress, progress_of
from reftel.profiles.reading import Reading
from reftel.profiles.records import MUTUAL_KINDS, POINT_KINDS, SPELL_KINDS, Amount, Asked, Point, Spell, Told

_TIME = ("first", "last", "sure_first", "sure_last", "dated")
_OPEN = {"document": (True, True), "before": (True, False), "after": (False, True), "none": (True, True)}
"""Which ends are open where the days are not the claim's own (`reftel.measures.statements`)."""
_NONE_SURE = (None, None)
_Row = TypeVar("_Row", bound=Told)


@dataclass(frozen=True, slots=True)
class Pair:
    """Whose rows are wanted: those with the party on either side, or of what `partner` gave it."""

    party: str
    partner: str | None = None

    @property
    def expr(self) -> pl.Expr:
        """The condition on a frame with supplier, recipient and kind."""
        supplier, recipient = pl.col("supplier"), pl.col("recipient")
        if self.partner is None:
            return ((supplier == self.party) | (recipient == self.party)).fill_null(False)
        given = (supplier == self.partner) & (recipient == self.party)
        mutual = (supplier == self.party) & (recipient == self.partner) & pl.col("kind").is_in(list(MUTUAL_KINDS))
        return (given | mutual).fill_null(False)


def touches(asked: Asked, first: date | None, last: date | None) -> bool:
    """True where days between these may lie in the years asked for; an open end may lie anywhere."""
    after = asked.until is not None and first is not None and first.year > asked.until
    before = asked.since is not None and last is not None and last.year < asked.since
    return not (after or before)


def spells_of(reading: Reading, pair: Pair, asked: Asked) -> tuple[Spell, ...]:
    """What lasts: a row for each period told, and for each denial."""
    kinds = _wanted(SPELL_KINDS, asked)
    periods = {claim.id: claim.period for claim in reading.claims}
    told = _told(reading, pair, kinds).group_by(*KEY, *_TIME).agg(pl.col("claim").unique().sort(), firmest())
    facts = _Facts.of(reading, kinds)
    rows = [
        Spell(**facts.of_period(row), **_days(row, [periods[claim] for claim in row["claim"]]))
        for row in told.iter_rows(named=True)
    ]
    denied = [Spell(**row, **_unsure(row)) for row in _denials(reading, pair, kinds, facts)]
    return tuple(sorted(_kept([*rows, *denied], asked), key=_order))


def points_of(reading: Reading, pair: Pair, asked: Asked) -> tuple[Point, ...]:
    """What happens: a row for each event, pair and stage, and for each denial."""
    kinds = _wanted(POINT_KINDS, asked)
    facts = _Facts.of(reading, kinds)
    every = reading.every.rows.filter(pl.col("kind").is_in(kinds), pair.expr)
    rows = [Point(**facts.of_row(row), first=row["first"], last=row["last"]) for row in every.iter_rows(named=True)]
    denied = [Point(**row) for row in _denials(reading, pair, kinds, facts)]
    return tuple(sorted(_kept([*rows, *denied], asked), key=_order))


def firmest() -> pl.Expr:
    """The firmest modality of several claims."""
    ranks = range(len(MODALITIES))
    least = pl.col("modality").replace_strict(list(MODALITIES), ranks, return_dtype=pl.Int8).min()
    return least.replace_strict(ranks, list(MODALITIES), return_dtype=pl.String).alias("modality")


def _wanted(kinds: Sequence[str], asked: Asked) -> list[str]:
    return [kind for kind in kinds if asked.kinds is None or kind in asked.kinds]


def _told(reading: Reading, pair: Pair, kinds: Sequence[str]) -> pl.DataFrame:
    return reading.every.told.filter(pl.col("kind").is_in(kinds), pair.expr)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of each fact, by its key."""

    rows: Mapping[tuple[Any, ...], Mapping[str, Any]]
    amounts: Mapping[tuple[Any, ...], tuple[Amount, ...]]
    events: Mapping[str, Event]

    @classmethod
    def of(cls, reading: Reading, kinds: Sequence[str]) -> "_Facts":
        own = pl.col("kind").is_in(kinds)
        amounts: dict[tuple[Any, ...], tuple[Amount, ...]] = {}
        for row in reading.every.amounts.filter(own).iter_rows(named=True):
            amount = Amount(low=row["low"], high=row["high"], unit=row["unit"], approx=row["approx"])
            amounts[_key(row)] = (*amounts.get(_key(row), ()), amount)
        rows = {_key(row): row for row in reading.every.rows.filter(own).iter_rows(named=True)}
        return cls(rows, amounts, {event.id: event for event in reading.events})

    def of_row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """What `Told` says of a row, but for its days."""
        fact = self.rows[_key(row)]
        progress = progress_of(row["kind"], row["stage"], fact["modality"])
        same = ("modality", "certain", "denied", "contested", "n_claims")
        return {**self.named(row, progress), **{name: fact[name] for name in same}}

    def of_period(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The same of one of its periods: as firm as the claims that tell it, not as others of the fact are."""
        progress = progress_of(row["kind"], row["stage"], row["modality"])
        own = {"progress": progress, "modality": row["modality"], "n_claims": len(row["claim"])}
        return {**self.of_row(row), **own}

    def named(self, row: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
        """Who and what."""
        what = what_of(self.events.get(row["event"]))
        amounts = self.amounts.get(_key(row), ())
        return {**{name: row[name] for name in KEY}, "progress": progress, "what": what, "amounts": amounts}


def what_of(event: Event | None) -> str:
    """The thing that an event is about: types of arms, else the words of its best supported account."""
    if event is None:
        return ""
    values = event.accounts[0].values
    designators = values.get("designators") or ()
    if isinstance(designators, list | tuple) and designators:
        return ", ".join(map(str, designators))
    return str(values.get("item") or "")


def _denials(reading: Reading, pair: Pair, kinds: Sequence[str], facts: _Facts) -> Iterator[dict[str, Any]]:
    """A row for each thing that is denied: when, and by how many claims."""
    denied = reading.every.denied.filter(pl.col("kind").is_in(kinds), pair.expr)
    grouped = denied.group_by(*KEY, "first", "last").agg(pl.col("claim").n_unique().alias("n_claims"), firmest())
    for row in grouped.iter_rows(named=True):
        yield {
            **facts.named(row, "denied"), "amounts": (), "certain": False, "denied": True, "contested": True,
            **{name: row[name] for name in ("modality", "first", "last", "n_claims")},
        }  # fmt: skip


def _unsure(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "sure_first": None, "sure_last": None, "open_start": row["first"] is None, "open_end": row["last"] is None,
    }  # fmt: skip


def _days(row: Mapping[str, Any], periods: Sequence[str | None]) -> dict[str, Any]:
    """The days of a period told, those that are sure, and which ends are open."""
    bounds = [bounds_of(period) for period in periods if period]
    start, end = _OPEN.get(row["dated"], (row["first"] is None, row["last"] is None))
    first, last = _sure(row) if row["first"] or row["last"] else _NONE_SURE
    return {
        "first": row["first"], "last": row["last"], "sure_first": first, "sure_last": last, "open_start": start,
        "open_end": end or any(each is not None and each.open_end for each in bounds),
    }  # fmt: skip


def _sure(row: Mapping[str, Any]) -> tuple[date, date] | tuple[None, None]:
    """The sure years as days, no further than the period goes."""
    if row["sure_first"] is None:
        return _NONE_SURE
    first, last = date(row["sure_first"], 1, 1), date(row["sure_last"], 12, 31)
    return max(first, row["first"] or first), min(last, row["last"] or last)


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in KEY)


def _kept(rows: Sequence[_Row], asked: Asked) -> list[_Row]:
    return [row for row in rows if touches(asked, row.first, row.last)]


def _order(row: Told) -> tuple[Any, ...]:
    """By time, then by who and what."""
    when = (row.first or row.last or date.max, row.last or date.max)
    return (*when, row.kind, row.supplier or "", row.recipient or "", row.event, row.stage, row.progress)
