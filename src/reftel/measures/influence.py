"""What would move in the published measures if a claim were rejected, and so which claims to review first."""

from collections.abc import Iterator, Mapping

import polars as pl

from reftel.measures.facts import Facts, facts_of
from reftel.measures.moves import MEASURES, SHAPE, WINDOW, moves_of
from reftel.measures.without import sole_claims, without_each

UNKNOWN_CHANCE = 0.5
"""That a claim is right of which nothing says how likely that is."""

_CAUSE = [name for name in SHAPE if name not in ("claim", "moved")]
_FIRST = ("top", "presence", "shares", "contested", "volumes")
"""Which measure is named where two cells move as far."""


def influence(frame: pl.DataFrame, probabilities: Mapping[str, float | None]) -> pl.DataFrame:
    """The stake of each claim that alone moves a measure: one row for each, the greatest stake first.

    Of a frame of statements (`reftel.measures.statements`). Formula: `stake` = (1 - p) * `moved`, where p is the
    probability that the claim is right (0.5 where it has none), and `moved` the sum over all cells of how far they move
    when its statements are taken out, each on a scale from 0 to 1:

      `presence`       whether there was assistance of a kind in a dyad-year: (|Δlow| + |Δhigh|) / 2. A cell that goes
                       counts as 0 to 0, a zero that was told and is told no more as 0 to 1
      `volumes`        by dyad, kind, unit and year: the same, each end relative to the greater of its two values
      `shares`         suppliers' shares of transfers by unit in five-year windows: the same, over all suppliers; and
      `top`            whether that window's top supplier is another, or can be told no more: 1. Both are divided by
                       five, since what was delivered in one year stands in five windows
      `contested`      an event is contested with it, and not without it: 1

    Further columns are those of the cell that moves most (top suppliers first): `measure`, `supplier`, `recipient`,
    `kind`, `unit`, `year`, `low` to `high` and `low_without` to `high_without` (null: open, or nothing is told), `top`
    and `top_without`; `n_cells` is how many move.

    Missing: a claim that moves nothing has no row. Limits: events stay as they were grouped; parties that a claim lends
    to others of its account stay; that a suspension leaves years of other events in doubt is not laid to it; stocks of
    advisers, terms and networks are not looked at; plans and hearsay move only what is contested.
    Source: reftel's own; leaving one out as in Cook (1977).
    """
    sole, kept = sole_claims(frame)
    base = facts_of(frame)
    moved = pl.concat([pl.DataFrame(schema=SHAPE), *_moved(base, sole, kept)])
    chances = {"claim": list(probabilities), "p": list(probabilities.values())}
    known = pl.DataFrame(chances, schema={"claim": pl.String, "p": pl.Float64})
    doubt = 1 - pl.col("p").fill_null(UNKNOWN_CHANCE)
    summed = moved.group_by("claim").agg(
        pl.col("moved").sum(),
        *(pl.col("moved").filter(pl.col("measure") == name).sum().alias(f"{name}_moved") for name in MEASURES),
        pl.len().cast(pl.Int32).alias("n_cells"),
    )
    first = _most_moved(moved)
    return (
        summed.join(known, on="claim", how="left")
        .select("claim", (doubt * pl.col("moved")).round(9).alias("stake"), *summed.columns[1:])
        .join(first, on="claim")
        .sort("stake", "claim", descending=[True, False])
    )


def _moved(base: Facts, sole: pl.DataFrame, kept: pl.DataFrame) -> Iterator[pl.DataFrame]:
    for claims, rest in without_each(sole, kept):
        yield from moves_of(base, claims, facts_of(rest))


def _most_moved(moved: pl.DataFrame) -> pl.DataFrame:
    """For each claim the cell that it moves most: a top supplier before all others."""
    is_top = pl.col("measure") == "top"
    far = (
        pl.when(is_top).then(2.0).when(pl.col("measure") == "shares").then(pl.col("moved") * WINDOW).otherwise("moved")
    )
    rank = pl.col("measure").replace_strict(list(_FIRST), range(len(_FIRST)), return_dtype=pl.Int8)
    ordered = moved.with_columns(far=far.round(9), rank=rank).sort(
        "claim", "far", "rank", "year", "supplier", "recipient", "kind", "unit",
        descending=[False, True, *[False] * 6], nulls_last=True,
    )  # fmt: skip
    return ordered.group_by("claim", maintain_order=True).first().select("claim", *_CAUSE)
