"""How far each cell of a measure moves when one claim is taken out of its event.

A cell is made of parts, one from each event. So the cell without a claim is the cell, less what the event adds to it,
plus what the event's other claims would add.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import Any

import polars as pl

from reftel.measures.cells import DYAD, chosen, placed, sure_events
from reftel.measures.facts import Facts
from reftel.measures.kinds import assisting_kinds, load_kinds
from reftel.measures.presence import denials
from reftel.measures.shares import shares_of
from reftel.measures.turnover import top_suppliers
from reftel.measures.volumes import of_events

MEASURES = ("presence", "volumes", "shares", "top", "contested")
SHAPE: Mapping[str, Any] = {
    "claim": pl.String, "measure": pl.String, "supplier": pl.String, "recipient": pl.String, "kind": pl.String,
    "unit": pl.String, "year": pl.Int32, "low": pl.Float64, "high": pl.Float64, "low_without": pl.Float64,
    "high_without": pl.Float64, "top": pl.String, "top_without": pl.String, "moved": pl.Float64,
}  # fmt: skip
"""Columns of a moved cell. `moved` is at most 1; `low` and `high` are null where nothing is told or the end is open."""
LEAST = 1e-9
"""Less is the rounding of sums."""
WINDOW = 5
"""Years of the windows of shares, as published."""

_SHARED = "transfer"
_CELL = [*DYAD, "year"]
_SUMMED = ["n", "n_open", "low", "high"]
_EVIDENCE = {"n_events": 0, "n_claims": 0, "n_documents": 0, "n_origins": 0, "share_contested": 0.0, "ids": []}


def moves_of(base: Facts, sole: pl.DataFrame, rest: Facts) -> Iterator[pl.DataFrame]:
    """The cells that move: frames of `SHAPE`.

    `sole` are the claims that are taken out, one at a time, `rest` the facts of their events without them, which are
    called "EVENT/CLAIM".
    """
    rest = replace(rest, spans=pl.concat([rest.spans, base.spans]))  # breaks are told by other events too
    yield _presence(base, sole, rest)
    yield _contested(base, sole, rest)
    for kind in assisting_kinds():
        if load_kinds()[kind].nature == "flow":
            units = base.amounts.filter(pl.col("kind") == kind).get_column("unit").unique().sort()
            for unit in units:
                yield _volumes(_changed_volumes(base, sole, rest, kind, unit, 1), kind, unit)
                if kind == _SHARED:
                    yield from _shares(_changed_volumes(base, sole, rest, kind, unit, WINDOW), unit)


def _changed(
    before: pl.DataFrame, after: pl.DataFrame, sole: pl.DataFrame, cell: Sequence[str], parts: Sequence[str]
) -> pl.DataFrame:
    """For each claim and cell that it moves: the sums of the parts, and the same without the claim."""
    own = sole.join(before, on="event").with_columns(-pl.col(parts))
    left = after.with_columns(claim=pl.col("event").str.split("/").list.last())
    columns = ["claim", *cell, *parts]
    differences = pl.concat([own.select(columns), left.select(columns)]).group_by("claim", *cell).agg(
        pl.col(part).sum().alias(f"{part}_more") for part in parts
    )  # fmt: skip
    differences = differences.filter(pl.any_horizontal(pl.col(f"{part}_more").abs() > LEAST for part in parts))
    totals = before.sort(*cell, "event").group_by(cell).agg(pl.col(parts).sum())
    found = differences.join(totals, on=cell, how="left", nulls_equal=True).with_columns(pl.col(parts).fill_null(0))
    without = {f"{part}_without": _cleaned(pl.col(part) + pl.col(f"{part}_more")) for part in parts}
    return found.with_columns(**without).select("claim", *cell, *parts, *without)


def _cleaned(sum_: pl.Expr) -> pl.Expr:
    return pl.when(sum_.abs() > LEAST).then(sum_).otherwise(sum_ * 0)


def _shaped(frame: pl.DataFrame, measure: str, **constants: str | None) -> pl.DataFrame:
    """The frame with all columns of a moved cell, without the cells that do not move."""
    known = {name: pl.lit(None, dtype=dtype) for name, dtype in SHAPE.items() if name not in frame.columns}
    known |= {"measure": pl.lit(measure)} | {name: pl.lit(value) for name, value in constants.items()}
    shaped = frame.with_columns(**known).select(pl.col(name).cast(dtype) for name, dtype in SHAPE.items())
    return shaped.filter(pl.col("moved") > LEAST)


def _presence(base: Facts, sole: pl.DataFrame, rest: Facts) -> pl.DataFrame:
    cell, parts = [*DYAD, "kind", "year"], ["sure", "can", "none"]
    found = _changed(_presences(base, cell, parts), _presences(rest, cell, parts), sole, cell, parts)
    for end in ("", "_without"):
        is_any, is_zero = pl.col(f"can{end}") > 0, pl.col(f"none{end}") > 0
        found = found.with_columns(
            pl.when(is_any)
            .then((pl.col(f"sure{end}") > 0).cast(pl.Float64))
            .when(is_zero)
            .then(0.0)
            .alias(f"low{end}"),
            pl.when(is_any).then(1.0).when(is_zero).then(0.0).alias(f"high{end}"),
        )
    unknown = (pl.col("high") == 0) & pl.col("high_without").is_null()
    moved = pl.when(unknown).then(0.5).otherwise((_difference("low") + _difference("high")) / 2)
    return _shaped(found.with_columns(moved=moved), "presence")


def _presences(facts: Facts, cell: list[str], parts: list[str]) -> pl.DataFrame:
    """For each event and cell, 1 where it surely is of the cell, may be of it, or denies that there was anything."""
    cells = placed(facts, chosen(facts))
    keys = [*cell, "event"]
    said = [denials(facts, (kind,), "done", 1, None).select(keys).unique() for kind in assisting_kinds()]
    marked = {"sure": sure_events(cells, cell), "can": cells.select(keys).unique(), "none": pl.concat(said)}
    frames = [
        frame.select(*keys, *(pl.lit(int(name == part)).alias(name) for name in parts))
        for part, frame in marked.items()
    ]
    return pl.concat(frames).group_by(keys).agg(pl.col(parts).sum())


def _contested(base: Facts, sole: pl.DataFrame, rest: Facts) -> pl.DataFrame:
    before = _disputed(base).filter("contested")
    calm = _disputed(rest).filter(~pl.col("contested"))
    calm = calm.with_columns(claim=pl.col("event").str.split("/").list.last())
    own = sole.join(before, on="event").join(calm.select("claim"), on="claim", how="semi")
    return _shaped(own.with_columns(moved=pl.lit(1.0)), "contested")


def _disputed(facts: Facts) -> pl.DataFrame:
    """Of each event its kind, and whether it has rival accounts or denials."""
    is_rival = (pl.col("account").n_unique() > 1) | (pl.col("polarity") == "denied").any()
    return facts.statements.group_by("event").agg(pl.col("kind").min(), is_rival.alias("contested"))


def _changed_volumes(
    base: Facts, sole: pl.DataFrame, rest: Facts, kind: str, unit: str, window: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What moves, and all that there is in the same windows of a recipient."""
    before, after = (_volume_parts(facts, kind, unit, window) for facts in (base, rest))
    changed = _changed(before, after, sole, _CELL, _SUMMED)
    return changed, before.sort(*_CELL, "event").group_by(_CELL).agg(pl.col(_SUMMED).sum())


def _volume_parts(facts: Facts, kind: str, unit: str, window: int) -> pl.DataFrame:
    cells = placed(facts, chosen(facts, (kind,)), window=window).with_columns(within=pl.lit(1.0))
    is_open = pl.col("high").is_infinite()
    return of_events(facts, cells, unit, _CELL).select(
        *_CELL, "event", "low", n=pl.lit(1), n_open=is_open.cast(pl.Int32),
        high=pl.when(is_open).then(0.0).otherwise("high"),
    )  # fmt: skip


def _bounds(end: str) -> list[pl.Expr]:
    """The bounds of the sums; the high end infinite where any part is open, both null where there is none."""
    is_any, high = pl.col(f"n{end}") > 0, pl.when(pl.col(f"n_open{end}") > 0).then(inf).otherwise(f"high{end}")
    return [pl.when(is_any).then(f"low{end}").alias(f"low{end}"), pl.when(is_any).then(high).alias(f"high{end}")]


def _volumes(changed: tuple[pl.DataFrame, pl.DataFrame], kind: str, unit: str) -> pl.DataFrame:
    found = changed[0].with_columns(_bounds("")).with_columns(_bounds("_without"))
    moved = (_relative("low") + _relative("high")) / 2
    ends = ("high", "high_without")
    shown = found.with_columns(moved=moved).with_columns(
        pl.when(pl.col(end).is_finite()).then(end).alias(end) for end in ends
    )
    return _shaped(shown, "volumes", kind=kind, unit=unit)


def _shares(changed: tuple[pl.DataFrame, pl.DataFrame], unit: str) -> Iterator[pl.DataFrame]:
    """Shares of all suppliers in the windows of a recipient that a claim moves, and who is on top there."""
    changes, totals = changed
    key = ["claim", *_CELL]
    touched = changes.select("claim", "recipient", "year").unique()
    others = touched.join(totals, on=("recipient", "year"), nulls_equal=True).join(
        changes, on=key, how="anti", nulls_equal=True
    )
    same = others.with_columns(pl.col(name).alias(f"{name}_without") for name in _SUMMED)
    cells = pl.concat([changes, same.select(changes.columns)]).with_row_index("row")
    before, after = (_shares_at(cells, end) for end in ("", "_without"))
    joined = before.join(after, on=["claim", *_CELL], how="full", coalesce=True, nulls_equal=True, suffix="_without")
    moved = (_difference("low") + _difference("high")) / 2 / WINDOW
    yield _shaped(joined.with_columns(moved=moved), "shares", kind=_SHARED, unit=unit)
    place = ["claim", "recipient", "year"]
    tops = [_tops(frame) for frame in (before, after)]
    both = tops[0].join(tops[1], on=place, how="full", coalesce=True, nulls_equal=True, suffix="_without")
    decided = both.filter(pl.col("top").ne_missing(pl.col("top_without")))
    yield _shaped(decided.with_columns(moved=pl.lit(1.0 / WINDOW)), "top", kind=_SHARED, unit=unit)


def _shares_at(cells: pl.DataFrame, end: str) -> pl.DataFrame:
    """The shares with the claim, or without it: each claim's windows are a recipient of their own."""
    own = pl.concat_str("claim", pl.col("recipient").fill_null("?"), separator="/")
    bounds = cells.with_columns(_bounds(end)).with_columns(
        pl.when(pl.col(f"high{end}").is_finite()).then(f"high{end}").alias(f"high{end}")
    )
    told = bounds.select(
        "claim", "supplier", "year", recipient=own, whose="recipient", low=f"low{end}", high=f"high{end}",
        approx=pl.lit(False), n_quantified=f"n{end}", n_unquantified=pl.lit(0),
        **{name: pl.lit(value) for name, value in _EVIDENCE.items()},
    )  # fmt: skip
    kept = ["low", "high", "volume_low", "volume_high"]
    names = told.select("recipient", "claim", "whose").unique()
    shares = shares_of(told).select("supplier", "year", "recipient", *kept).join(names, on="recipient")
    return shares.select("claim", "supplier", "year", *kept, pseudo="recipient", recipient="whose")


def _tops(shares: pl.DataFrame) -> pl.DataFrame:
    named = shares.drop("recipient").rename({"pseudo": "recipient"})
    names = shares.select("pseudo", "claim", "recipient").unique()
    tops = top_suppliers(named).rename({"recipient": "pseudo"})
    return tops.join(names, on="pseudo").select("claim", "recipient", "year", "top")


def _difference(end: str) -> pl.Expr:
    return (pl.col(end).fill_null(0.0) - pl.col(f"{end}_without").fill_null(0.0)).abs()


def _relative(end: str) -> pl.Expr:
    """How far an end moves, as a part of the greater of its two values; all of it from open to closed or back."""
    one, other = pl.col(end).fill_null(0.0), pl.col(f"{end}_without").fill_null(0.0)
    most = pl.max_horizontal(one, other)
    return (
        pl.when(one.is_infinite() & other.is_infinite()).then(0.0)
        .when(most.is_infinite()).then(1.0)
        .when(most > 0).then((one - other).abs() / most)
        .otherwise(0.0)
    )  # fmt: skip
