"""Statements without one claim: what the others of its event would tell if it were rejected."""

from collections.abc import Iterator

import polars as pl

from reftel.measures.statements import ORDER

_NOT_SAID = ("claim", "document", "origins", "dated", "reported")
"""Columns of statements that move no bounds of a measure."""
_MOST_ROWS = 2_000_000


def sole_claims(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Claims that alone in their event say what they say: `event`, `claim`; and the frame with each saying once.

    Where two claims of an event say just the same, nothing is lost with one of them: all bounds are those of the other.
    """
    said = pl.struct(name for name in frame.columns if name not in _NOT_SAID).hash()
    sayings = frame.group_by("event", "claim").agg(said.sort().cast(pl.String).str.join(" ").alias("saying"))
    first = sayings.group_by("event", "saying").agg(pl.col("claim").min(), pl.len().alias("n"))
    kept = frame.join(first, on=("event", "claim"), how="semi")
    return first.filter(pl.col("n") == 1).select("event", "claim").sort("event", "claim"), kept


def without_each(sole: pl.DataFrame, kept: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Some of the claims at a time, and their events without each of them: `event` is then "EVENT/CLAIM".

    An event that has only the one claim is not in the second frame. Every event's statements come once for each of its
    claims, so that an event with n claims that all say another thing has n * (n - 1) of them.
    """
    sizes = sole.join(kept.group_by("event").len("n_rows"), on="event", how="left", maintain_order="left")
    parts = sizes.with_columns(part=pl.col("n_rows").cum_sum() // _MOST_ROWS).drop("n_rows")
    for _, some in parts.group_by("part", maintain_order=True):
        claims = some.drop("part")
        rest = kept.join(claims.rename({"claim": "without"}), on="event").filter(pl.col("claim") != pl.col("without"))
        named = rest.with_columns(event=pl.col("event") + "/" + pl.col("without")).drop("without")
        yield claims, named.sort(ORDER, nulls_last=True)
