"""What became of what was agreed, and how long it took."""

from collections.abc import Collection

import polars as pl

from reftel.measures.cells import DYAD, chosen
from reftel.measures.facts import KEY, Facts

_DEAL = ["event", *DYAD, "kind"]
_DAYS_IN_A_MONTH = 30.4375


def deals(facts: Facts, *, kinds: Collection[str] = ("transfer",)) -> pl.DataFrame:
    """Agreements one by one, each with what was delivered of it.

    `ordered_first` and `ordered_last` bound the day on which it was agreed or ordered, `done_first` and `done_last`
    that of delivery; `lag_low` and `lag_high` are the months between, never less than 0; `open` is true where no
    delivery is told: the lag is censored, and says no more than that.
    """
    promised = chosen(facts, kinds, "promised").group_by(_DEAL).agg(
        pl.col("first").min().alias("ordered_first"), pl.col("last").min().alias("ordered_last"),
        pl.col("certain").all(),
    )  # fmt: skip
    done = chosen(facts, kinds, "done").group_by(_DEAL).agg(
        pl.col("first").max().alias("done_first"), pl.col("last").max().alias("done_last"), pl.lit(True).alias("done")
    )  # fmt: skip
    joined = promised.join(done, on=_DEAL, how="left", nulls_equal=True)
    return (
        joined.with_columns(
            lag_low=_months("done_first", "ordered_last").clip(0),
            lag_high=_months("done_last", "ordered_first").clip(0),
            open=pl.col("done").is_null(),
            ids=pl.concat_list("event"),
        )
        .drop("done")
        .sort(_DEAL, nulls_last=True)
    )


def _months(to: str, since: str) -> pl.Expr:
    return (pl.col(to) - pl.col(since)).dt.total_days() / _DAYS_IN_A_MONTH


def fulfilment(facts: Facts, *, kinds: Collection[str] = ("transfer",), unit: str | None = None) -> pl.DataFrame:
    """Fulfilment by cohort: what part of what was agreed in a year was delivered, and after how many months.

    Formula: one row for each pair and year of order. `n_agreed` deals, `n_delivered` of them with a delivery, `n_open`
    without (censored: they may be delivered yet, or nobody tells). `fulfilled` = n_delivered / n_agreed. With a `unit`,
    `part_low` and `part_high` bound delivered / agreed in that unit, over the deals that tell both. `lag_low` and
    `lag_high` are the medians of the shortest and longest lags, in months, of delivered deals only.
    Missing: a deal whose year of order is not certain has no cohort; its `year` is null. A lag needs both dates.
    Source: agreements and deliveries by cohort, as the field keeps them apart; censoring is shown, not modelled.
    """
    each = deals(facts, kinds=kinds)
    year = pl.col("ordered_first").dt.year()
    each = each.with_columns(year=pl.when(year == pl.col("ordered_last").dt.year()).then(year))
    if unit is not None:
        each = each.join(_amounts(facts, kinds, unit), on=_DEAL, how="left", nulls_equal=True)
    parts = [] if unit is None else _parts()
    return (
        each.group_by(*DYAD, "year")
        .agg(
            pl.col("event").n_unique().alias("n_agreed"),
            pl.col("event").filter(~pl.col("open")).n_unique().alias("n_delivered"),
            pl.col("event").filter(pl.col("open")).n_unique().alias("n_open"),
            pl.col("lag_low").median(), pl.col("lag_high").median(), *parts,
            pl.col("event").unique().sort().alias("ids"),
        )
        .with_columns(fulfilled=pl.col("n_delivered") / pl.col("n_agreed"))
        .sort(*DYAD, "year", nulls_last=True)
    )  # fmt: skip


def _amounts(facts: Facts, kinds: Collection[str], unit: str) -> pl.DataFrame:
    """The bounds agreed and delivered of each deal that tells both: the most of several stages before delivery."""
    of_unit = facts.amounts.filter(pl.col("unit") == unit)
    sides = []
    for name, stages in (("agreed", "promised"), ("delivered", "done")):
        rows = chosen(facts, kinds, stages).select(KEY)
        told = rows.join(of_unit, on=KEY, nulls_equal=True)
        sides.append(
            told.group_by(_DEAL).agg(
                pl.col("low").fill_null(0.0).max().alias(f"{name}_low"),
                pl.when(~pl.col("high").has_nulls()).then(pl.col("high").max()).alias(f"{name}_high"),
            )
        )
    return sides[0].join(sides[1], on=_DEAL, nulls_equal=True)


def _parts() -> list[pl.Expr]:
    told = pl.col("agreed_low").is_not_null()
    sums = {
        name: pl.col(name).filter(told) for name in ("agreed_low", "agreed_high", "delivered_low", "delivered_high")
    }
    closed = {name: pl.when(~column.has_nulls()).then(column.sum()) for name, column in sums.items()}
    least = pl.when(closed["agreed_high"] > 0).then(closed["delivered_low"] / closed["agreed_high"])
    most = pl.when(closed["agreed_low"] > 0).then(closed["delivered_high"] / closed["agreed_low"])
    return [least.alias("part_low"), most.alias("part_high")]
