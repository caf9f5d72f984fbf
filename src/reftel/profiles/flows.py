"""How much help went from whom to whom, counted in events; which events are contested; how much is told of what."""

from collections.abc import Sequence
from typing import Any, Literal

import polars as pl

from reftel.measures.cells import DYAD, chosen, evidence, sure_events
from reftel.measures.facts import Facts
from reftel.measures.kinds import assisting_kinds
from reftel.profiles.reading import Reading
from reftel.profiles.records import Asked, Contested, Count, Flow
from reftel.profiles.rows import Pair, touches, what_of

_Counted = Literal["done", "promised"]


def flows_of(reading: Reading, pair: Pair, asked: Asked) -> tuple[Flow, ...]:
    """The events of help between each pair: those that are done, and those of which no more than a promise is told.

    An event is sure where all its accounts have it between these parties and none denies it (`sure_events`), and, where
    years are asked for, where it lies in them as a whole.
    """
    kinds = assisting_kinds() if asked.kinds is None else list(asked.kinds)
    done = _counted(reading.facts, kinds, pair, asked, "done", [])
    gone = sorted({event for flow in done for event in flow.ids})
    promised = _counted(reading.every, kinds, pair, asked, "promised", gone)
    return tuple(sorted([*done, *promised], key=_order))


def _counted(
    facts: Facts, kinds: Sequence[str], pair: Pair, asked: Asked, progress: _Counted, without: Sequence[str]
) -> list[Flow]:
    firm = pl.col("modality").is_in(["factual", "planned"])
    own = pair.expr & firm & ~pl.col("supplier").eq_missing(pl.col("recipient"))
    rows = _timed(chosen(facts, kinds, progress).filter(own, ~pl.col("event").is_in(list(without))), asked)
    sure = sure_events(rows, DYAD).group_by(DYAD).len("low")
    cells = rows.group_by(DYAD).agg(*evidence()).join(sure, on=list(DYAD), how="left", nulls_equal=True)
    return [
        Flow(
            supplier=row["supplier"],
            recipient=row["recipient"],
            progress=progress,
            low=row["low"] or 0,
            high=row["n_events"],
            ids=tuple(row["ids"]),
        )
        for row in cells.iter_rows(named=True)
    ]


def _timed(rows: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """The rows that may lie in the years asked for; `timely` where they do as a whole."""
    first, last = pl.col("first_year"), pl.col("last_year")
    since, until = asked.since, asked.until
    may = [] if until is None else [first.is_null() | (first <= until)]
    may += [] if since is None else [last.is_null() | (last >= since)]
    within = [] if until is None else [last.is_not_null() & (last <= until)]
    within += [] if since is None else [first.is_not_null() & (first >= since)]
    return rows.filter(*may).with_columns(timely=pl.all_horizontal(within) if within else pl.lit(True))


def contested_of(reading: Reading, pair: Pair, asked: Asked) -> tuple[Contested, ...]:
    """The events with rival accounts, those that most claims tell first."""
    own = reading.statements.filter(pair.expr)
    sides = own.group_by("event").agg(
        *(pl.col(side).drop_nulls().unique().sort() for side in DYAD), pl.col("first").min(), pl.col("last").max()
    )
    by_event = {row["event"]: row for row in sides.iter_rows(named=True)}
    found = [
        Contested(
            event=event.id,
            kind=event.kind,
            suppliers=tuple(by_event[event.id]["supplier"]),
            recipients=tuple(by_event[event.id]["recipient"]),
            what=what_of(event),
            slots=tuple(dict.fromkeys(rivalry.slot for rivalry in event.rivalries)),
            n_accounts=len(event.accounts),
            n_claims=len(event.claims),
        )
        for event in reading.events
        if event.rivalries and event.id in by_event and (asked.kinds is None or event.kind in asked.kinds)
        if touches(asked, by_event[event.id]["first"], by_event[event.id]["last"])
    ]
    return tuple(sorted(found, key=lambda each: (-each.n_claims, each.event)))


def counts_of(reading: Reading, pair: Pair, asked: Asked) -> tuple[Count, ...]:
    """How many events and claims are told of each kind, the most told first."""
    own = reading.statements.filter(pair.expr)
    if asked.kinds is not None:
        own = own.filter(pl.col("kind").is_in(list(asked.kinds)))
    since, until = asked.since, asked.until
    if since is not None:
        own = own.filter(pl.col("last").is_null() | (pl.col("last").dt.year() >= since))
    if until is not None:
        own = own.filter(pl.col("first").is_null() | (pl.col("first").dt.year() <= until))
    rows = own.group_by("kind").agg(
        pl.col("event").n_unique().alias("n_events"), pl.col("claim").n_unique().alias("n_claims"),
        pl.col("event").unique().sort().alias("ids"),
    )  # fmt: skip
    counted = [Count(**{**row, "ids": tuple(row["ids"])}) for row in rows.iter_rows(named=True)]
    return tuple(sorted(counted, key=lambda each: (-each.n_events, each.kind)))


def _order(flow: Flow) -> tuple[Any, ...]:
    return -flow.high, flow.supplier or "", flow.recipient or "", flow.progress
