"""The network of suppliers and recipients among the states of the system."""

from math import inf

import polars as pl

from reftel.measures.cells import all_ids
from reftel.measures.crosswalk import System, members

_TIE = ["year", "supplier", "recipient"]


def ties(cells: pl.DataFrame, *, threshold: float = 1.0, system: System = "cow") -> pl.DataFrame:
    """Ties between suppliers and recipients, of what `presence`, `counts` or `volumes` give for pairs.

    Formula: a pair is tied in a year where `high` reaches the threshold, and `sure` where `low` does. Both ends are
    states in the system that year (`vocabulary/crosswalks/states.tsv`), and not the same one.
    """
    if cells.is_empty():
        return pl.DataFrame(
            schema={
                "year": pl.Int32,
                "supplier": pl.String,
                "recipient": pl.String,
                "sure": pl.Boolean,
                "ids": pl.List(pl.String),
            }
        )
    at = cells.filter(pl.col("low").is_not_null(), pl.col("high").cast(pl.Float64).fill_null(inf) >= threshold)
    of = _nodes(cells, system)
    linked = at.filter(pl.col("supplier") != pl.col("recipient")).with_columns(sure=pl.col("low") >= threshold)
    for side in ("supplier", "recipient"):
        linked = linked.join(of.select("year", pl.col("iso").alias(side)), on=["year", side], how="semi")
    return linked.group_by(_TIE).agg(
        pl.col("sure").any(), all_ids()
    ).sort(_TIE)  # fmt: skip


def _nodes(cells: pl.DataFrame, system: System) -> pl.DataFrame:
    span = cells.select(pl.col("year").min().alias("first"), pl.col("year").max().alias("last")).row(0)
    return members(system, span)


def degrees(tied: pl.DataFrame, *, system: System = "cow") -> pl.DataFrame:
    """In- and out-degree of each state of the system in each year that has a tie; of what `ties` gives.

    Formula: number of states that it supplies (`out`), that supply it (`in`); `_low` of sure ties, `_high` of possible
    ones; exact. A member without ties has 0 in the record; whether that is a zero is for `reftel.measures.panels` to
    say.
    Source: Wasserman and Faust (1994).
    """
    nodes = _nodes(tied, system).select("year", state="iso").unique().join(tied.select("year").unique(), on="year")
    for side, name in (("supplier", "out"), ("recipient", "in")):
        counted = tied.group_by("year", state=side).agg(
            pl.col("sure").sum().alias(f"{name}_low"), pl.len().alias(f"{name}_high"), all_ids().alias(f"ids_{name}")
        )
        nodes = nodes.join(counted, on=["year", "state"], how="left")
    numbers = pl.selectors.ends_with("_low", "_high").fill_null(0)
    return nodes.with_columns(numbers, _both("out", "in")).drop("ids_out", "ids_in").sort("year", "state")


def network(tied: pl.DataFrame, *, system: System = "cow") -> pl.DataFrame:
    """The network of a year as a whole; of what `ties` gives. n are the states in the system that year, seen or not.

    Formulae, with m ties:
      `density`         m / (n (n - 1)); `_low` and `_high` are exact
      `centralisation`  of out-degree d: sum over states of (max d - d), over (n - 1)^2
      `reciprocity`     part of the ties whose reverse is a tie too; null without ties
    Density grows with each tie, so that sure and possible ties bound it. The other two may rise or fall with one:
    `_sure` and `_possible` are of the two networks, and no bounds.
    Source: Freeman (1979), Wasserman and Faust (1994).
    """
    sizes = _nodes(tied, system).group_by("year").agg(pl.col("number").n_unique().alias("n_states"))
    frame = sizes.join(tied.group_by("year").agg(all_ids()), on="year")
    n = pl.col("n_states")
    for name, part in (("sure", tied.filter("sure")), ("possible", tied)):
        frame = frame.join(_of_year(part), on="year", how="left").with_columns(pl.col("m", "d_max").fill_null(0))
        frame = frame.with_columns(
            (pl.col("m") / (n * (n - 1))).alias("density_low" if name == "sure" else "density_high"),
            ((n * pl.col("d_max") - pl.col("m")) / (n - 1) ** 2).alias(f"centralisation_{name}"),
            (pl.col("returned") / pl.col("m")).alias(f"reciprocity_{name}"),
        ).rename({"m": f"n_ties_{name}"}).drop("d_max", "returned")  # fmt: skip
    return frame.select(pl.exclude("ids"), "ids").sort("year")


def _both(first: str, second: str) -> pl.Expr:
    """The events of two columns of them, either of which may be missing."""
    lists = [pl.col(f"ids_{name}").fill_null([]) for name in (first, second)]
    return pl.concat_list(lists).list.unique().list.sort().alias("ids")


def _of_year(tied: pl.DataFrame) -> pl.DataFrame:
    """Number of ties, the greatest out-degree, and how many ties are returned."""
    out = (
        tied.group_by("year", "supplier").len().group_by("year").agg(pl.col("len").max().cast(pl.Int64).alias("d_max"))
    )
    reverse = tied.select("year", supplier="recipient", recipient="supplier")
    returned = tied.join(reverse, on=_TIE, how="semi").group_by("year").agg(pl.len().cast(pl.Int64).alias("returned"))
    sizes = tied.group_by("year").agg(pl.len().cast(pl.Int64).alias("m"))
    return (
        sizes.join(out, on="year").join(returned, on="year", how="left").with_columns(pl.col("returned").fill_null(0))
    )


def shared_suppliers(tied: pl.DataFrame) -> pl.DataFrame:
    """How far two recipients have the same suppliers in a year; of what `ties` gives, for pairs that may share one.

    Formula: Jaccard index |A and B| / |A or B| of the sets of suppliers. Least where no doubtful tie is shared and
    every one is there: sure-and-sure over all possible ones. Greatest where those that may be shared are, and no other
    doubtful one is there. Both exact.
    Missing: a pair that cannot share a supplier has no row: its index is 0 where one has suppliers, else undefined.
    Source: Jaccard (1912).
    """
    sets = tied.group_by("year", "recipient").agg(pl.len().alias("n"), pl.col("sure").sum().alias("n_sure"), all_ids())
    one = tied.select("year", "supplier", first="recipient", sure_first="sure")
    two = tied.select("year", "supplier", second="recipient", sure_second="sure")
    both = one.join(two, on=["year", "supplier"]).filter(pl.col("first") < pl.col("second"))
    sure_one, sure_two = pl.col("sure_first"), pl.col("sure_second")
    pairs = both.group_by("year", "first", "second").agg(
        pl.len().alias("shared"), (sure_one & sure_two).sum().alias("shared_sure"),
        sure_one.sum().alias("one_sure"), sure_two.sum().alias("two_sure"),
    )  # fmt: skip
    for name in ("first", "second"):
        renamed = sets.rename({"recipient": name, "n": f"n_{name}", "n_sure": f"sure_of_{name}", "ids": f"ids_{name}"})
        pairs = pairs.join(renamed, on=["year", name])
    shared = pl.col("shared")
    alone = pl.col("sure_of_first") - pl.col("one_sure") + pl.col("sure_of_second") - pl.col("two_sure")
    return pairs.select(
        "year", "first", "second",
        low=pl.col("shared_sure") / (pl.col("n_first") + pl.col("n_second") - shared),
        high=shared / (shared + alone), ids=_both("first", "second"),
    ).sort("year", "first", "second")  # fmt: skip


def portfolio_similarity(shares: pl.DataFrame) -> pl.DataFrame:
    """How alike two recipients' portfolios of suppliers are; of what `supplier_shares` gives. Pairs that may share one.

    Formula: cosine of the two vectors of shares, sum ab / (|a| |b|), which is that of volumes too. The bounds take dot
    product and lengths apart: sound, and wider than need be where volumes are vague; exact where they are not.
    Missing: pairs that cannot share a supplier have no row; null where a volume is open.
    Source: Wasserman and Faust (1994).
    """
    told = shares.filter(pl.col("volume_low").is_not_null()).select(
        "year", "recipient", "supplier", "ids", low="volume_low", high=pl.col("volume_high").fill_null(inf)
    )
    lengths = told.group_by("year", "recipient").agg(
        (pl.col("low") ** 2).sum().sqrt().alias("least"), (pl.col("high") ** 2).sum().sqrt().alias("most"), all_ids()
    )
    told = told.drop("ids")
    two = told.rename({"recipient": "second", "low": "low_two", "high": "high_two"})
    both = (
        told.rename({"recipient": "first"})
        .join(two, on=["year", "supplier"])
        .filter(pl.col("first") < pl.col("second"))
    )
    pairs = both.group_by("year", "first", "second").agg(
        (pl.col("low") * pl.col("low_two")).sum().alias("dot_low"),
        (pl.col("high") * pl.col("high_two")).sum().alias("dot_high"),
    )
    for name in ("first", "second"):
        ends = {"least": f"least_{name}", "most": f"most_{name}", "ids": f"ids_{name}"}
        renamed = lengths.rename({"recipient": name} | ends)
        pairs = pairs.join(renamed, on=["year", name])
    most, least = pl.col("most_first") * pl.col("most_second"), pl.col("least_first") * pl.col("least_second")
    low = pl.when(most.is_infinite()).then(0.0).when(most > 0).then(pl.col("dot_low") / most)
    high = pl.when(least > 0).then(pl.min_horizontal(pl.col("dot_high") / least, pl.lit(1.0))).otherwise(1.0)
    ids = _both("first", "second")
    return pairs.select("year", "first", "second", low=low, high=high, ids=ids).sort("year", "first", "second")
