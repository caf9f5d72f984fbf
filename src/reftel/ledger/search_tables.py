"""What full-text search reads: FTS5 in SQLite, a tsvector in PostgreSQL. Derived, and filled as rows come.

Both hold words as `words_of` gives them, so that both find the same.
"""

import json
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, text
from sqlalchemy.ext.compiler import compiles

from reftel.ledger.words import Phrase, words_of

SEARCHED = {"claims": ("quote", "item"), "passages": ("text",)}
"""The tables that are searched, and the columns whose words count."""

_BATCH = 5000
_ROOM = 1_000_000
"""Bytes of different words that PostgreSQL keeps of one row, nearly; of a longer one the first are looked up."""


def make_search(connection: Connection) -> None:
    """Add the tables, and fill them with what stands."""
    for name, columns in SEARCHED.items():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                f"CREATE TABLE {name}_fts (number BIGINT PRIMARY KEY REFERENCES {name} (number), "
                "words tsvector NOT NULL, plain text NOT NULL)"
            )
            connection.exec_driver_sql(f"CREATE INDEX {name}_fts_words ON {name}_fts USING gin (words)")
        else:  # written so that Datasette sees whose words these are
            connection.exec_driver_sql(
                f'CREATE VIRTUAL TABLE {name}_fts USING fts5({", ".join(columns)}, content="{name}", '
                "content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
            )
        index_new(connection, name)


def unmake_search(connection: Connection) -> None:
    """Take the tables away."""
    for name in SEARCHED:
        connection.exec_driver_sql(f"DROP TABLE {name}_fts")


def index_new(connection: Connection, name: str) -> None:
    """Add the words of the rows that came since the last time."""
    on_server = connection.dialect.name == "postgresql"
    columns = SEARCHED[name]
    known = f"SELECT max(number) FROM {name}_fts" if on_server else f"SELECT max(id) FROM {name}_fts_docsize"
    newest = connection.execute(text(known)).scalar_one() or 0
    wanted = text(
        f"SELECT number, {', '.join(columns)} FROM {name} WHERE number > :newest ORDER BY number LIMIT {_BATCH}"
    )
    while rows := connection.execute(wanted, {"newest": newest}).all():
        (_add_vectors if on_server else _add_texts)(connection, name, rows)
        newest = rows[-1][0]


def _add_vectors(connection: Connection, name: str, rows: Sequence[Any]) -> None:
    connection.execute(
        text(
            f"INSERT INTO {name}_fts SELECT CAST(row->>0 AS bigint), CAST(row->>1 AS tsvector), row->>2 "
            "FROM json_array_elements(CAST(:rows AS json)) AS row"
        ),
        {"rows": json.dumps([_vector(*row) for row in rows], ensure_ascii=False)},
    )


def _vector(number: int, *texts: str | None) -> tuple[int, str, str]:
    """A row: its number, its different words as PostgreSQL writes a tsvector, and all words in order."""
    columns = [words_of(given) for given in texts if given]
    words = dict.fromkeys(word for column in columns for word in column)
    taken = 0

    def has_room(word: str) -> bool:
        nonlocal taken
        taken += len(word.encode())
        return taken < _ROOM

    vector = " ".join(f"'{word}'" for word in takewhile(has_room, words))
    return number, vector, "\n".join(f" {' '.join(column)} " for column in columns)


def _add_texts(connection: Connection, name: str, rows: Sequence[Any]) -> None:
    columns = SEARCHED[name]
    given = ", ".join(f":{column}" for column in columns)
    connection.execute(
        text(f"INSERT INTO {name}_fts (rowid, {', '.join(columns)}) VALUES (:rowid, {given})"),
        [{"rowid": row.number} | {c: " ".join(words_of(row._mapping[c] or "")) for c in columns} for row in rows],
    )


class HasWords(ColumnElement[bool]):
    """That the row of a searched table with this number holds all phrases, each within one of the columns."""

    inherit_cache = False
    type = Boolean()
    _is_implicitly_boolean = True  # else SQLite is asked whether it equals 1, and scans

    def __init__(self, number: ColumnElement[int], name: str, phrases: Sequence[Phrase]) -> None:
        self.number, self.name, self.phrases = number, name, phrases


@compiles(HasWords, "sqlite")
def _has_words_in_file(wanted: HasWords, compiler: Any, **kwargs: Any) -> str:
    match = " AND ".join(f'"{" ".join(phrase.words)}"{"*" * phrase.begins}' for phrase in wanted.phrases)
    found = f"SELECT rowid FROM {wanted.name}_fts WHERE {wanted.name}_fts MATCH '{match}'"
    return f"{compiler.process(wanted.number, **kwargs)} IN ({found})"


@compiles(HasWords, "postgresql")
def _has_words_on_server(wanted: HasWords, compiler: Any, **kwargs: Any) -> str:
    lexemes = [
        f"''{word}''{':*' if phrase.begins and at == len(phrase.words) else ''}"
        for phrase in wanted.phrases
        for at, word in enumerate(phrase.words, 1)
    ]
    rows = [
        f" AND f.plain LIKE '%% {' '.join(phrase.words)}{'' if phrase.begins else ' '}%%'"
        for phrase in wanted.phrases
        if len(phrase.words) > 1
    ]
    number = compiler.process(wanted.number, **kwargs)
    found = f"SELECT 1 FROM {wanted.name}_fts AS f WHERE f.number = {number}"
    return f"EXISTS ({found} AND f.words @@ '{' & '.join(lexemes)}'::tsquery{''.join(rows)})"
