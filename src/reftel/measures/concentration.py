"""How concentrated a recipient's supply is, and on whom it depends."""

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

import polars as pl

from reftel.measures.boxes import entropy_bounds, hhi_bounds, hhi_least, hhi_most, top_bounds, top_two_bounds
from reftel.measures.cells import all_ids

SOLE, PREDOMINANT = 0.95, 0.60
CLASSES = ("multiple", "predominant", "sole")
_NUMBERS = (
    "hhi_low", "hhi_high", "hhi_rest_split", "hhi_rest_top", "normalised_low", "normalised_high", "effective_low",
    "effective_high", "entropy_low", "entropy_high", "cr1_low", "cr1_high", "cr2_low", "cr2_high",
)  # fmt: skip


def concentration(shares: pl.DataFrame, *, sole: float = SOLE, predominant: float = PREDOMINANT) -> pl.DataFrame:
    """Concentration of supply, of the shares that `supplier_shares` gives: one row for each recipient and year.

    Formulae, with p the shares of the n suppliers that are known:
      `hhi`         Herfindahl–Hirschman index, sum p^2
      `normalised`  (HHI - 1/n) / (1 - 1/n); null for one supplier
      `effective`   number of effective suppliers, 1 / HHI
      `entropy`     - sum p ln p, in nats
      `cr1`, `cr2`  share of the top supplier, of the two top ones
      `top`         the top supplier where the bounds leave one only
      `dependence`  "sole" where cr1 is at least `sole`, "predominant" at least `predominant`, else "multiple";
                    `dependence_low` and `dependence_high` differ where the bounds leave it open
    Bounds: `_low` and `_high` are exact over all volumes within their bounds (`reftel.measures.boxes`).
    Unknown or "other" share u: `hhi_low` to `hhi_high` is of the known suppliers alone; `hhi_rest_split` is the least
    if u is split among infinitely many, sum p^2 with u in the total only; `hhi_rest_top` the most if u is the top
    one's, (p1 + u)^2 + sum of the others' p^2.
    Missing: null, neither 0 nor 1, where nothing is delivered or quantified. `sure` is false where it may be that
    nothing was delivered: then the bounds hold if something was. `n_unquantified` deliveries without a number are left
    out.
    Source: Herfindahl (1950), Hirschman (1945), Shannon (1948); the three values for u are reftel's own.
    """
    group = ["recipient", "year"]
    boxed = shares.filter(pl.col("volume_low").is_not_null()).group_by(group, maintain_order=True).agg(
        pl.col("supplier"), pl.col("volume_low"), pl.col("volume_high").fill_null(inf),
        pl.col("rest_low").first(), pl.col("rest_high").first().fill_null(inf), pl.col("low"), pl.col("high"),
        pl.col("approx").any(), (pl.col("volume_low").sum() > 0).alias("sure"),
    )  # fmt: skip
    numbers = [_numbers(row, sole, predominant) for row in boxed.iter_rows(named=True)]
    schema = (
        {"n_suppliers": pl.Int32}
        | dict.fromkeys(_NUMBERS, pl.Float64)
        | dict.fromkeys(("top", "dependence_low", "dependence_high"), pl.String)
    )
    measured = pl.concat(
        [boxed.select(*group, "sure"), pl.DataFrame(numbers, schema=schema), boxed.select("approx")], how="horizontal"
    )
    told = shares.group_by(group).agg(_evidence())
    ordered = (*measured.columns, *(name for name in told.columns if name not in group))
    return told.join(measured, on=group, how="left").select(ordered).sort(group, nulls_last=True)


def _evidence() -> list[pl.Expr]:
    """What suppliers' cells say together; claims and documents that stand in several of them are not added."""
    return [
        pl.col("n_unquantified").sum(), all_ids().n_unique().alias("n_events"), pl.col("n_origins").max(),
        ((pl.col("share_contested") * pl.col("n_events")).sum() / pl.col("n_events").sum()).alias("share_contested"),
        all_ids(),
    ]  # fmt: skip


def _numbers(row: Mapping[str, Any], sole: float, predominant: float) -> dict[str, Any]:
    box = list(zip(row["volume_low"], row["volume_high"], strict=True))
    rest = (row["rest_low"], row["rest_high"])
    hhi = hhi_bounds(box)
    if hhi is None:
        return {}
    n = sum(high > 0 for _, high in box)
    found: dict[str, Any] = {"n_suppliers": n, "hhi_rest_split": _split(box, rest[1]), "hhi_rest_top": _top(box, rest)}
    bounds = {
        "hhi": hhi,
        "normalised": tuple((value - 1 / n) / (1 - 1 / n) for value in hhi) if n > 1 else None,
        "effective": (1 / hhi[1], 1 / hhi[0]),
        "entropy": entropy_bounds(box),
        "cr1": top_bounds(box),
        "cr2": top_two_bounds(box),
    }
    for name, pair in bounds.items():
        if pair is not None:
            found |= {f"{name}_low": pair[0], f"{name}_high": pair[1]}
    for end in ("low", "high"):
        found[f"dependence_{end}"] = CLASSES[(found[f"cr1_{end}"] >= predominant) + (found[f"cr1_{end}"] >= sole)]
    return found | {"top": _top_supplier(row)}


def _split(box: list[tuple[float, float]], rest: float) -> float | None:
    return 0.0 if rest == inf else hhi_least(box, rest)


def _top(box: list[tuple[float, float]], rest: tuple[float, float]) -> float | None:
    if rest[1] == inf:
        return 1.0
    return max((most for end in set(rest) if (most := hhi_most(box, end)) is not None), default=None)


def _top_supplier(row: Mapping[str, Any]) -> str | None:
    """The supplier whose least volume is more than any other's most."""
    best = max(range(len(row["supplier"])), key=lambda i: row["volume_low"][i])
    others = (high for i, high in enumerate(row["volume_high"]) if i != best)
    leads = row["volume_low"][best] > max(others, default=0.0)
    return row["supplier"][best] if leads else None


def stated_concentration(stated: pl.DataFrame) -> pl.DataFrame:
    """Concentration of stated shares, of what `stated_shares` gives: one row for each recipient and period.

    Formulae: `stated` is the sum of what is stated, the rest u is what lacks to 1. `hhi_low` to `hhi_high` is of the
    named suppliers alone, renormalised; `hhi_rest_split`, u split among infinitely many: sum p^2 of the least shares;
    `hhi_rest_top`, u given to the top supplier: the others have their least and it has all that is left.
    Missing: no row where no share of a named supplier is stated; shares that add to more than 1 give no bounds.
    Source: as `concentration`. The shares add to 1, and with that sum fixed both ends are exact.
    """
    group = ["recipient", "first_year", "last_year"]
    named = stated.filter(pl.col("low").is_not_null(), pl.col("supplier").is_not_null())
    boxed = named.group_by(group, maintain_order=True).agg("supplier", "low", "high", pl.col("approx").any(), all_ids())
    schema = {"n_suppliers": pl.Int32} | dict.fromkeys(
        ("stated_low", "stated_high", "hhi_low", "hhi_high", "hhi_rest_split", "hhi_rest_top"), pl.Float64
    )
    numbers = pl.DataFrame(list(_stated_numbers(boxed)), schema=schema)
    return pl.concat([boxed.select(*group), numbers, boxed.select("approx", "ids")], how="horizontal").with_columns(
        basis=pl.lit("stated")
    )


def _stated_numbers(boxed: pl.DataFrame) -> Iterator[dict[str, Any]]:
    for row in boxed.iter_rows(named=True):
        lows, highs = row["low"], row["high"]
        found = {"n_suppliers": len(lows), "stated_low": sum(lows), "stated_high": min(1.0, sum(highs))}
        hhi = hhi_bounds(list(zip(lows, highs, strict=True)))
        if sum(lows) <= 1 + 1e-9 and hhi is not None:
            left = [1 - (sum(lows) - low) for low in lows]
            squares = sum(low * low for low in lows)
            most = max(own * own + squares - low * low for own, low in zip(left, lows, strict=True))
            found |= {"hhi_low": hhi[0], "hhi_high": hhi[1], "hhi_rest_split": squares, "hhi_rest_top": min(1.0, most)}
        yield found
