"""How much was delivered."""

from collections.abc import Collection, Sequence

import polars as pl

from reftel.measures.cells import (
    DYAD,
    EVIDENCE,
    MeasureError,
    Progress,
    Spread,
    chosen,
    evidence,
    known_by,
    placed,
    sure_events,
)  # fmt: skip
from reftel.measures.facts import KEY, Facts


def volumes(
    facts: Facts,
    unit: str,
    *,
    kinds: Collection[str] = ("transfer",),
    stages: Progress | Collection[str] = "done",
    by: Sequence[str] = DYAD,
    window: int = 1,
    years: tuple[int, int] | None = None,
    spread: Spread = "bounds",
) -> pl.DataFrame:
    """Volume: how many of a unit ("aircraft", "persons"), or how much of a currency ("USD").

    Formula: `low` is the sum of the least that each event is told to be, `high` the sum of the most; null is an open
    end. An event that need not lie in the window, or that some account has elsewhere, adds 0 to `low`; one whose rival
    accounts all have it in the cell, if from other suppliers, adds the least of them. Several stages of an event that
    count as done are one amount, the greatest. `spread` says what becomes of an event that is dated by several years:
    "bounds" (all of it may lie in any of them), "split" (evenly), "start" or "end" (the first or last year). A claim of
    several suppliers or recipients at once may be of any of them: 0 to its amount.
    Missing: `n_unquantified` events are told without this unit: they are counted and not summed. A cell where nothing
    is quantified has no bounds. `approx` tells that an amount was told as "about".
    Source: sums of intervals (Moore 1966). Money is as told, of its own year: neither deflated nor converted.
    """
    group = [*known_by(by), "year"]
    cells = placed(facts, chosen(facts, kinds, stages), window=window, years=years, spread=spread)
    cells = cells.with_columns(timely=pl.lit(True)) if spread == "split" else cells.with_columns(within=pl.lit(1.0))
    sums = of_events(facts, cells, unit, group).sort(*group, "event").group_by(group).agg(
        pl.col("low").sum(), pl.col("high").sum(), pl.col("approx").any(), pl.len().alias("n_quantified")
    )  # fmt: skip
    told = cells.group_by(group).agg(*evidence())
    return (
        told.join(sums, on=group, how="left", nulls_equal=True)
        .with_columns(
            pl.when(pl.col("high").is_finite()).then("high").alias("high"),
            pl.col("approx").fill_null(False),
            pl.col("n_quantified").fill_null(0),
        )
        .select(
            *group, "low", "high", "approx", "n_quantified",
            (pl.col("n_events") - pl.col("n_quantified")).alias("n_unquantified"), *EVIDENCE,
        )
        .sort(group, nulls_last=True)
    )  # fmt: skip


def of_events(facts: Facts, cells: pl.DataFrame, unit: str, group: Sequence[str]) -> pl.DataFrame:
    """What each event adds to each group: the most that one of its done stages tells, summed in an account over pairs.

    `low` is the least that any account holds, and 0 where not all of them have something in the group.
    """
    told = facts.by_account.filter(pl.col("unit") == unit).select(*KEY, "account", "low", "high", "approx")
    each = cells.select(*dict.fromkeys([*group, *KEY, "timely", "within"])).join(told, on=KEY, nulls_equal=True)
    least = pl.when("timely").then(pl.col("low") * pl.col("within")).otherwise(0.0)
    most = pl.col("high") * pl.col("within")
    pair = list(dict.fromkeys([*group, "event", *DYAD, "account"]))
    of_pair = each.group_by(pair).agg(least.max().alias("low"), most.max().alias("high"), pl.col("approx").any())
    of_account = of_pair.sort(pair).group_by(*group, "event", "account").agg(  # sums of floats depend on the order
        pl.col("low").sum(), pl.col("high").sum(), pl.col("approx").any()
    )
    key = [*group, "event"]
    of_event = of_account.group_by(key).agg(pl.col("low").min(), pl.col("high").max(), pl.col("approx").any())
    sure = sure_events(cells, group).with_columns(sure=pl.lit(True))
    joined = of_event.join(sure, on=key, how="left", nulls_equal=True)
    return joined.with_columns(low=pl.when(pl.col("sure").is_not_null()).then("low").otherwise(0.0))


def units(facts: Facts) -> pl.DataFrame:
    """The units and currencies in which amounts are told, with how often: what `volumes` can be asked for."""
    return facts.amounts.group_by("measure", "unit").len("n_facts").sort("n_facts", "unit", descending=[True, False])


def check_unit(facts: Facts, unit: str) -> None:
    """Raise MeasureError where no amount is told in this unit."""
    if facts.amounts.filter(pl.col("unit") == unit).is_empty():
        known = units(facts).get_column("unit").head(8).to_list()
        raise MeasureError(f"no amount is told in {unit!r}; there are {', '.join(known) or 'none'}")
