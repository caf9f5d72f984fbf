"""Register rows, read back by the reader of registers; PLOVER codes by their crosswalk."""

import csv
from pathlib import Path

import pytest

from reftel.exports.armament import armament
from reftel.exports.formats import export
from reftel.exports.plover import coded, load_codes
from reftel.exports.register import number_cell, party_words, year_cell
from reftel.exports.tables import amount_cells, period_cells
from reftel.ledger.store import Store
from reftel.model.claim import KINDS, STAGES
from reftel.readers.register.arms import claims_of, recognise, rows_of
from reftel.rules.registers import party_named
from tests.exports.dossier import DELIVERED, DENIED, PLANNED, RIVAL, SOLD


def register(store: Store, folder: Path) -> tuple[str, list[dict[str, str]]]:
    path, _ = export(store, "csv", folder / "register.csv", what="register")
    text = path.read_text(encoding="utf-8")
    return text, list(csv.DictReader(text.splitlines()))


def test_only_orders_and_deliveries_told_as_facts_are_rows(store: Store, tmp_path: Path) -> None:
    _, rows = register(store, tmp_path)
    told = {claim for row in rows for claim in row["claims"].split("; ")}
    assert told == {DELIVERED.id, RIVAL.id, SOLD.id}
    assert not told & {PLANNED.id, DENIED.id}


def test_doubt_stands_in_the_cell_and_beside_it(store: Store, tmp_path: Path) -> None:
    _, rows = register(store, tmp_path)
    row = next(row for row in rows if row["claims"] == SOLD.id)
    assert (row["Order date"], row["Order date is estimate"], row["Delivery year"]) == ("(1960)", "Yes", "")
    assert (row["Supplier"], row["Recipient"], row["Armament category"]) == ("United States", "Peru", "Ships")
    assert (row["ordered_low"], row["ordered_unit"], row["Numbers delivered"]) == ("2", "ships", "")
    assert all(row[name] == "" for name in ("TIV deal unit", "TIV delivery values", "Status"))


def test_the_reader_of_registers_reads_the_rows(store: Store, tmp_path: Path) -> None:
    text, rows = register(store, tmp_path)
    table = recognise(text)
    assert table is not None and table.layout.name == "deliveries"
    claims = [claim for claim in claims_of(text, table, rows_of(text, table), "d") if hasattr(claim, "stage")]
    delivered = [claim for claim in claims if getattr(claim, "kind", "") == "transfer" and claim.stage == "delivered"]
    assert {(claim.actor, claim.recipient, claim.designators) for claim in delivered} == {
        (("SUN",), ("PER",), ("Su-22",))
    }
    assert len(delivered) == sum(bool(row["Delivery year"]) for row in rows)


def step(period: str | None, **quantity: object) -> dict[str, object]:
    amount = {"low": None, "high": None, "unit": "aircraft"} | quantity if quantity else None
    return {**period_cells(period), **amount_cells("quantity", amount, "unit")}


@pytest.mark.parametrize(
    ("period", "cell"),
    [("1977", ("1977", "No")), ("1977~", ("(1977)", "Yes")), ("1976/1978", ("(1976-1978)", "Yes")),
     ("1973-07/..", ("(1973)", "Yes")), ("197X", ("(1970-1979)", "Yes")), (None, (None, "Yes")),
     ("1977-03/1977-05", ("1977", "No"))],
)  # fmt: skip
def test_years(period: str | None, cell: tuple[str | None, str]) -> None:
    assert year_cell(step(period)) == cell


@pytest.mark.parametrize(
    ("quantity", "cell"),
    [({"low": 36, "high": 36}, ("36", "No")), ({"low": 36, "high": 36, "approx": True}, ("(36)", "Yes")),
     ({"low": 30, "high": 40}, ("(30-40)", "Yes")), ({"low": 101, "high": None}, ("(101)", "Yes")), ({}, ("?", "Yes"))],
)  # fmt: skip
def test_numbers(quantity: dict[str, object], cell: tuple[str, str]) -> None:
    assert number_cell(step("1977", **quantity)) == cell


def test_parties() -> None:
    assert party_words((), "supplier") == "unknown supplier"
    assert party_words(("PER/navy", "PER/army"), "recipient") == "Peru"
    assert party_named(party_words(("SUN",), "supplier"), "1977") == "SUN"
    assert party_words(("a rebel group",), "recipient").endswith("**")


def test_arms_of_the_register_are_told_from_others() -> None:
    assert armament("36 Su-22 fighters") == "Aircraft"
    assert armament("two destroyers") == "Ships"
    assert armament("spare parts") is None and armament("rifles") is None


def test_each_code_is_a_string_of_digits_for_a_kind_and_stage() -> None:
    for (kind, stage), code in load_codes().items():
        assert kind in KINDS and stage in (*STAGES, "-")
        assert code.cameo.isdigit() and 3 <= len(code.cameo) <= 4 and code.plover.isupper()


def test_a_request_goes_the_other_way_and_a_plan_is_a_promise() -> None:
    row = dict.fromkeys(("event", "account", "accounts", "step", "modality", "claims", "period", "period_first",
                         "period_last"))  # fmt: skip
    row |= {"kind": "transfer", "stage": "requested", "planned": False, "denied": False, "actor": ["USA"],
            "recipient": ["PER/navy"]}  # fmt: skip
    asked = coded(row)
    assert (asked["source"], asked["target"], asked["cameo"]) == (["PER"], ["USA"], "0232")
    assert coded(row | {"stage": "delivered", "planned": True})["cameo"] == "0332"
    assert coded(row | {"stage": "delivered"})["cameo"] == "072"
    denied = coded(row | {"stage": "delivered", "denied": True})
    assert (denied["cameo"], denied["uncoded"]) == (None, "denied")
    assert coded(row | {"kind": "holding", "stage": None})["uncoded"] == "no_code"


def test_codes_stay_strings_in_every_format(store: Store, tmp_path: Path) -> None:
    import polars as pl

    path, _ = export(store, "parquet", tmp_path / "plover", what="plover")
    frame = pl.read_parquet(path)
    assert frame.schema["cameo"] == pl.String
    assert "072" in frame.get_column("cameo").to_list()
