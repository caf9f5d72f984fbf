from pathlib import Path

import polars as pl
import pytest

from reftel.dossier.figures import Cell, Figure, Row, Table
from reftel.dossier.gathering import Asked, Gathered, gather
from reftel.dossier.supply import givers, partners, shares, stated, untimed
from reftel.ledger.store import Store
from reftel.measures.shares import supplier_shares
from reftel.model.amount import Quantity
from reftel.strings import Say
from tests.exports.dossier import DELIVERED, RIVAL, RUN, SOLD
from tests.factories import plain_claim, plain_document

SAY = Say("en")


def row_of(table: Table, name: str) -> dict[str, Cell]:
    row: Row = next(row for row in table.rows if row.cells[0] == name)
    return dict(zip(table.columns, row.cells, strict=True))


@pytest.fixture
def gathered(store: Store) -> Gathered:
    return gather(store, Asked(party="PER"), findings=[])


def test_orders_are_no_deliveries_and_nothing_told_is_no_zero(gathered: Gathered) -> None:
    table = partners(gathered, SAY)
    american, soviet = row_of(table, "United States"), row_of(table, "Soviet Union")
    assert (american["deliveries"], american["orders"]) == ("", Figure("1", (SOLD.id,)))
    assert soviet["orders"] == ""
    assert isinstance(soviet["deliveries"], Figure) and set(soviet["deliveries"].claims) == {DELIVERED.id, RIVAL.id}


def test_shares_are_those_of_the_measure_with_their_bounds(gathered: Gathered) -> None:
    aircraft = next(each for each in shares(gathered, SAY) if each.unit == "aircraft")
    told = row_of(aircraft.suppliers, "Soviet Union")
    measured = supplier_shares(gathered.facts, "aircraft", window=1, years=(1977, 1977)).row(0, named=True)
    assert measured["volume_low"] != measured["volume_high"] or measured["approx"]
    low, high = measured["volume_low"], measured["volume_high"]
    ends = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    assert isinstance(told["volume"], Figure) and told["volume"].words == f"about {ends} aircraft"
    assert told["share"] == Figure("100%", told["share"].claims, told["share"].contested)
    assert "sole" in str(aircraft.concentration.rows[0].cells[-1])


def test_planned_alleged_and_denied_deliveries_are_in_no_sum(tmp_path: Path) -> None:
    text = "A gave 10. B will give 20. C is said to have given 30. D gave no 40."
    document = plain_document(text, "sum", date="1980-01-01")
    quotes = text.rstrip(".").split(". ")
    doubts = ({}, {"modality": "planned"}, {"modality": "alleged"}, {"polarity": "denied"})
    claims = [
        plain_claim(
            document, quote, actor=(actor,), stage="delivered", period="1979",
            quantity=Quantity(low=n, high=n, unit="tanks"), **doubt,
        )
        for quote, actor, n, doubt in zip(quotes, ("USA", "FRA", "ITA", "GBR"), (10, 20, 30, 40), doubts, strict=True)
    ]  # fmt: skip
    with Store(tmp_path / "sum.db") as store:
        store.add_document(document, claims, [], RUN, n_sentences=4)
        told = gather(store, Asked(party="PER"), findings=[])
        (tanks,) = shares(told, SAY)
        assert [row.cells[0] for row in tanks.suppliers.rows] == ["United States"]
        assert [figure.words for figure in givers(told, SAY)] == ["United States"]


def test_stated_shares_stand_by_themselves(content) -> None:
    table = content.stated
    row = dict(zip(table.columns, table.rows[0].cells, strict=True))
    assert (row["when"].words, row["named"].words, row["stated"].words) == ("1974 – 1978", "6", "91%")
    assert all(content.gathered.claims[name].kind == "share" for name in table.rows[0].claims)


def test_deliveries_without_a_time_are_named(content) -> None:
    left = content.untimed
    assert left is not None
    claims = [content.gathered.claims[name] for name in left.claims]
    assert claims and all(claim.kind == "transfer" and claim.stage == "delivered" for claim in claims)
    assert stated(content.gathered, SAY).rows and untimed(content.gathered, Say("es")).claims == left.claims


def test_what_the_party_gives_stands_apart(content) -> None:
    names = [row.cells[0] for row in content.recipients.rows]
    assert "Ukraine" in names and "Peru" not in names
    frame = content.gathered.facts.rows.filter(pl.col("supplier") == "PER", pl.col("kind") == "transfer")
    assert set(frame.get_column("recipient").to_list()) >= {"UKR"}
