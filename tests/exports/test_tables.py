"""Tables, read back by the tools that they are for."""

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyreadstat
import pytest

from reftel.exports import FORMATS, TABLES
from reftel.exports.cells import SEPARATOR
from reftel.exports.columns import ExportError, load_layouts
from reftel.exports.formats import export
from reftel.ledger.store import Store
from tests.exports.dossier import (
    BROKE,
    CABLE,
    CLAIMS,
    DELIVERED,
    DENIED,
    DOCUMENTS,
    LENT,
    PAGE,
    PAPER,
    PLANNED,
    RIVAL,
    SOLD,
    WIRE,
)

TABULAR = ("csv", "parquet", "jsonl", "stata")
YEARS = {"since": 1976, "until": 1977}


def written(store: Store, folder: Path, form: str, what: str = "claims") -> Path:
    filters = YEARS if what in ("panel", "unmatched") else {}
    return export(store, form, folder / f"{what}.{form}", what=what, **filters)[0]


def read(path: Path, form: str) -> pl.DataFrame:
    if form == "parquet":
        return pl.read_parquet(path)
    if form == "jsonl":
        return pl.read_ndjson(path, infer_schema_length=None)
    return pl.read_csv(path, infer_schema=False)


def columns(path: Path, form: str) -> list[str]:
    if form == "jsonl":
        with path.open(encoding="utf-8") as file:
            return list(json.loads(file.readline()))
    return read(path, form).columns


@pytest.mark.parametrize("what", TABLES)
@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
def test_a_table_has_the_columns_of_its_codebook(store: Store, tmp_path: Path, form: str, what: str) -> None:
    path = written(store, tmp_path, form, what)
    codebook = json.loads(path.with_name(f"{path.name}-metadata.json").read_text(encoding="utf-8"))
    assert codebook["url"] == path.name
    assert columns(path, form) == [column["titles"] for column in codebook["tableSchema"]["columns"]]


@pytest.mark.parametrize("what", TABLES)
@pytest.mark.parametrize("form", TABULAR)
def test_the_same_ledger_gives_the_same_bytes(store: Store, tmp_path: Path, form: str, what: str) -> None:
    digests = [hashlib.sha256(written(store, tmp_path, form, what).read_bytes()).hexdigest() for _ in range(2)]
    assert digests[0] == digests[1]


def test_every_column_says_what_stands_in_it() -> None:
    assert set(load_layouts()) == set(TABLES)
    for layout in load_layouts().values():
        names = [column.name for column in layout.columns]
        assert len(names) == len(set(names))
        for column in layout.columns:
            assert column.meaning.endswith("."), column
            assert 0 < len(column.label) <= 80 and len(column.name) <= 32, column
            if column.type == "number" and not column.name.startswith(("share", "probability")):
                assert column.unit, column


def test_claims_in_csv_are_what_claims_are(store: Store, tmp_path: Path) -> None:
    with written(store, tmp_path, "csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert set(rows) == {claim.id for claim in CLAIMS}
    for claim in CLAIMS:
        row, document = rows[claim.id], next(d for d in DOCUMENTS if d.sha256 == claim.document)
        assert row["quote"] == claim.quote == document.text[int(row["start"]) : int(row["end"])]
        assert row["document"] == document.name and row["sha256"] == document.sha256
        for slot in ("kind", "stage", "terms", "modality", "polarity", "period", "item", "note", "rule"):
            assert row[slot] == (getattr(claim, slot) or ""), slot
        for slot in ("actor", "recipient", "designators", "place"):
            assert tuple(filter(None, row[slot].split(SEPARATOR))) == getattr(claim, slot), slot


def test_doubt_goes_with_every_amount_and_period(store: Store, tmp_path: Path) -> None:
    rows = {row["id"]: row for row in pl.read_parquet(written(store, tmp_path, "parquet")).to_dicts()}
    about, open_end, money, none = (rows[claim.id] for claim in (DELIVERED, PLANNED, LENT, BROKE))
    assert (about["quantity_low"], about["quantity_high"], about["quantity_approx"]) == (36, 36, True)
    assert (open_end["quantity_low"], open_end["quantity_high"], open_end["quantity_approx"]) == (101, None, False)
    assert (open_end["period_first"], open_end["period_last"]) == (date(1973, 7, 1), None)
    assert (money["period_first"], money["period_last"]) == (date(1970, 1, 1), date(1979, 12, 31))
    assert money["period_doubt"] is True and open_end["period_doubt"] is False
    assert (money["value_low"], money["value_currency"]) == (250_000_000, "USD")
    for name in ("quantity_low", "quantity_high", "quantity_unit", "quantity_approx", "period", "period_doubt"):
        assert none[name] is None, name
    assert rows[SOLD.id]["period_doubt"] is True


def test_lists_are_lists_where_the_format_has_them(store: Store, tmp_path: Path) -> None:
    for form in ("parquet", "jsonl"):
        rows = {row["id"]: row for row in read(written(store, tmp_path, form), form).to_dicts()}
        assert rows[DENIED.id]["said_by"] == list(DENIED.said_by)
        assert rows[BROKE.id]["designators"] == []


def test_a_semicolon_in_a_part_of_a_list_is_a_comma_in_csv(store: Store, tmp_path: Path) -> None:
    frame = read(written(store, tmp_path, "csv"), "csv").filter(pl.col("id") == DENIED.id)
    assert frame.item(0, "said_by").split(SEPARATOR) == ["Tass", "a trader, of Callao", "Lima"]


def test_duckdb_reads_parquet_and_csv(store: Store, tmp_path: Path) -> None:
    for form in ("parquet", "csv"):
        path = written(store, tmp_path, form)
        asked = f"SELECT count(*), sum(quantity_low), max(quantity_high) FROM '{path}'"
        assert duckdb.sql(asked).fetchall()[0] == (len(CLAIMS), 36 + 101 + 40 + 12 + 2, 40)


def test_stata_has_labels_and_missing_values(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path, "stata")
    with pd.read_stata(path, iterator=True) as reader:
        frame = reader.read().set_index("id")
        labels, values, title = reader.variable_labels(), reader.value_labels(), reader.data_label
    columns = load_layouts()["claims"].columns
    assert labels == {column.variable or column.name: column.label for column in columns}
    assert title == load_layouts()["claims"].title[:80]
    assert list(values["kind"].values()) == list(next(c.codes for c in columns if c.name == "kind") or ())
    assert frame.loc[DELIVERED.id, "kind"] == "transfer" and frame.loc[DELIVERED.id, "quantity_approx"] == "yes"
    assert frame.loc[PLANNED.id, "quote"] == PLANNED.quote
    assert pd.isna(frame.loc[PLANNED.id, "quantity_high"]) and pd.isna(frame.loc[BROKE.id, "quantity_low"])
    assert pd.isna(frame.loc[LENT.id, "modality"]) is False and pd.isna(frame.loc[BROKE.id, "terms"])
    assert frame.loc[PLANNED.id, "period_first"] == pd.Timestamp(1973, 7, 1)


def test_pyreadstat_reads_stata(store: Store, tmp_path: Path) -> None:
    frame, meta = pyreadstat.read_dta(str(written(store, tmp_path, "stata")), apply_value_formats=True)
    assert list(frame["polarity"].astype(str)).count("denied") == 1
    assert meta.column_names_to_labels["quote"] == "The words of the document"


def test_events_keep_rival_accounts_apart(store: Store, tmp_path: Path) -> None:
    rows = pl.read_parquet(written(store, tmp_path, "parquet", "events")).to_dicts()
    assert {claim for row in rows for claim in row["claims"]} == {claim.id for claim in CLAIMS}
    assert sum(row["denied"] for row in rows) == 1
    assert [row["planned"] for row in rows if PLANNED.id in row["claims"]] == [True]
    for row in rows:
        assert (row["quantity_unit"] is None) == (len(row["quantities"]) != 1)
    one, other = ([row for row in rows if claim.id in row["claims"]] for claim in (DELIVERED, RIVAL))
    if one[0]["event"] == other[0]["event"]:
        assert one[0]["accounts"] == 2 and one[0]["account"] != other[0]["account"]


def test_documents_are_cited(store: Store, tmp_path: Path) -> None:
    found = pl.read_parquet(written(store, tmp_path, "parquet", "documents")).to_dicts()
    rows = {row["sha256"]: row for row in found}
    assert rows[CABLE.sha256]["citation"].startswith("Embassy Lima to Department of State, Telegram 00921, January 31")
    assert rows[PAGE.sha256]["accessed"] == date(2024, 3, 5)
    assert rows[PAPER.sha256]["url"] is None
    assert rows[WIRE.sha256]["claims"] == 4


def test_the_panel_says_why_there_is_nothing(store: Store, tmp_path: Path) -> None:
    path = export(store, "parquet", tmp_path / "p", what="panel", actor=["SUN", "USA"], recipient="PER", **YEARS)[0]
    rows = {(row["iso1"], row["year"]): row for row in pl.read_parquet(path).to_dicts()}
    assert rows["SUN", 1977]["high"] == 1 and rows["SUN", 1977]["zero_basis"] is None
    assert rows["SUN", 1977]["ids"] and (rows["SUN", 1977]["ccode1"], rows["SUN", 1977]["ccode2"]) == (365, 135)
    assert rows["USA", 1976]["zero_basis"] and not rows["USA", 1976]["ids"]


def test_filters_hold(store: Store, tmp_path: Path) -> None:
    path = export(store, "parquet", tmp_path / "c", kind="financing")[0]
    assert pl.read_parquet(path).get_column("id").to_list() == [LENT.id]
    path = export(store, "parquet", tmp_path / "d", what="documents", kind="training")[0]
    assert pl.read_parquet(path).get_column("sha256").to_list() == [CABLE.sha256]


def test_nothing_found_is_a_table_without_rows(store: Store, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "parquet"):
        assert export(store, form, tmp_path / f"e.{form}", kind="mission")[0].exists()
    with pytest.raises(ExportError, match="without rows"):
        export(store, "stata", tmp_path / "e.dta", kind="mission")
    assert pl.read_parquet(tmp_path / "e.parquet").shape == (0, len(load_layouts()["claims"].columns))


def test_all_formats_are_known() -> None:
    assert set(TABULAR) <= set(FORMATS)


def test_whoever_waits_hears_how_far_the_claims_have_got(store: Store, tmp_path: Path) -> None:
    heard: list[tuple[float, int]] = []
    export(store, "csv", tmp_path / "c.csv", progress=lambda done, total, _: heard.append((done, total)))
    assert heard == sorted(heard) and {total for _, total in heard} == {len(CLAIMS)}


@pytest.mark.parametrize("form", TABULAR)
def test_work_that_is_stopped_leaves_what_stood_there(store: Store, tmp_path: Path, form: str) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    to = tmp_path / "c.csv"
    to.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        export(store, form, to, progress=stop)
    assert to.read_text() == "old" and [path.name for path in tmp_path.iterdir() if "part" in path.name] == []
