"""Facts placed in years, and what every cell of a measure says of its evidence."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import polars as pl

from reftel.errors import ReftelError
from reftel.measures.facts import KEY, Facts
from reftel.measures.kinds import assisting_kinds, load_kinds
from reftel.model.claim import KINDS, STAGES

Progress = Literal["done", "promised", "ends"]
Spread = Literal["bounds", "split", "start", "end"]
DYAD = ("supplier", "recipient")
EVIDENCE = ("n_events", "n_claims", "n_documents", "n_origins", "share_contested", "ids")


class MeasureError(ReftelError):
    """A measure is asked for something that it does not have."""


def chosen(
    facts: Facts, kinds: Collection[str] | None = None, stages: Progress | Collection[str] = "done"
) -> pl.DataFrame:
    """The facts of these kinds at these stages: those that count as done, promised or the end, or named ones.

    Where no kinds are named, those are meant that are assistance. Which kinds and stages are which is said by
    `vocabulary/crosswalks/kinds.tsv`; a fact without a stage has the stage "-".
    """
    wanted = list(assisting_kinds() if kinds is None else kinds)
    if unknown := [kind for kind in wanted if kind not in KINDS]:
        raise MeasureError(f"there is no kind {unknown[0]!r}; there are {', '.join(KINDS)}")
    table = pl.DataFrame(
        [(kind, stage) for kind in wanted for stage in sorted(_stages(kind, stages))],
        schema={"kind": pl.String, "stage": pl.String}, orient="row",
    )  # fmt: skip
    return facts.rows.join(table, on=("kind", "stage"), how="semi", maintain_order="left")


def _stages(kind: str, stages: Progress | Collection[str]) -> Collection[str]:
    if isinstance(stages, str):
        named: Mapping[str, Collection[str]] = {
            "done": (counting := load_kinds()[kind]).done, "promised": counting.promised, "ends": counting.ends,
        }  # fmt: skip
        if stages not in named:
            raise MeasureError(f"stages are {', '.join(named)} or a list of stages, not {stages!r}")
        return named[stages]
    if unknown := [stage for stage in stages if stage not in (*STAGES, "-")]:
        raise MeasureError(f"there is no stage {unknown[0]!r}; there are {', '.join(STAGES)} and - for none")
    return stages


def placed(
    facts: Facts,
    rows: pl.DataFrame,
    *,
    window: int = 1,
    years: tuple[int, int] | None = None,
    spread: Spread = "bounds",
) -> pl.DataFrame:
    """The rows once for each `year` whose window they touch: the `window` years that end with it.

    `timely` is true where its time leaves no doubt: what happens within its period lies in the window as a whole; what
    lasts throughout its period surely holds in a year of it in which no break is told of that pair. `sure` is true
    where it is timely and the fact is certain. `within` is the part of its years that lie in the window. With `spread`
    "start" or "end" a fact is put in its first or last year. Rows whose time is open on a side are left out; `unplaced`
    lists them.
    """
    if window < 1:
        raise MeasureError(f"a window is of one year or more, not {window}")
    timed = _timed(facts, rows)
    if spread == "start":
        timed = timed.with_columns(last_year="first_year")
    elif spread == "end":
        timed = timed.with_columns(first_year="last_year")
    low, high = pl.col("first_year"), pl.col("last_year") + window - 1
    if years is not None:
        low, high = pl.max_horizontal(low, pl.lit(years[0])), pl.min_horizontal(high, pl.lit(years[1]))
    touched = timed.filter(low <= high).with_columns(year=pl.int_ranges(low, high + 1, dtype=pl.Int32)).explode("year")
    start = pl.col("year") - window + 1
    overlap = pl.min_horizontal("year", "last_year") - pl.max_horizontal(start, "first_year") + 1
    inside = (pl.col("first_year") >= start) & (pl.col("last_year") <= pl.col("year")) & pl.col("n_breaks").is_null()
    held = pl.min_horizontal("year", "sure_last") - pl.max_horizontal(start, "sure_first") + 1
    touched = touched.join(_breaks(facts, window), on=[*DYAD, "kind", "year"], how="left", nulls_equal=True)
    holding = pl.col("sure_first").is_not_null() & (held > pl.col("n_breaks").fill_null(0))
    return touched.with_columns(
        timely=inside | holding,
        sure=pl.col("certain") & (inside | holding),
        within=overlap / (pl.col("last_year") - pl.col("first_year") + 1),
    ).drop("n_breaks")


def sure_events(cells: pl.DataFrame, group: Sequence[str], timely: str = "timely") -> pl.DataFrame:
    """The events that surely add to a group of cells, whichever of their accounts is right: `group` and `event`.

    An event of one account does so by any fact that is not denied and timely. One of rival accounts does so where each
    of them has such a fact in the group: if either Cuba or the Soviet Union delivered, somebody did.
    """
    good = cells.filter(pl.col(timely), ~pl.col("denied"))
    key = [*group, "event"]
    single = good.filter(pl.col("n_rivals") == 1).select(key)
    rival = good.filter(pl.col("n_rivals") > 1).explode("accounts").group_by(key)
    all_of = rival.agg(pl.col("accounts").n_unique(), pl.col("n_rivals").max())
    return pl.concat([single, all_of.filter(pl.col("accounts") == pl.col("n_rivals")).select(key)]).unique()


def _breaks(facts: Facts, window: int) -> pl.DataFrame:
    """In how many years of each window a break is told of a pair and kind."""
    stages = [(kind, stage) for kind, counting in load_kinds().items() for stage in sorted(counting.breaks)]
    table = pl.DataFrame(stages, schema={"kind": pl.String, "stage": pl.String}, orient="row")
    told = facts.spans.join(table, on=("kind", "stage"), how="semi").drop_nulls(["first", "last"])
    years = pl.int_ranges(pl.col("first").dt.year(), pl.col("last").dt.year() + 1, dtype=pl.Int32)
    broken = told.select(*DYAD, "kind", off=years).explode("off").unique()
    reached = pl.int_ranges("off", pl.col("off") + window, dtype=pl.Int32)
    windows = broken.with_columns(year=reached).explode("year")
    return windows.group_by(*DYAD, "kind", "year").agg(pl.len().cast(pl.Int32).alias("n_breaks"))


def _timed(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with bounds in years: what lasts has one for each period told of it, what happens has its own."""
    lasting = [kind for kind, counting in load_kinds().items() if counting.lasts]
    plain = rows.filter(~pl.col("kind").is_in(lasting)).with_columns(
        sure_first=pl.lit(None, dtype=pl.Int32), sure_last=pl.lit(None, dtype=pl.Int32)
    )
    told = facts.spans.filter(pl.col("kind").is_in(lasting)).with_columns(
        pl.coalesce(pl.col("first").dt.year(), "sure_first").alias("first_year"),
        pl.coalesce(pl.col("last").dt.year(), "sure_last").alias("last_year"),
    )
    long = rows.filter(pl.col("kind").is_in(lasting)).drop("first", "last", "first_year", "last_year")
    both = pl.concat([plain, long.join(told, on=KEY, nulls_equal=True).select(plain.columns)])
    return both.drop_nulls(["first_year", "last_year"])


def unplaced(facts: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that `placed` leaves out, since their time has no beginning or no end that anybody tells."""
    return rows.join(_timed(facts, rows), on=KEY, how="anti", nulls_equal=True, maintain_order="left")


def evidence() -> list[pl.Expr]:
    """What a group of facts says of its evidence.

    `n_events`, `n_claims`, `n_documents` count different ones; `n_origins` is the most independent origins that one of
    the events has; `share_contested` is the part of the events that rival accounts or denials contest; `ids` are the
    events, sorted: `reftel.measures.lineage.why` leads on from there.
    """
    events = pl.col("event")
    return [
        events.n_unique().alias("n_events"),
        pl.col("claims").explode().n_unique().alias("n_claims"),
        pl.col("documents").explode().n_unique().alias("n_documents"),
        pl.col("n_origins").max(),
        (events.filter(pl.col("contested")).n_unique() / events.n_unique()).alias("share_contested"),
        events.unique().sort().alias("ids"),
    ]


def evidence_of(facts: Facts, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `n_claims`, `n_documents` and `n_origins` of the events in its `ids`, at all their stages."""
    rows = facts.rows.select("claims", "documents", "n_origins", ids="event")
    counted = (
        frame.select("ids")
        .with_row_index("row")
        .explode("ids")
        .join(rows, on="ids")
        .group_by("row")
        .agg(
            pl.col("claims").explode().n_unique().alias("n_claims"),
            pl.col("documents").explode().n_unique().alias("n_documents"),
            pl.col("n_origins").max(),
        )
    )
    named = frame.drop("n_claims", "n_documents", "n_origins", strict=False).with_row_index("row")
    return named.join(counted, on="row", how="left", maintain_order="left").drop("row")


def all_ids() -> pl.Expr:
    """The events of several cells together, sorted."""
    return pl.col("ids").list.explode().unique().sort().alias("ids")


def known_by(by: Sequence[str]) -> Sequence[str]:
    """The columns that a measure is grouped by, checked."""
    if unknown := [name for name in by if name not in (*DYAD, "kind", "stage")]:
        raise MeasureError(f"measures are grouped by supplier, recipient, kind and stage, not by {unknown[0]!r}")
    return by
