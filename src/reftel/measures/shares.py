"""Shares of suppliers: counted from deliveries, and as documents state them. The two are never mixed."""

from collections.abc import Collection
from math import inf

import polars as pl

from reftel.measures.cells import EVIDENCE, Progress, Spread, evidence
from reftel.measures.facts import KEY, Facts
from reftel.measures.volumes import volumes
from reftel.model.actor import is_state


def supplier_shares(
    facts: Facts,
    unit: str,
    *,
    window: int = 5,
    kinds: Collection[str] = ("transfer",),
    stages: Progress | Collection[str] = "done",
    known: Collection[str] = (),
    years: tuple[int, int] | None = None,
    spread: Spread = "bounds",
) -> pl.DataFrame:
    """Supplier share: what part of a recipient's volume in a window came from each supplier; `basis` is "counted".

    Formula: p = V(s,r,w) / V(.,r,w) for the `window` years that end with `year`. `low`: the supplier delivered its
    least and all others their most; `high`: the reverse; both exact. `high_with_rest`: what came from nobody that is
    known was its own too.
    Unknown: a supplier that nobody names, or that is no state and not in `known` ("Eastern Europe", "other"), is the
    rest; `rest_low` and `rest_high` are its volume.
    Missing: null where the recipient's volume is 0 or nothing is quantified.
    Source: five-year windows as in SIPRI's fact sheets.
    """
    cells = volumes(facts, unit, kinds=kinds, stages=stages, window=window, years=years, spread=spread)
    return shares_of(cells, known=known).with_columns(basis=pl.lit("counted"))


def shares_of(cells: pl.DataFrame, *, known: Collection[str] = ()) -> pl.DataFrame:
    """Shares of volumes `low` to `high` (null: open) by supplier within each recipient and year."""
    named = [s for s in cells.get_column("supplier").unique().drop_nulls() if is_state(s) or s in known]
    is_rest = ~pl.col("supplier").is_in(named).fill_null(False)
    over = ["recipient", "year"]
    counted = pl.col("low").is_not_null()
    low = pl.col("low").fill_null(0.0)
    high = pl.when(counted & pl.col("high").is_null()).then(inf).otherwise(pl.col("high").fill_null(0.0))
    cells = cells.with_columns(v_low=low, v_high=high, is_rest=is_rest, counted=counted)
    low, high = pl.col("v_low"), pl.col("v_high")
    cells = cells.with_columns(
        others_low=low.sum().over(over) - low,
        others_high=pl.when(high.is_infinite().sum().over(over) > high.is_infinite().cast(pl.Int32))
        .then(inf)
        .otherwise(_finite(high).sum().over(over) - _finite(high)),
        rest_low=pl.when("is_rest").then(low).otherwise(0.0).sum().over(over),
        rest_high=pl.when("is_rest").then(high).otherwise(0.0).sum().over(over),
    )
    others_low, others_high, rest = pl.col("others_low"), pl.col("others_high"), pl.col("rest_high")
    is_any = pl.col("counted") & (high + others_high > 0)
    least = pl.when(low > 0).then(low / (low + others_high)).when(others_high > 0).then(0.0).otherwise(1.0)
    bounds = {
        "low": least,
        "high": _part(high, others_low),
        "high_with_rest": _part(high + rest, others_low - pl.col("rest_low")),
    }
    shares = cells.with_columns(pl.when(is_any).then(bound).alias(name) for name, bound in bounds.items())
    return (
        shares.filter(~pl.col("is_rest"))
        .select(
            "recipient", "year", "supplier", *bounds,
            volume_low=pl.when("counted").then("v_low"),
            volume_high=pl.when(pl.col("counted") & high.is_finite()).then("v_high"),
            rest_low="rest_low", rest_high=pl.when(rest.is_finite()).then(rest),
            approx="approx", n_quantified="n_quantified", n_unquantified="n_unquantified",
            **{name: pl.col(name) for name in EVIDENCE},
        )
        .sort("recipient", "year", "supplier", nulls_last=True)
    )  # fmt: skip


def _finite(expr: pl.Expr) -> pl.Expr:
    return pl.when(expr.is_infinite()).then(0.0).otherwise(expr)


def _part(own: pl.Expr, others: pl.Expr) -> pl.Expr:
    return pl.when(own.is_infinite()).then(1.0).when(own > 0).then(own / (own + others)).otherwise(0.0)


def stated_shares(facts: Facts) -> pl.DataFrame:
    """Shares as documents state them ("63 percent from the Soviet Union"): kind `share`; `basis` is "stated".

    One row for each recipient, period (`first_year` to `last_year`, null where none is told) and supplier; the supplier
    is null where a document says what others had, or all. `low` and `high` are parts of 1 over all that is said of that
    period; `rank_low` and `rank_high` are ranks; `total_low`, `total_high` and `currency` money.
    Missing: what is not stated is null.
    Source: the documents. They stand beside what is counted and are never mixed with it.
    """
    told = facts.rows.filter(pl.col("kind") == "share").join(
        facts.amounts.select(*KEY, "measure", "unit", "low", "high", "approx"), on=KEY, nulls_equal=True
    )
    group = ["recipient", "first_year", "last_year", "supplier"]
    percent, rank, money = pl.col("unit") == "percent", pl.col("unit") == "rank", pl.col("measure") == "money"
    return (
        told.filter(percent | rank | money)
        .group_by(group)
        .agg(
            _hull("low", percent, 100, 0.0).alias("low"), _hull("high", percent, 100, 100.0).alias("high"),
            _hull("low", rank).alias("rank_low"), _hull("high", rank).alias("rank_high"),
            _hull("low", money).alias("total_low"), _hull("high", money).alias("total_high"),
            pl.col("unit").filter(money).unique().sort().str.join(" ").replace("", None).alias("currency"),
            pl.col("approx").any(), *evidence(),
        )
        .sort(group, nulls_last=True)
        .with_columns(basis=pl.lit("stated"))
    )  # fmt: skip


def _hull(end: str, which: pl.Expr, unit: int = 1, open_end: float | None = None) -> pl.Expr:
    """The outermost end over all that is said; an open end is `open_end`, or open."""
    told = pl.col(end).filter(which)
    if open_end is not None:
        told = told.fill_null(open_end)
    outermost = told.min() if end == "low" else told.max()
    return pl.when(~told.has_nulls()).then((outermost / unit).round(12))
