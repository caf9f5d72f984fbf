"""Advisers and technicians present: a stock, which is carried forward a little and never added to flows."""

from collections.abc import Collection
from math import inf

import polars as pl

from reftel.measures.cells import all_ids
from reftel.measures.facts import KEY, Facts
from reftel.measures.kinds import load_kinds

_MONTH = ["supplier", "recipient", "month"]


def adviser_stock(
    facts: Facts,
    *,
    kinds: Collection[str] = ("mission",),
    unit: str = "persons",
    carry: int = 12,
    years: tuple[int, int] | None = None,
) -> pl.DataFrame:
    """Stock of advisers at the end of each year, and person-years.

    Formula: a size that is told of a time holds throughout it, and is carried forward at most `carry` months from its
    end. Of the sizes that hold at a month's end those of that very time count; else the latest ones. Several of them
    may count the same people or not: the stock is at least the greatest `low` and at most the sum of the `high`s (null:
    open). `person_years` is the sum of twelve month-ends / 12; with `n_months` below 12 its `high` is open.
    Missing: beyond `carry` months there is no row: NA, not 0. `carried` tells that the stock at the year's end was told
    of an earlier time, `sure` that its time is certain: the bounds are of its size. Ended missions and sizes without a
    time are left out.
    Source: stock (technicians present) and flow (trained) apart, as in the CIA's series.
    """
    months = _by_month(facts, kinds, unit, carry, years)
    year = pl.col("month").dt.year().alias("year")
    december = pl.col("month").dt.month() == 12
    last = {name: pl.col(name).filter(december).first() for name in ("low", "high", "carried", "sure", "n_events")}
    closed = pl.when((pl.len() == 12) & ~pl.col("high").has_nulls()).then(pl.col("high").sum() / 12)
    return (
        months.group_by("supplier", "recipient", year)
        .agg(
            **last, person_years_low=pl.col("low").sum() / 12, person_years_high=closed, n_months=pl.len(),
            ids=all_ids(),
        )
        .sort("supplier", "recipient", "year", nulls_last=True)
    )  # fmt: skip


def _by_month(
    facts: Facts, kinds: Collection[str], unit: str, carry: int, years: tuple[int, int] | None
) -> pl.DataFrame:
    """The stock of each pair at the end of each month at which one is told or carried."""
    sizes = _sizes(facts, kinds, unit)
    low = pl.col("first").dt.month_end()
    high = pl.col("last").dt.offset_by(f"{carry}mo").dt.month_end()
    if years is not None:
        low = pl.max_horizontal(low, pl.date(years[0], 1, 31))
        high = pl.min_horizontal(high, pl.date(years[1], 12, 31))
    held = (
        sizes.filter(low <= high)
        .with_columns(month=pl.date_ranges(low.dt.month_start(), high, "1mo"))
        .explode("month")
        .with_columns(pl.col("month").dt.month_end())
    )
    at = pl.min_horizontal("month", "last")
    latest = held.with_columns(at=at).filter(pl.col("at") == pl.col("at").max().over(_MONTH))
    of_event = latest.group_by(*_MONTH, "event").agg(
        pl.col("low").min(), pl.col("high").max(), (pl.col("at") < pl.col("month")).all().alias("carried"),
        pl.col("sure").all(),
    )  # fmt: skip
    return of_event.group_by(_MONTH).agg(
        pl.col("low").max(), pl.when(pl.col("high").is_finite().all()).then(pl.col("high").sum()).alias("high"),
        pl.col("carried").all(), pl.col("sure").all(), pl.len().alias("n_events"),
        pl.col("event").unique().sort().alias("ids"),
    )  # fmt: skip


def _sizes(facts: Facts, kinds: Collection[str], unit: str) -> pl.DataFrame:
    """Sizes as claims tell them, each with its time; those of one event and time narrow each other in an account."""
    wanted = [(kind, stage) for kind in kinds for stage in load_kinds()[kind].done - load_kinds()[kind].ends]
    asked = pl.DataFrame(wanted, schema={"kind": pl.String, "stage": pl.String}, orient="row")
    told = (
        facts.told.filter(pl.col("unit") == unit)
        .join(asked, on=("kind", "stage"), how="semi")
        .join(facts.rows.select(*KEY, "certain"), on=KEY, nulls_equal=True)
        .drop_nulls(["first", "last"])
        .with_columns(sure=pl.col("certain") & pl.col("sure_first").is_not_null())
    )
    least = pl.when("certain").then(pl.col("low").fill_null(0.0)).otherwise(0.0)
    most = pl.col("high").fill_null(inf)
    time = ["event", "supplier", "recipient", "account", "first", "last", "sure"]
    clash = least.max() > most.min()
    return told.group_by(time).agg(
        pl.when(clash).then(least.min()).otherwise(least.max()).alias("low"),
        pl.when(clash).then(most.max()).otherwise(most.min()).alias("high"),
    )
