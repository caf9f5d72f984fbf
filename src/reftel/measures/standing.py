"""Agreements and restrictions in force: from when, until when, and how many."""

import polars as pl

from reftel.measures.cells import DYAD, chosen, evidence, placed
from reftel.measures.facts import Facts
from reftel.measures.kinds import load_kinds

_DAYS_IN_A_MONTH = 30.4375
_SPELL = ["event", *DYAD]


def spells(facts: Facts, kind: str, *, end_of_pair: bool = False) -> pl.DataFrame:
    """Spells of a kind that holds: one row for each event and pair, with its onset, its end and how long it held.

    Formula: `onset_first` to `onset_last` bound the day from which it held, `end_first` to `end_last` that on which it
    was ended or lifted, as its own event tells. With `end_of_pair` a spell without such an end is ended by the first
    end that is told of the pair after its onset, whatever its subject, and `ended_by` names that event. `months_low` to
    `months_high` is the duration. `open` is true where there is no end: it is censored, and did not last for ever.
    Missing: null where no day is told.
    Source: reftel's own.
    """
    table = load_kinds()[kind]
    onset = chosen(facts, (kind,), sorted(table.done - table.ends)).group_by(_SPELL).agg(
        pl.col("first").min().alias("onset_first"), pl.col("last").min().alias("onset_last"), pl.col("certain").all()
    )  # fmt: skip
    ends = chosen(facts, (kind,), "ends").group_by(_SPELL).agg(
        pl.col("first").min().alias("end_first"), pl.col("last").min().alias("end_last")
    )  # fmt: skip
    own = onset.join(ends, on=_SPELL, how="left", nulls_equal=True).with_columns(ended_by=pl.lit(None, pl.String))
    held = _ended_later(own, ends) if end_of_pair else own
    return held.with_columns(
        months_low=_months("end_first", "onset_last").clip(0),
        months_high=_months("end_last", "onset_first").clip(0),
        open=pl.col("end_first").is_null() & pl.col("end_last").is_null(),
        ids=pl.concat_list("event"),
    ).sort(_SPELL, nulls_last=True)


def _ended_later(own: pl.DataFrame, ends: pl.DataFrame) -> pl.DataFrame:
    """A spell that its own event does not end is ended by the next end that is told of the pair."""
    is_told = pl.col("end_first").is_not_null() | pl.col("end_last").is_not_null() | pl.col("onset_last").is_null()
    rest = own.filter(~is_told).drop("end_first", "end_last", "ended_by").sort("onset_last", "event")
    later = ends.drop_nulls("end_first").rename({"event": "ended_by"}).sort("end_first", "ended_by")
    found = rest.join_asof(
        later, left_on="onset_last", right_on="end_first", by=list(DYAD), strategy="forward", coalesce=False,
        check_sortedness=False,
    )  # fmt: skip
    return pl.concat([own.filter(is_told), found.select(own.columns)])


def _months(to: str, since: str) -> pl.Expr:
    return (pl.col(to) - pl.col(since)).dt.total_days() / _DAYS_IN_A_MONTH


def in_force(
    facts: Facts,
    kind: str,
    *,
    years: tuple[int, int],
    at_most: int | None = None,
    mutual: bool = False,
    end_of_pair: bool = False,
) -> pl.DataFrame:
    """Whether an agreement, a restriction or another state was in force between a pair in a year, and how many were.

    Formula: `low` is 1 in a year of which it is told, and between an onset and an end that are both told; `high` is 1
    from the first possible day of the onset to the last of the end, or, where no end is told, for `at_most` years, or
    to the last of `years`. `onsets_low` and `onsets_high` count those that begin in the year, `lifted_low` and
    `lifted_high` those that end, `cumulative_low` and `cumulative_high` those that began by its end. With `mutual` the
    two sides stand in the order of their ids, as of an agreement.
    Missing: a year in which none may have been in force has no row; spells without an onset are left out (`spells`
    lists them).
    Source: dyad-years as in the Defense Cooperation Agreement Dataset (Kinne 2020).
    """
    held = _in_order(spells(facts, kind, end_of_pair=end_of_pair), mutual).drop_nulls(["onset_first", "onset_last"])
    sure = placed(facts, chosen(facts, (kind,)), years=years).filter("sure")
    sure_years = _in_order(sure, mutual).select(*_SPELL, "year", told=pl.lit(True)).unique()
    start, end = pl.col("onset_first").dt.year(), pl.col("end_last").dt.year()
    limit = pl.lit(years[1]) if at_most is None else pl.col("onset_last").dt.year() + at_most
    low, high = pl.max_horizontal(start, pl.lit(years[0])), pl.min_horizontal(end.fill_null(limit), pl.lit(years[1]))
    by_year = (
        held.filter(low <= high)
        .with_columns(year=pl.int_ranges(low, high + 1, dtype=pl.Int32))
        .explode("year")
        .join(sure_years, on=[*_SPELL, "year"], how="left", nulls_equal=True)
    )
    year = pl.col("year")
    between = (pl.col("onset_last").dt.year() <= year) & (pl.col("end_first").dt.year() >= year) & pl.col("certain")
    told = pl.col("told").fill_null(False) | between.fill_null(False)
    rows = facts.rows.filter(pl.col("kind") == kind).group_by("event").agg(
        pl.col("claims").explode().unique(), pl.col("documents").explode().unique(), pl.col("n_origins").max(),
        pl.col("contested").any(),
    )  # fmt: skip
    cells = by_year.join(rows, on="event", how="left").group_by(*DYAD, "year").agg(
        told.any().cast(pl.Int8).alias("low"), pl.lit(1, dtype=pl.Int8).alias("high"),
        *_changes("onset", "onsets"), *_changes("end", "lifted"), *evidence(),
    )  # fmt: skip
    return _cumulative(cells, held).sort(*DYAD, "year", nulls_last=True)


def _changes(what: str, name: str) -> list[pl.Expr]:
    """How many surely and possibly begin or end in the year."""
    first, last, year = pl.col(f"{what}_first").dt.year(), pl.col(f"{what}_last").dt.year(), pl.col("year")
    sure = (first == year) & (last == year) & pl.col("certain")
    return [sure.sum().alias(f"{name}_low"), ((first <= year) & (last >= year)).sum().alias(f"{name}_high")]


def _cumulative(cells: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    onsets = held.select(*DYAD, "onset_first", "onset_last", "certain")
    begun = cells.select(*DYAD, "year").join(onsets, on=DYAD, nulls_equal=True)
    sure = (pl.col("onset_last").dt.year() <= pl.col("year")) & pl.col("certain")
    can = pl.col("onset_first").dt.year() <= pl.col("year")
    totals = begun.group_by(*DYAD, "year").agg(sure.sum().alias("cumulative_low"), can.sum().alias("cumulative_high"))
    return cells.join(totals, on=[*DYAD, "year"], nulls_equal=True)


def _in_order(frame: pl.DataFrame, mutual: bool) -> pl.DataFrame:
    if not mutual:
        return frame
    swap = pl.col("supplier") > pl.col("recipient")
    return frame.with_columns(
        supplier=pl.when(swap).then("recipient").otherwise("supplier"),
        recipient=pl.when(swap).then("supplier").otherwise("recipient"),
    )
