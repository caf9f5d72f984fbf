"""On what terms assistance is given."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import get_args

import polars as pl

from reftel.errors import VocabularyError
from reftel.measures.cells import DYAD, Progress, chosen, evidence, known_by, placed
from reftel.measures.facts import Facts
from reftel.model.claim import Terms
from reftel.rules.data import read_tsv


@cache
def load_mix() -> Mapping[str, str]:
    """Which part of the mix terms belong to. Raises VocabularyError where some terms have none."""
    mix = {row["terms"]: row["mix"] for row in read_tsv("crosswalks/terms.tsv")}
    if set(mix) != set(get_args(Terms)):
        raise VocabularyError(f"vocabulary/crosswalks/terms.tsv: there should be a line for each of {get_args(Terms)}")
    return mix


def terms_mix(
    facts: Facts,
    *,
    kinds: Collection[str] = ("transfer", "financing"),
    stages: Progress | Collection[str] = "done",
    by: Sequence[str] = DYAD,
    window: int = 5,
    years: tuple[int, int] | None = None,
) -> pl.DataFrame:
    """Terms mix: what part of the events whose terms are told was given as grant, on credit, for cash, by barter.

    Formula: for each `mix`, `low` = a / (a + B) and `high` = A / (A + b), where a events surely and A possibly are of
    that mix, and b and B of another. An event that is not sure to lie in the window, or whose terms are disputed, is
    possible only. `unknown_share` is the part of all events that nobody tells the terms of.
    Missing: null where no event's terms are told.
    Source: grant, credit, barter or cash as in the US Arms Control and Disarmament Agency's World Military
    Expenditures. `vocabulary/crosswalks/terms.tsv` says what belongs to which mix. "cash" is a sale on terms that are
    not told to be credit.
    """
    group = [*known_by(by), "year"]
    cells = _mixed(placed(facts, chosen(facts, kinds, stages), window=window, years=years))
    told = cells.filter(pl.col("mixes").list.len() > 0)
    own = pl.col("sure") & (pl.col("mixes").list.len() == 1)
    parts = told.with_columns(own=own).explode("mixes").group_by(*group, mix="mixes").agg(
        pl.col("event").filter("own").n_unique().alias("n_low"), pl.col("event").n_unique().alias("n_high"), *evidence()
    )  # fmt: skip
    events = pl.col("event")
    of_all = cells.group_by(group).agg(
        events.filter(pl.col("mixes").list.len() > 0).n_unique().alias("n_told"),
        unknown_share=events.filter(pl.col("mixes").list.len() == 0).n_unique() / events.n_unique(),
    )
    low, high, others = pl.col("n_low"), pl.col("n_high"), pl.col("n_told") - pl.col("n_low")
    return (
        parts.join(of_all, on=group, nulls_equal=True)
        .join(_others(told, group), on=[*group, "mix"], nulls_equal=True)
        .with_columns(
            low=pl.when(low > 0).then(low / (low + others)).when(others > 0).then(0.0).otherwise(1.0),
            high=high / (high + pl.col("n_others")),
        )
        .drop("n_told", "n_others")
        .sort(*group, "mix", nulls_last=True)
    )


def _mixed(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells with the parts of the mix that their terms belong to, sorted, in place of the terms."""
    lists = cells.get_column("terms").unique()
    mixes = [sorted({load_mix()[terms] for terms in each}) for each in lists]
    table = pl.DataFrame({"terms": lists, "mixes": pl.Series(mixes, dtype=pl.List(pl.String))})
    return cells.join(table, on="terms", how="left")


def _others(told: pl.DataFrame, group: list[str]) -> pl.DataFrame:
    """For each mix how many events are surely of others."""
    mixes = told.select(*group, "event", "sure", "mixes")
    asked = mixes.explode("mixes").select(*group, mix="mixes").unique()
    other = pl.col("sure") & ~pl.col("mixes").list.contains(pl.col("mix"))
    pairs = asked.join(mixes, on=group, nulls_equal=True)
    return pairs.group_by(*group, "mix").agg(pl.col("event").filter(other).n_unique().alias("n_others"))
