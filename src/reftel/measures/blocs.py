"""The balance of two blocs among a recipient's suppliers, by a table that the user brings."""

from math import inf

import polars as pl

from reftel.measures.cells import MeasureError, all_ids

COLUMNS = ("bloc", "supplier", "from", "to")


def bloc_balance(shares: pl.DataFrame, blocs: pl.DataFrame, *, first: str, second: str) -> pl.DataFrame:
    """Bloc balance: 1 where two blocs supply the same, 0 where one alone does; of what `supplier_shares` gives.

    `blocs` is the user's table with the columns `bloc`, `supplier`, `from` and `to`: years, both included, null where
    open. Formula: 1 - |W - E| / (W + E) for the volumes W and E of the blocs; with x = W / (W + E) it is 2 min(x, 1 -
    x). Exact: x is least where W is least and E is most, and the balance is greatest at x = 1/2 or at the end next to
    it. `outside` are suppliers that are in neither bloc that year: they are left out of the balance and listed.
    Missing: null where neither bloc delivered anything that is quantified.
    Source: the form of Grubel and Lloyd's (1975) index of trade that goes both ways.
    """
    _check(blocs, first, second)
    most = pl.when(pl.col("volume_low").is_not_null()).then(pl.col("volume_high").fill_null(inf))
    of = shares.with_columns(volume_high=most).join(_by_year(shares, blocs), on=["supplier", "year"], how="left")
    volumes = [
        pl.col(f"volume_{end}").filter(pl.col("bloc") == bloc).sum().alias(f"{side}_{end}")
        for side, bloc in (("first", first), ("second", second))
        for end in ("low", "high")
    ]
    outside = pl.col("supplier").filter(~pl.col("bloc").is_in([first, second]).fill_null(False))
    cells = of.group_by("recipient", "year").agg(*volumes, outside.unique().sort().alias("outside"), all_ids())
    is_any = (pl.col("first_high") + pl.col("second_high")) > 0
    cells = cells.with_columns(
        x_low=pl.when(is_any).then(_part("first_low", "second_high")),
        x_high=pl.when(is_any).then(1 - _part("second_low", "first_high")),
    )
    low, high, half = pl.col("x_low"), pl.col("x_high"), 0.5
    nearest = pl.when(low > half).then(low).when(high < half).then(high).otherwise(pl.when(is_any).then(half))
    return (
        cells.with_columns(
            low=2 * pl.min_horizontal(low, 1 - high), high=2 * pl.min_horizontal(nearest, 1 - nearest),
            first_high=_closed("first_high"), second_high=_closed("second_high"),
        )
        .drop("x_low", "x_high")
        .sort("recipient", "year")
    )  # fmt: skip


def _check(blocs: pl.DataFrame, *names: str) -> None:
    if missing := [column for column in COLUMNS if column not in blocs.columns]:
        raise MeasureError(f"the table of blocs has no column {', '.join(missing)}; it needs {', '.join(COLUMNS)}")
    if unknown := [name for name in names if name not in set(blocs.get_column("bloc"))]:
        raise MeasureError(f"the table of blocs has no bloc {', '.join(unknown)}")


def _by_year(shares: pl.DataFrame, blocs: pl.DataFrame) -> pl.DataFrame:
    """The bloc of each supplier in each year that is asked for. Raises MeasureError where it has two."""
    cells = shares.select("supplier", "year").unique()
    held = cells.join(blocs.select(COLUMNS), on="supplier").filter(
        (pl.col("from").is_null() | (pl.col("from") <= pl.col("year")))
        & (pl.col("to").is_null() | (pl.col("to") >= pl.col("year")))
    )
    if not (twice := held.filter(pl.len().over("supplier", "year") > 1).sort("supplier", "year")).is_empty():
        raise MeasureError(f"in the table of blocs {twice['supplier'][0]} is twice in {twice['year'][0]}")
    return held.select("supplier", "year", "bloc")


def _part(own: str, other: str) -> pl.Expr:
    """What part the least of one is of that and the most of the other."""
    return pl.when(pl.col(own) > 0).then(pl.col(own) / (pl.col(own) + pl.col(other))).otherwise(0.0)


def _closed(end: str) -> pl.Expr:
    return pl.when(pl.col(end).is_finite()).then(end)
