"""How a recipient's suppliers change from one window to a later one."""

from math import inf

import polars as pl

from reftel.measures.cells import all_ids, chosen, placed
from reftel.measures.facts import Facts

_PAIR = ["recipient", "year"]


def turnover(shares: pl.DataFrame, *, lag: int = 1) -> pl.DataFrame:
    """Turnover of suppliers between the window that ends `lag` years before and that which ends in `year`.

    Of what `supplier_shares` gives. Formulae, with p the shares:
      `entries`        suppliers that deliver now and did not then; `exits` the reverse. `_low`: surely now and not even
                       possibly then; `_high`: possibly now and not surely then
      `n_suppliers`    those that deliver now, surely and possibly
      `dissimilarity`  1 - sum min(p now, p then), 0 for the same shares and 1 for none in common. The bounds take the
                       shares one by one, so that they are sound and may be wider than needed
      `switch`         whether the top supplier is another one; null where either window leaves open who that is
    Missing: no row where the earlier window has no deliveries at all; `dissimilarity` is null where shares are.
    Source: the index is that of Bray and Curtis (1957) on shares.
    """
    now = shares.select(*_PAIR, "supplier", "low", "high", "volume_low", "volume_high", "ids")
    then = (
        now.drop("ids")
        .with_columns(pl.col("year") + lag)
        .rename({name: f"{name}_then" for name in ("low", "high", "volume_low", "volume_high")})
    )
    both = [frame.select(_PAIR).unique() for frame in (now, then)]
    asked = both[0].join(both[1], on=_PAIR)
    pairs = now.join(then, on=[*_PAIR, "supplier"], how="full", coalesce=True).join(asked, on=_PAIR)
    sure, can = pl.col("volume_low").fill_null(0.0) > 0, _may("")
    sure_then, can_then = pl.col("volume_low_then").fill_null(0.0) > 0, _may("_then")
    shared = {
        end: pl.min_horizontal(pl.col(end).fill_null(0.0), pl.col(f"{end}_then").fill_null(0.0)).sum()
        for end in ("low", "high")
    }
    told = pl.col("low").is_not_null().any() & pl.col("low_then").is_not_null().any()
    cells = pairs.group_by(_PAIR).agg(
        sure.sum().alias("n_suppliers_low"), can.sum().alias("n_suppliers_high"),
        (sure & ~can_then).sum().alias("entries_low"), (can & ~sure_then).sum().alias("entries_high"),
        (sure_then & ~can).sum().alias("exits_low"), (can_then & ~sure).sum().alias("exits_high"),
        pl.when(told).then((1 - shared["high"]).clip(0, 1)).alias("dissimilarity_low"),
        pl.when(told).then((1 - shared["low"]).clip(0, 1)).alias("dissimilarity_high"),
        all_ids(),
    )  # fmt: skip
    tops = top_suppliers(shares)
    earlier = tops.select("recipient", pl.col("year") + lag, top_then="top")
    return (
        cells.join(tops, on=_PAIR, how="left")
        .join(earlier, on=_PAIR, how="left")
        .with_columns(switch=pl.col("top") != pl.col("top_then"))
        .sort(_PAIR)
    )


def _may(when: str) -> pl.Expr:
    """Quantified, and its most is more than nothing."""
    most = pl.col(f"volume_high{when}")
    return pl.col(f"volume_low{when}").is_not_null() & (most.is_null() | (most > 0))


def top_suppliers(shares: pl.DataFrame) -> pl.DataFrame:
    """The top supplier of each recipient and year, where its least volume is more than any other's most."""
    low = pl.col("volume_low").fill_null(0.0)
    high = pl.when(_may("")).then(pl.col("volume_high").fill_null(inf)).otherwise(0.0)
    ranked = shares.with_columns(v_low=low, v_high=high).sort(
        *_PAIR, "v_low", "supplier", descending=[False, False, True, False]
    )
    first = ranked.group_by(_PAIR, maintain_order=True).agg(
        pl.col("supplier").first().alias("top"), pl.col("v_low").first(), pl.col("v_high").slice(1).max().fill_null(0.0)
    )
    return first.select(*_PAIR, top=pl.when(pl.col("v_low") > pl.col("v_high")).then("top"))


def realignment(facts: Facts, shares: pl.DataFrame, *, within: int = 5) -> pl.DataFrame:
    """Realignment: a rupture with the top supplier, and another top supplier within `within` years.

    Formula: one row for each restriction between a recipient and the supplier that was top in the window that ended the
    year before (imposed by either side), with `year`, `supplier`, and the first year in which another is surely top,
    `new_top` and `changed`; these are null where that does not happen in time, or nobody can tell who is top.
    Missing: a rupture whose year is not certain is placed in each year that it may be of, with `sure` false.
    Source: reftel's own.
    """
    ruptures = placed(facts, chosen(facts, ("restriction",)))
    forward = ruptures.select("year", "sure", "event", recipient="recipient", supplier="supplier")
    back = ruptures.select("year", "sure", "event", recipient="supplier", supplier="recipient")
    tops = top_suppliers(shares).drop_nulls("top")
    before = tops.select("recipient", pl.col("year") + 1, supplier="top")
    broken = pl.concat([forward, back]).join(before, on=[*_PAIR, "supplier"])
    after = tops.rename({"year": "changed", "top": "new_top"})
    later = broken.join(after, on="recipient").filter(
        pl.col("new_top") != pl.col("supplier"), pl.col("changed") > pl.col("year"),
        pl.col("changed") <= pl.col("year") + within,
    )  # fmt: skip
    key = [*_PAIR, "supplier"]
    firsts = later.sort("changed").group_by(key).agg(pl.col("new_top").first(), pl.col("changed").first())
    return (
        broken.group_by(key)
        .agg(pl.col("sure").any(), pl.col("event").unique().sort().alias("ids"))
        .join(firsts, on=key, how="left")
        .sort(key)
    )
