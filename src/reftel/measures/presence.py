"""Whether there was any assistance, and how many events of which kind."""

from collections.abc import Collection, Sequence

import polars as pl

from reftel.measures.cells import DYAD, EVIDENCE, Progress, chosen, evidence, known_by, placed, sure_events
from reftel.measures.facts import Facts
from reftel.measures.kinds import assisting_kinds, load_kinds


def presence(
    facts: Facts,
    *,
    kinds: Collection[str] | None = None,
    stages: Progress | Collection[str] = "done",
    by: Sequence[str] = DYAD,
    window: int = 1,
    years: tuple[int, int] | None = None,
) -> pl.DataFrame:
    """Presence of assistance: D = 1 where there is at least one event of these kinds in the window.

    Formula: `low` is 1 where an event is sure, `high` is 1 where one is possible.
    Missing: a cell without any event is not in the frame, save where a document says that there was none: there D is 0
    with `zero_basis` "explicit". `reftel.measures.panels` completes the frame with zeros that coverage allows, and NA.
    Source: dyad-years as in peacesciencer (Miller 2022); the bases of zeros are reftel's own.
    """
    group = [*known_by(by), "year"]
    cells = placed(facts, chosen(facts, kinds, stages), window=window, years=years)
    sure = sure_events(cells, group).select(group).unique().with_columns(low=pl.lit(1, dtype=pl.Int8))
    found = (
        cells.group_by(group)
        .agg(pl.lit(1, dtype=pl.Int8).alias("high"), *evidence())
        .join(sure, on=group, how="left", nulls_equal=True)
        .with_columns(pl.col("low").fill_null(0))
    )
    none = _denied(facts, kinds, stages, group, window, years).join(found, on=group, how="anti", nulls_equal=True)
    both = pl.concat([found.with_columns(zero_basis=pl.lit(None, dtype=pl.String)), none], how="diagonal_relaxed")
    return both.sort(group, nulls_last=True).select(*group, "low", "high", "zero_basis", *EVIDENCE)


def counts(
    facts: Facts,
    *,
    kinds: Collection[str] | None = None,
    stages: Progress | Collection[str] = "done",
    by: Sequence[str] = DYAD,
    window: int = 1,
    years: tuple[int, int] | None = None,
) -> pl.DataFrame:
    """Number of events by kind; what is done and what is promised are asked for apart and never added.

    Formula: `low` counts the events that are sure to lie in the window, `high` all that may.
    Missing: a cell without any event is not in the frame; see `reftel.measures.panels`.
    Source: agreements and deliveries stand in separate tables as in the reports of the Congressional Research Service.
    """
    group = [*known_by(by), "kind", "year"]
    counted = [kind for kind, counting in load_kinds().items() if counting.nature != "statistic"]
    cells = placed(facts, chosen(facts, counted if kinds is None else kinds, stages), window=window, years=years)
    sure = sure_events(cells, group).group_by(group).len("low")
    return (
        cells.group_by(group)
        .agg(pl.col("event").n_unique().alias("high"), *evidence())
        .join(sure, on=group, how="left", nulls_equal=True)
        .select(*group, pl.col("low").fill_null(0), "high", *EVIDENCE)
        .sort(group, nulls_last=True)
    )


def _denied(
    facts: Facts,
    kinds: Collection[str] | None,
    stages: Progress | Collection[str],
    group: list[str],
    window: int,
    years: tuple[int, int] | None,
) -> pl.DataFrame:
    """The cells of which a firm source says that there was nothing in the window as a whole."""
    return denials(facts, kinds, stages, window, years).group_by(group).agg(
        pl.lit(0, dtype=pl.Int8).alias("low"), pl.lit(0, dtype=pl.Int8).alias("high"),
        pl.lit("explicit").alias("zero_basis"),
        pl.col("event").n_unique().alias("n_events"), pl.col("claim").n_unique().alias("n_claims"),
        pl.col("document").n_unique().alias("n_documents"), pl.col("origins").max().alias("n_origins"),
        pl.lit(0.0).alias("share_contested"), pl.col("event").unique().sort().alias("ids"),
    )  # fmt: skip


def denials(
    facts: Facts,
    kinds: Collection[str] | None,
    stages: Progress | Collection[str],
    window: int,
    years: tuple[int, int] | None,
) -> pl.DataFrame:
    """What firm sources deny, once for each `year` whose window they speak of as a whole.

    They deny assistance of one kind, so that kind must be what is asked for, and must not speak of certain arms only.
    """
    asked = list(assisting_kinds() if kinds is None else kinds)
    stage = pl.col("stage")
    general = (pl.col("modality") == "factual") & ~pl.col("specific")
    said = facts.denied.filter(general, pl.col("kind").is_in(asked), stage.is_in(["-", "delivered", "ongoing"]))
    if len(asked) > 1 or stages != "done":
        said = said.clear()
    low, high = pl.col("first").dt.year() + window - 1, pl.col("last").dt.year()
    if years is not None:
        low, high = pl.max_horizontal(low, pl.lit(years[0])), pl.min_horizontal(high, pl.lit(years[1]))
    none = said.drop_nulls(["first", "last"]).filter(low <= high)
    return none.with_columns(year=pl.int_ranges(low, high + 1, dtype=pl.Int32)).explode("year")
