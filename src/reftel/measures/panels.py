"""State-years and directed dyad-years that merge with other people's, with a reason for each zero and each gap."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from reftel.measures.cells import MeasureError
from reftel.measures.crosswalk import System, members, numbers
from reftel.measures.records import Record
from reftel.model.actor import is_state
from reftel.rules.data import read_tsv

BASES = ("explicit", "covered", "spoken_of", "not_covered", "not_in_system", "other_number")
"""Why a cell has no events: a source says that there was nothing; the record covers the state in that year and says
nothing; it is not silent, and tells something that does not count as asked (a plan, hearsay, a share, another kind, a
party or a time left open); it does not cover it; a state that was asked for by name was no member of the system; what
is told of the state stands under the other number that it had that year. Only the first two are zeros, the others NA.
"""

REASONS = ("unknown_party", "no_state", "one_state", "not_in_system", "shared_number", "outside")
"""Why a row of a measure is not in a panel: nobody says who it was; it was no state; both sides are one state; one was
no member of the system that year; another code has its number in that year, and stands in the panel; it was not asked
for."""

PREFIX = {"cow": "ccode", "gw": "gwcode"}


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel, `rows`, and the rows of the measure that have no place in it, `unmatched`, each with its `reason`."""

    rows: pl.DataFrame
    unmatched: pl.DataFrame


def dyad_years(
    cells: pl.DataFrame,
    *,
    years: tuple[int, int],
    system: System = "cow",
    record: Record | None = None,
    at_least: int = 1,
    suppliers: Collection[str] | None = None,
    recipients: Collection[str] | None = None,
    zeros: Sequence[str] = ("low", "high"),
) -> Panel:
    """A directed dyad-year panel of a measure that has `supplier`, `recipient` and `year`, one row for each.

    One row for each two different members of the system in each year: `ccode1`, `ccode2`, `year` (`gwcode1` and
    `gwcode2` for Gleditsch and Ward's), in the order of these three, as `peacesciencer::create_dyadyears(directed =
    TRUE)` makes them; then `iso1`, `iso2`, the columns of the measure, `zero_basis` (see `BASES`; null where there are
    events), `coverage` and `gaps`. Supplier is 1, recipient 2. `suppliers` and `recipients` keep the rows of these
    codes only, and then have a row for each year in which one was no member, too.

    `record` is what `reftel.measures.records.record_of` gives, or one with a table of documents of your own. `coverage`
    is the number of documents on the recipient in that year; where it is `at_least` that, and nothing at all is said of
    the pair, silence is a zero, and the columns `zeros` are 0. Without a record no silence is. `gaps` names archives
    that lost texts of that year.
    """
    _check(cells, ["supplier", "recipient", "year"])
    one, two = _members(system, years, "1", suppliers), _members(system, years, "2", recipients)
    grid = one.join(two, on="year").filter(pl.col("iso1") != pl.col("iso2"))
    return _panel(cells, grid, (("1", "supplier"), ("2", "recipient")), system, years, record, at_least, zeros)


def state_years(
    cells: pl.DataFrame,
    *,
    years: tuple[int, int],
    system: System = "cow",
    side: str = "recipient",
    record: Record | None = None,
    at_least: int = 1,
    states: Collection[str] | None = None,
    zeros: Sequence[str] = ("low", "high"),
) -> Panel:
    """A state-year panel of a measure that has one row for each year and state, in the column `side`.

    `side` is "recipient", "supplier" or "state". Columns `ccode` (`gwcode`), `year`, `iso`; else as `dyad_years`.
    """
    _check(cells, [side, "year"])
    return _panel(cells, _members(system, years, "", states), (("", side),), system, years, record, at_least, zeros)


def _check(cells: pl.DataFrame, key: list[str]) -> None:
    if missing := [name for name in key if name not in cells.columns]:
        raise MeasureError(f"a panel needs the columns {', '.join(key)}; there is no {missing[0]}")
    if cells.select(key).is_duplicated().any():
        raise MeasureError(f"the measure has several rows for one {', '.join(key)}: keep one of each, of one kind say")


def _members(system: System, years: tuple[int, int], side: str, asked: Collection[str] | None) -> pl.DataFrame:
    """The members by year with the columns of a side; of states that are asked for, also the years outside the
    system."""
    found = members(system, years)
    if asked is not None:
        span = pl.DataFrame({"year": range(years[0], years[1] + 1)}, schema={"year": pl.Int32})
        wanted = span.join(pl.DataFrame({"iso": sorted(asked)}, schema={"iso": pl.String}), how="cross")
        found = wanted.join(found, on=["year", "iso"], how="left")
    return found.select(
        "year", pl.col("number").alias(f"number{side}"), pl.col("iso").alias(f"iso{side}"),
        pl.col("main").fill_null(True).alias(f"main{side}"),
    )  # fmt: skip


Sides = Sequence[tuple[str, str]]


def _panel(
    cells: pl.DataFrame,
    grid: pl.DataFrame,
    sides: Sides,
    system: System,
    years: tuple[int, int],
    record: Record | None,
    at_least: int,
    zeros: Sequence[str],
) -> Panel:
    sided = {f"iso{side}": party for side, party in sides}
    key = [*sided, "year"]
    named = cells.rename({party: iso for iso, party in sided.items()})
    placed, unmatched = _matched(named, grid, key, system, years)
    rows = grid.join(placed.with_columns(pl.col("year").cast(pl.Int32), here=True), on=key, how="left")
    rows = _with_spoken(_with_coverage(rows, list(sided)[-1], record), sided, years, record)
    rows = _with_basis(rows, [side for side, _ in sides], at_least)
    values = [name for name in named.columns if name not in (*key, "zero_basis")]
    silent = pl.col("zero_basis") == "covered"
    rows = rows.with_columns(
        pl.when(silent).then(0).otherwise(pl.col(name)).cast(rows.schema[name]).alias(name)
        for name in zeros
        if name in values
    )
    codes = [pl.col(f"number{side}").alias(f"{PREFIX[system]}{side}") for side, _ in sides]
    rows = rows.sort(*(f"number{side}" for side, _ in sides), "year", *sided, nulls_last=True)
    return Panel(
        rows=rows.select(*codes, "year", *sided, *values, "zero_basis", "coverage", "gaps"),
        unmatched=unmatched.rename(sided).sort(*sided.values(), "year", nulls_last=True),
    )


def _matched(
    named: pl.DataFrame, grid: pl.DataFrame, key: list[str], system: System, years: tuple[int, int]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows that the grid has a place for, and the others with their reasons."""
    isos = key[:-1]
    held = numbers(system, years).select("iso", "year", member=pl.lit(True))
    shown = members(system, years).select("iso", "year", shown=pl.lit(True))
    inside = grid.drop_nulls([name for name in grid.columns if name.startswith("number")])
    marked = named.join(inside.select(key).with_columns(found=True), on=key, how="left")
    for iso in isos:
        marked = marked.join(_of(held, iso, "member"), on=[iso, "year"], how="left")
        marked = marked.join(_of(shown, iso, "shown"), on=[iso, "year"], how="left")
    states = sorted({code for iso in isos for code in named.get_column(iso).drop_nulls().unique() if is_state(code)})
    reasons = {
        "unknown_party": pl.any_horizontal(pl.col(iso).is_null() for iso in isos),
        "no_state": pl.any_horizontal(~pl.col(iso).is_in(states) for iso in isos),
        "one_state": pl.lit(len(isos) == 2) & (pl.col(isos[0]) == pl.col(isos[-1])),
        "outside": ~pl.col("year").is_between(*years),
        "not_in_system": pl.any_horizontal(pl.col(f"member_{iso}").is_null() for iso in isos),
        "shared_number": pl.any_horizontal(pl.col(f"shown_{iso}").is_null() for iso in isos),
    }
    first = pl.coalesce(pl.when(holds).then(pl.lit(reason)) for reason, holds in reasons.items())
    helpers = ["found", *(f"{what}_{iso}" for what in ("member", "shown") for iso in isos)]
    marked = marked.with_columns(reason=pl.when(pl.col("found").is_null()).then(first.fill_null("outside"))).drop(
        helpers
    )
    return marked.filter(pl.col("reason").is_null()).drop("reason"), marked.filter(pl.col("reason").is_not_null())


def _of(frame: pl.DataFrame, iso: str, name: str) -> pl.DataFrame:
    return frame.rename({"iso": iso, name: f"{name}_{iso}"})


def _with_coverage(rows: pl.DataFrame, iso: str, record: Record | None) -> pl.DataFrame:
    rows = rows.join(load_gaps(), on="year", how="left")
    if record is None:
        return rows.with_columns(coverage=pl.lit(None, dtype=pl.UInt32))
    known = record.documents.select(
        pl.col("state").alias(iso), pl.col("year").cast(pl.Int32), pl.col("n_documents").alias("coverage")
    )
    return rows.join(known, on=[iso, "year"], how="left").with_columns(pl.col("coverage").fill_null(0))


def _with_spoken(
    rows: pl.DataFrame, sided: Mapping[str, str], years: tuple[int, int], record: Record | None
) -> pl.DataFrame:
    """Whether anything is said of the states of a row that may be of its year; parties left open may be any state."""
    if record is None:
        return rows.with_columns(spoken=pl.lit(False))
    low = pl.max_horizontal(pl.col("first_year").fill_null(years[0]), pl.lit(years[0]))
    high = pl.min_horizontal(pl.col("last_year").fill_null(years[1]), pl.lit(years[1]))
    said = record.spoken.rename({party: iso for iso, party in sided.items() if party in record.spoken.columns})
    said = said.filter(low <= high).with_columns(year=pl.int_ranges(low, high + 1, dtype=pl.Int32)).explode("year")
    isos = [iso for iso in sided if iso in said.columns]
    states = sorted({code for iso in isos for code in said.get_column(iso).drop_nulls().unique() if is_state(code)})
    named = {iso: pl.col(iso).is_in(states).fill_null(False) for iso in isos}
    marks = []
    for keys in [isos, *([iso] for iso in isos if len(isos) > 1)]:
        whose = said.filter(*(is_named if iso in keys else ~is_named for iso, is_named in named.items()))
        marks.append(f"spoken_{'_'.join(keys)}")
        found = whose.select("year", *keys).unique().with_columns(pl.lit(True).alias(marks[-1]))
        rows = rows.join(found, on=["year", *keys], how="left")
    return rows.with_columns(spoken=pl.any_horizontal(pl.col(mark).fill_null(False) for mark in marks)).drop(marks)


def _with_basis(rows: pl.DataFrame, sides: list[str], at_least: int) -> pl.DataFrame:
    told = pl.col("zero_basis") if "zero_basis" in rows.columns else pl.lit(None, dtype=pl.String)
    nowhere = pl.any_horizontal(pl.col(f"number{side}").is_null() for side in sides)
    other = pl.any_horizontal(~pl.col(f"main{side}") for side in sides)
    basis = (
        pl.when(pl.col("here").is_not_null()).then(told)
        .when(nowhere).then(pl.lit("not_in_system"))
        .when(other).then(pl.lit("other_number"))
        .when("spoken").then(pl.lit("spoken_of"))
        .when((pl.col("coverage") >= at_least).fill_null(False)).then(pl.lit("covered"))
        .otherwise(pl.lit("not_covered"))
    )  # fmt: skip
    return rows.with_columns(zero_basis=basis)


@cache
def load_gaps() -> pl.DataFrame:
    """The gaps of archives by `year`, in words: archive, first and last day, what is lost."""
    rows = [
        (year, f"{row['archive']} {row['from']}/{row['to']}: {row['lost']}")
        for row in read_tsv("crosswalks/gaps.tsv")
        for year in range(int(row["from"][:4]), int(row["to"][:4]) + 1)
    ]
    frame = pl.DataFrame(rows, schema={"year": pl.Int32, "gaps": pl.String}, orient="row")
    return frame.group_by("year", maintain_order=True).agg(pl.col("gaps").str.join("; "))
