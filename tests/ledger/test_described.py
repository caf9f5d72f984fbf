"""What a ledger's file tells Datasette, and Datasette itself on it."""

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from reftel.ledger.described import datasette_metadata, descriptions
from reftel.ledger.frames import COLUMNS
from reftel.ledger.records import Run
from reftel.ledger.schema import metadata
from reftel.ledger.store import Store
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


@pytest.fixture
def filled(file_store: Store) -> Store:
    file_store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
    file_store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
    return file_store


def told(path: Path | None, statement: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path or "")
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_every_table_view_and_column_is_described(file_store: Store) -> None:
    path = file_store.address.path
    listed = told(path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    internal = ("sqlite_", "claims_fts", "passages_fts", "schema_version")
    things = {name for (name,) in listed if not name.startswith(internal)}
    assert things >= set(metadata.tables)
    assert set(descriptions()) == things
    for thing in things:
        columns = [row[1] for row in told(path, f"PRAGMA table_info({thing})")]
        assert list(descriptions()[thing]) == ["about", *columns]
    assert all(words[-1] in ".…" for columns in descriptions().values() for words in columns.values())


def test_the_ledger_holds_the_descriptions(file_store: Store) -> None:
    (found,) = told(
        file_store.address.path, "SELECT description FROM descriptions WHERE thing = 'claims' AND \"column\" = 'quote'"
    )
    assert found == ("The document's exact words.",)


def test_the_views_are_the_frames(filled: Store) -> None:
    for thing in ("claims", "documents"):
        columns = COLUMNS[thing]
        listed = ", ".join(f'"{column}"' for column in columns)
        rows = told(filled.address.path, f"SELECT {listed} FROM current_{thing} ORDER BY document")
        frame = filled.frame(thing)  # type: ignore[arg-type]
        expected = [
            tuple(json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell for cell in row)
            for row in frame.rows()
        ]
        assert sorted(rows, key=repr) == sorted(expected, key=repr)


async def asked(server: Datasette, *paths: str) -> list[Any]:
    await server.invoke_startup()
    answers = [await server.client.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [200] * len(paths)
    return [answer.json() for answer in answers]


@pytest.mark.parametrize("is_immutable", [False, True])
def test_datasette_opens_a_ledger_as_it_is(filled: Store, is_immutable: bool) -> None:
    path = str(filled.address.path)
    if is_immutable:
        filled.close()  # else the newest rows are still in the journal beside it
    server = Datasette([] if is_immutable else [path], immutables=[path] if is_immutable else [])
    database, by_word, facets, claim, key = asyncio.run(
        asked(
            server, "/test.json", "/test/claims.json?_search=Su-22&_shape=objects",
            "/test/current_claims.json?_facet=kind&_shape=objects", f"/test/claims.json?id={SOLD.id}&_shape=objects",
            "/test/found.json?_labels=on&_shape=objects",
        )
    )  # fmt: skip
    tables = {table["name"]: table for table in database["tables"]}
    assert {name: tables[name]["fts_table"] for name in ("claims", "passages")} == {
        "claims": "claims_fts", "passages": "passages_fts",
    }  # fmt: skip
    assert {view["name"] for view in database["views"]} == {"current_claims", "current_documents"}
    assert {"column": "claim", "other_table": "claims", "other_column": "id"} in tables["found"]["foreign_keys"][
        "outgoing"
    ]
    assert [row["id"] for row in by_word["rows"]] == [SOLD.id]
    counts = {result["value"]: result["count"] for result in facets["facet_results"]["kind"]["results"]}
    assert counts == {"transfer": 2, "relation": 1}
    assert claim["rows"][0]["quote"] == SOLD.quote
    assert {row["claim"]["value"] for row in key["rows"]} == {SOLD.id, LENT.id, BROKE.id}
    assert server is not None


def test_the_metadata_let_datasette_search_the_view(filled: Store) -> None:
    server = Datasette([str(filled.address.path)], metadata=datasette_metadata("test"))
    found, about = asyncio.run(
        asked(server, "/test/current_claims.json?_search=per%C3%BAvian&_shape=objects", "/-/metadata.json")
    )
    assert [row["id"] for row in found["rows"]] == [SOLD.id]
    assert about["databases"]["test"]["tables"]["claims"]["columns"]["quote"] == "The document's exact words."


def test_what_is_written_meanwhile_is_seen(filled: Store) -> None:
    server = Datasette([str(filled.address.path)])
    asyncio.run(asked(server, "/test.json"))
    filled.add_document(OTHER, [], [], RUN, n_sentences=1)
    (found,) = asyncio.run(asked(server, "/test/current_claims.json?_shape=objects"))
    assert {row["id"] for row in found["rows"]} == {SOLD.id, LENT.id}
