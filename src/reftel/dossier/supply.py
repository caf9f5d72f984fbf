"""Who gave what: counts of events by supplier, sums and shares with bounds, concentration; and what the party gives."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from reftel.charts.words import range_of
from reftel.dossier.brief import years
from reftel.dossier.figures import Cell, Figure, Row, Table, in_order
from reftel.dossier.gathering import Gathered
from reftel.dossier.words import amounts_words, party_words, percent_words
from reftel.measures.cells import chosen, unplaced
from reftel.measures.concentration import concentration, stated_concentration
from reftel.measures.shares import stated_shares, supplier_shares
from reftel.strings import Say

_COUNTED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "deliveries": (("transfer",), "done"), "orders": (("transfer",), "promised"), "financing": (("financing",), "done"),
    "training": (("training",), "done"), "missions": (("mission",), "done"), "deployments": (("deployment",), "done"),
}  # fmt: skip
"""The columns of the table of suppliers: which kinds, and how far they got."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What was delivered in one unit: by supplier, and how concentrated that is; the years, as counted."""

    unit: str
    first: int
    last: int
    suppliers: Table
    concentration: Table

    @property
    def years(self) -> str:
        """The first and the last year that a delivery may lie in."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def partners(gathered: Gathered, say: Say, *, gives: bool = False) -> Table:
    """By supplier how many events of each sort are told as done or agreed; of the party as supplier, by recipient.

    `low` to `high`: events that no account denies or has otherwise, and all.
    """
    own, other = ("supplier", "recipient") if gives else ("recipient", "supplier")
    party = gathered.asked.party
    frames = {
        name: chosen(gathered.facts, kinds, stages).filter(pl.col(own) == party)
        for name, (kinds, stages) in _COUNTED.items()
    }
    known = {name for frame in frames.values() for name in frame.get_column(other).to_list()}
    names = sorted(known, key=lambda name: (name is None, party_words(say, [name or ""])))
    rows = tuple(_partner(name, other, frames, gathered, say) for name in names)
    return Table(id="recipients" if gives else "suppliers", columns=("partner", *_COUNTED, "first", "last"), rows=rows)


def _partner(name: str | None, side: str, frames: Mapping[str, pl.DataFrame], gathered: Gathered, say: Say) -> Row:
    own = {key: frame.filter(pl.col(side).eq_missing(pl.lit(name))) for key, frame in frames.items()}
    cells = [_count(frame, gathered, say) for frame in own.values()]
    claims = _claims(pl.concat([frame.select("claims") for frame in own.values()]), gathered)
    return Row(
        cells=(
            party_words(say, [name]) if name else say("dossier.unnamed"), *cells,
            *(years(claims, gathered) or ("", "")),
        ),
        claims=claims,
    )  # fmt: skip


def _count(frame: pl.DataFrame, gathered: Gathered, say: Say) -> Cell:
    if frame.is_empty():
        return ""
    low = frame.filter("certain").get_column("event").n_unique()
    high = frame.get_column("event").n_unique()
    return Figure(range_of(low, high, say), _claims(frame, gathered), bool(frame.get_column("contested").any()))


def _claims(frame: pl.DataFrame, gathered: Gathered) -> tuple[str, ...]:
    return in_order((name for names in frame.get_column("claims").to_list() for name in names), gathered.order)


def shares(gathered: Gathered, say: Say) -> list[Shares]:
    """What was delivered to the party, unit by unit, over all years told; deliveries without a time are left out."""
    held = chosen(gathered.facts, ("transfer",)).filter(pl.col("recipient") == gathered.asked.party)
    timed = held.drop_nulls(["first_year", "last_year"])
    if timed.is_empty():
        return []
    first, last = timed.select(pl.col("first_year").min(), pl.col("last_year").max()).row(0)
    keys = ["event", "supplier", "recipient", "kind", "stage"]
    told = gathered.facts.amounts.join(timed.select(keys), on=keys, how="semi", nulls_equal=True)
    units = told.get_column("unit").value_counts().sort("count", "unit", descending=[True, False]).get_column("unit")
    found = (_shares(unit, first, last, held, gathered, say) for unit in units)
    return [each for each in found if each.suppliers]


def _shares(unit: str, first: int, last: int, held: pl.DataFrame, gathered: Gathered, say: Say) -> Shares:
    counted = supplier_shares(gathered.facts, unit, window=last - first + 1, years=(last, last))
    counted = counted.filter(pl.col("recipient") == gathered.asked.party, pl.col("volume_low").is_not_null())
    every = _of_events(counted, held, gathered)
    rows = tuple(_share(row, every, held, unit, gathered, say) for row in counted.iter_rows(named=True))
    measured = concentration(counted) if rows else pl.DataFrame()
    return Shares(
        unit=unit, first=first, last=last,
        suppliers=Table(id=f"shares-{_slug(unit)}", columns=_OF_A_SUPPLIER, rows=rows),
        concentration=Table(
            id=f"concentration-{_slug(unit)}", columns=_MEASURED, rows=tuple(_measured(measured, every, say)),
        ),
    )  # fmt: skip


def _slug(unit: str) -> str:
    return "-".join(unit.split())


_OF_A_SUPPLIER = ("partner", "volume", "share", "counted", "uncounted")
_MEASURED = ("hhi", "effective", "top", "dependence")


def _share(
    row: Mapping[str, Any], every: tuple[str, ...], held: pl.DataFrame, unit: str, gathered: Gathered, say: Say
) -> Row:
    own = held.filter(pl.col("event").is_in(row["ids"]), pl.col("supplier") == row["supplier"])
    claims, contested = _claims(own, gathered), row["share_contested"] > 0
    amount = {"low": row["volume_low"], "high": row["volume_high"], "unit": unit, "approx": row["approx"]}
    rest = row["n_unquantified"]
    return Row(
        cells=(
            party_words(say, [row["supplier"]]), Figure(amounts_words(say, amount), claims, contested),
            Figure(percent_words(say, row["low"], row["high"]), every, contested),
            Figure(say.number(row["n_quantified"]), claims),
            Figure(say.number(rest), claims) if rest else "",
        ),
        claims=claims,
    )  # fmt: skip


def _of_events(frame: pl.DataFrame, held: pl.DataFrame, gathered: Gathered) -> tuple[str, ...]:
    ids = [name for names in frame.get_column("ids").to_list() for name in names]
    return _claims(held.filter(pl.col("event").is_in(ids)), gathered)


def _measured(frame: pl.DataFrame, claims: Collection[str], say: Say) -> Iterator[Row]:
    for row in frame.iter_rows(named=True):
        if row["hhi_low"] is None:
            continue
        every = tuple(claims)
        classes = dict.fromkeys(say.code("dependence", row[f"dependence_{end}"]) for end in ("low", "high"))
        yield Row(
            cells=(
                Figure(_decimal(row["hhi_low"], row["hhi_high"], say), every),
                Figure(_decimal(row["effective_low"], row["effective_high"], say), every),
                Figure(percent_words(say, row["cr1_low"], row["cr1_high"]), every), " – ".join(classes),
            ),
            claims=every,
        )  # fmt: skip


def _decimal(low: float, high: float, say: Say) -> str:
    return range_of(round(low, 2), round(high, 2), say)


def stated(gathered: Gathered, say: Say) -> Table:
    """Concentration of the shares that documents state, by period."""
    told = stated_shares(gathered.facts).filter(pl.col("recipient") == gathered.asked.party)
    held = gathered.facts.rows.filter(pl.col("kind") == "share")
    rows: list[Row] = []
    for row in stated_concentration(told).iter_rows(named=True):
        if row["hhi_low"] is None:
            continue
        claims = _claims(held.filter(pl.col("event").is_in(row["ids"])), gathered)
        years = " – ".join(str(year) for year in dict.fromkeys((row["first_year"], row["last_year"])) if year)
        cells: Iterable[Cell] = (
            Figure(years, claims) if years else "", Figure(say.number(row["n_suppliers"]), claims),
            Figure(percent_words(say, row["stated_low"], row["stated_high"]), claims),
            Figure(_decimal(row["hhi_low"], row["hhi_high"], say), claims),
            Figure(_decimal(row["hhi_rest_split"], row["hhi_rest_top"], say), claims),
        )  # fmt: skip
        rows.append(Row(cells=tuple(cells), claims=claims))
    return Table(id="stated", columns=("when", "named", "stated", "hhi", "hhi_rest"), rows=tuple(rows))


def untimed(gathered: Gathered, say: Say) -> Figure | None:
    """The deliveries that no sum has, since the time of none of them is told from both ends."""
    held = chosen(gathered.facts, ("transfer",)).filter(pl.col("recipient") == gathered.asked.party)
    left = unplaced(gathered.facts, held)
    claims = _claims(left, gathered)
    return Figure(say.count("event", left.get_column("event").n_unique()), claims) if claims else None


def givers(gathered: Gathered, say: Say) -> tuple[Figure, ...]:
    """Those who are told, as a fact, to have given something to the party, by name."""
    held = pl.concat([
        chosen(gathered.facts, kinds, stages) for kinds, stages in _COUNTED.values() if stages == "done"
    ]).filter(pl.col("recipient") == gathered.asked.party)
    names = sorted(held.get_column("supplier").drop_nulls().unique(), key=lambda name: party_words(say, [name]))
    of = {name: held.filter(pl.col("supplier") == name) for name in names}
    return tuple(
        Figure(party_words(say, [name]), _claims(frame, gathered), not frame.get_column("certain").any())
        for name, frame in of.items()
    )
