"""Data frames, and Parquet that other tools open."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from reftel.errors import LedgerError
from reftel.ledger import frames
from reftel.ledger.frames import COLUMNS
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from tests.factories import plain_claim
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.ledger.tables import fill_every

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
OPEN = plain_claim(OTHER, "Lima", period="1973/..", kind="holding")


@pytest.fixture
def filled(store: Store) -> Store:
    refused = Refusal(stage="syntax", reason="sentence-too-long", detail="x", document=OTHER.sha256, span=Span(0, 4))
    store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
    store.add_document(OTHER, [BROKE, OPEN], [refused], RUN, n_sentences=1)
    store.note_unreadable("photo.txt", "it is a JPEG image", RUN)
    return store


def test_claims_are_rows_with_typed_columns(filled: Store) -> None:
    frame = filled.frame("claims")
    assert frame.columns == list(COLUMNS["claims"])
    assert frame["id"].to_list() == [claim.id for claim in filled.claims()]
    first = frame.row(0, named=True)
    assert first["recipient"] == ["PER/air-force"]
    assert first["place"] == ["Lima", "Callao"]
    assert (first["quantity_low"], first["quantity_high"], first["quantity_unit"]) == (36.0, 36.0, "aircraft")
    assert (first["quantity_approx"], first["value_approx"]) == (True, False)
    assert (first["value_low"], first["value_high"], first["value_currency"]) == (None, 250e6, "USD")
    assert (first["period"], first["first_year"], first["last_year"]) == ("1977", 1977, 1977)
    assert (first["document"], first["review"]) == ("dispatch", "unreviewed")
    assert frame.schema["actor"] == pl.List(pl.String)


def test_what_is_not_said_is_null_and_an_open_end_is_no_year(filled: Store) -> None:
    rows = {row["id"]: row for row in filled.frame("claims").iter_rows(named=True)}
    broke, opened = rows[BROKE.id], rows[OPEN.id]
    assert [broke[name] for name in ("quantity_low", "quantity_approx", "value_high", "first_year", "item")] == [
        None
    ] * 5
    assert broke["actor"] == ["PER"]
    assert rows[LENT.id]["recipient"] == []
    assert (opened["period"], opened["first_year"], opened["last_year"]) == ("1973/..", 1973, None)


def test_frames_in_small_batches_are_the_same(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = filled.frame("claims")
    monkeypatch.setattr(frames, "_BATCH", 1)
    assert filled.frame("claims").equals(whole)


def test_filters_are_those_of_claims(filled: Store) -> None:
    assert filled.frame("claims", kind="transfer")["id"].to_list() == [SOLD.id, LENT.id]
    assert filled.frame("claims", words="obelisk").columns == list(COLUMNS["claims"])
    with pytest.raises(LedgerError, match="documents have no filters"):
        filled.frame("documents", kind="transfer")


def test_documents_and_refusals(filled: Store) -> None:
    documents = filled.frame("documents")
    assert documents.select("document", "sentences", "claims").rows() == [("dispatch", 2, 2), ("wire", 1, 2)]
    assert filled.frame("refusals").select("document", "reason", "start").rows() == [
        ("wire", "sentence-too-long", 0), ("photo.txt", "file-unreadable", None),
    ]  # fmt: skip


def test_judgements(store: Store) -> None:
    assert store.frame("judgements").is_empty()
    fill_every(store)
    assert store.frame("judgements").select("verdict", "on", "adjudicates").rows() == [("x", [], False)]


@pytest.mark.parametrize("thing", COLUMNS)
def test_pandas_and_arrow_have_the_same_rows(filled: Store, thing: Any) -> None:
    frame, table, pandas = (filled.frame(thing, as_=library) for library in ("polars", "arrow", "pandas"))
    assert isinstance(table, pa.Table)
    assert isinstance(pandas, pd.DataFrame)
    assert table.to_pylist() == frame.to_dicts()
    assert list(pandas.columns) == frame.columns
    assert len(pandas) == len(frame)


@pytest.fixture
def without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    yield


@pytest.mark.usefixtures("without_pyarrow")
def test_an_absent_library_is_one_sentence(store: Store) -> None:
    with pytest.raises(LedgerError, match=r"pandas is not installed; install it with `pip install 'reftel\[frames\]'`"):
        store.frame("claims", as_="pandas")
    assert store.frame("claims").is_empty()


@pytest.mark.parametrize(("thing", "as_"), [("events", "polars"), ("claims", "numpy")])
def test_what_there_is_not_is_an_error(store: Store, thing: Any, as_: Any) -> None:
    with pytest.raises(LedgerError, match="frame"):
        store.frame(thing, as_=as_)


def test_duckdb_and_polars_open_the_parquet(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    filled.write_parquet("claims", path)
    assert pl.read_parquet(path).equals(filled.frame("claims"))
    found = duckdb.sql(
        f"SELECT id, actor[1], quantity_high FROM '{path}' WHERE list_contains(place, 'Lima')"
    ).fetchall()
    assert found == [(SOLD.id, "SUN", 36.0)]
    first = path.read_bytes()
    filled.write_parquet("claims", path)
    assert path.read_bytes() == first


def test_a_parquet_that_cannot_be_written_is_one_sentence(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be written"):
        filled.write_parquet("claims", tmp_path / "none" / "claims.parquet")
