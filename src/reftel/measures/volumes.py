"""How much was delivered."""

from collections.abc import Collection, Sequence

import polars as pl

from reftel.measures.cells import DYAD, MeasureError, Progress, Spread, chosen, evidence, known_by, placed
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
    end. An event that is not certain, or need not lie in the window, adds 0 to `low`. `spread` says what becomes of an
    event that is dated by several years: "bounds" (all of it may lie in any of them), "split" (evenly), "start" or
    "end" (the first or last year). A claim of several suppliers or recipients at once may be of any of them: 0 to its
    amount. Over suppliers the bounds take contested events one by one, so that rivals for one delivery both stand in
    `high`.
    Missing: `n_unquantified` events are told without this unit: they are counted and not summed. A cell where nothing
    is quantified has no bounds. `approx` tells that an amount was told as "about".
    Source: sums of intervals (Moore 1966). Money is as told, of its own year: neither deflated nor converted.
    """
    group = [*known_by(by), "year"]
    amounts = facts.amounts.filter(pl.col("unit") == unit).select(*KEY, "low", "high", "approx")
    cells = placed(facts, chosen(facts, kinds, stages), window=window, years=years, spread=spread)
    summed = cells.join(amounts, on=KEY, how="left", nulls_equal=True)
    sure = pl.col("certain") if spread == "split" else pl.col("sure")
    part = pl.col("within") if spread == "split" else pl.lit(1.0)
    counted = pl.col("approx").is_not_null()
    least = pl.when(sure).then(pl.col("low").fill_null(0.0) * part).otherwise(0.0)
    most = pl.col("high") * part
    open_end = (counted & pl.col("high").is_null()).any()
    return (
        summed.group_by(group)
        .agg(
            pl.when(counted.any()).then(least.filter(counted).sum()).alias("low"),
            pl.when(counted.any() & ~open_end).then(most.sum()).alias("high"),
            pl.col("approx").any(),
            pl.col("event").filter(counted).n_unique().alias("n_quantified"),
            pl.col("event").filter(~counted).n_unique().alias("n_unquantified"),
            *evidence(),
        )
        .sort(group, nulls_last=True)
    )


def units(facts: Facts) -> pl.DataFrame:
    """The units and currencies in which amounts are told, with how often: what `volumes` can be asked for."""
    return facts.amounts.group_by("measure", "unit").len("n_facts").sort("n_facts", "unit", descending=[True, False])


def check_unit(facts: Facts, unit: str) -> None:
    """Raise MeasureError where no amount is told in this unit."""
    if facts.amounts.filter(pl.col("unit") == unit).is_empty():
        known = units(facts).get_column("unit").head(8).to_list()
        raise MeasureError(f"no amount is told in {unit!r}; there are {', '.join(known) or 'none'}")
