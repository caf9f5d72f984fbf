"""What a ledger's file tells other tools: views that read well, and what each table and column holds.

A file only: whoever has a server has its own means. Both can be made anew; a migration that changes a table first takes
the views away.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, text

from reftel.ledger.period import AFTER, BEFORE
from reftel.model.judgement import LEFT_OUT

_CURRENT_CLAIMS = """
SELECT {columns} FROM shelf s JOIN standing st ON st.sha256 = s.sha256 JOIN claims c ON c.id = st.claim
WHERE st.review NOT IN ({left_out})
"""
_CURRENT_DOCUMENTS = """
SELECT s.name AS document, d.sha256, s.path, d.genre, d.title, d.author, d.publisher, d.date, d.language,
    r.n_sentences AS sentences, s.n_claims AS claims
FROM shelf s JOIN documents d ON d.id = s.document JOIN readings r ON r.id = s.reading
"""
VIEWS = ("current_claims", "current_documents")
_FACETS = {
    "claims": ("kind", "stage", "terms", "modality", "polarity"),
    "current_claims": ("kind", "stage", "document", "review"),
    "current_documents": ("genre", "publisher"),
}


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """For each table and view its columns with what they hold, in order; under `about` what the table itself holds."""
    return tomllib.loads((files("reftel.ledger") / "columns.toml").read_text(encoding="utf-8"))


def describe(connection: Connection) -> None:
    """Make the views and the table of descriptions anew."""
    undescribe(connection)
    if connection.dialect.name != "sqlite":
        return
    columns = ", ".join(_column(name) for name in descriptions()["current_claims"] if name != "about")
    left_out = ", ".join(f"'{state}'" for state in LEFT_OUT)
    claims = _CURRENT_CLAIMS.format(columns=columns, left_out=left_out)
    connection.exec_driver_sql(f"CREATE VIEW current_claims AS {claims}")
    connection.exec_driver_sql(f"CREATE VIEW current_documents AS {_CURRENT_DOCUMENTS}")
    connection.exec_driver_sql(
        'CREATE TABLE descriptions (thing TEXT NOT NULL, "column" TEXT NOT NULL, description TEXT NOT NULL, '
        'PRIMARY KEY (thing, "column"))'
    )
    rows = [
        {"thing": thing, "column": "" if column == "about" else column, "description": words}
        for thing, columns in descriptions().items()
        for column, words in columns.items()
    ]
    connection.execute(text("INSERT INTO descriptions VALUES (:thing, :column, :description)"), rows)


def undescribe(connection: Connection) -> None:
    """Take them away."""
    for view in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS descriptions")


def datasette_metadata(database: str) -> dict[str, Any]:
    """What Datasette shows of a ledger's tables (`datasette --metadata`); `database` is the file's name without .db."""
    tables: dict[str, Any] = {}
    for thing, (about, *columns) in ((thing, list(told.items())) for thing, told in descriptions().items()):
        tables[thing] = {"description": about[1], "columns": dict(columns)}
        if thing in _FACETS:
            tables[thing]["facets"] = list(_FACETS[thing])
    tables["current_claims"] |= {"fts_table": "claims_fts", "fts_pk": "number", "sort": "document"}
    hidden = {f"{name}_fts": {"hidden": True} for name in ("claims", "passages")}
    return {"databases": {database: {"tables": tables | hidden}}}


def _column(name: str) -> str:
    """A column of `current_claims` in terms of the tables."""
    slot, _, part = name.partition("_")
    if slot in ("quantity", "value"):
        given = f"json_extract(c.{slot}, '$.{part}')"
        if part == "approx":  # kept only where it is so
            given = f"CASE WHEN c.{slot} IS NOT NULL THEN coalesce({given}, 0) END"
        return f"{given} AS {name}"
    if name in ("first_year", "last_year"):
        return f"nullif(nullif(c.{name}, {BEFORE}), {AFTER}) AS {name}"
    if name == "document":
        return "s.name AS document"
    owner = "st" if name in ("probability", "review") else "c"
    return f'{owner}."{name}" AS "{name}"'
