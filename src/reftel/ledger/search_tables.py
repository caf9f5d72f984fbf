"""What full-text search reads: FTS5 in SQLite, a tsvector in PostgreSQL. Derived, and filled as rows come."""

import re
import unicodedata

from sqlalchemy import Connection, text

SEARCHED = {"claims": ("quote", "item"), "passages": ("text",)}
"""The tables that are searched, and the columns whose words count."""

_WORD = re.compile(r"[^\W_]+")
_LAST_POSITION = 16383
"""PostgreSQL keeps no position beyond it."""


def words_of(given: str) -> list[str]:
    """The words of a text as both stores look them up: small letters and figures, without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", given.casefold()) if not unicodedata.combining(c))
    return _WORD.findall(bare)


def make_search(connection: Connection) -> None:
    """Add the tables, and fill them with what stands."""
    for name, columns in SEARCHED.items():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                f"CREATE TABLE {name}_fts (number BIGINT PRIMARY KEY REFERENCES {name} (number), words tsvector)"
            )
            connection.exec_driver_sql(f"CREATE INDEX {name}_fts_words ON {name}_fts USING gin (words)")
        else:
            listed, new = ", ".join(columns), ", ".join(f"new.{column}" for column in columns)
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {name}_fts USING fts5({listed}, content='{name}', content_rowid='number', "
                "tokenize='unicode61 remove_diacritics 2')"
            )
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name}_searched AFTER INSERT ON {name} BEGIN "
                f"INSERT INTO {name}_fts (rowid, {listed}) VALUES (new.number, {new}); END"
            )
            connection.exec_driver_sql(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")
        index_new(connection, name)


def unmake_search(connection: Connection) -> None:
    """Take the tables away."""
    for name in SEARCHED:
        if connection.dialect.name != "postgresql":
            connection.exec_driver_sql(f"DROP TRIGGER {name}_searched")
        connection.exec_driver_sql(f"DROP TABLE {name}_fts")


def index_new(connection: Connection, name: str) -> None:
    """Add the words of the rows that PostgreSQL does not know yet; SQLite's trigger has done so already."""
    if connection.dialect.name != "postgresql":
        return
    columns = ", ".join(f"t.{column}" for column in SEARCHED[name])
    newest = connection.execute(text(f"SELECT coalesce(max(number), 0) FROM {name}_fts")).scalar_one()
    rows = connection.execute(
        text(f"SELECT t.number, {columns} FROM {name} t WHERE t.number > :newest ORDER BY t.number"), {"newest": newest}
    ).all()
    if rows:
        connection.execute(
            text(
                f"INSERT INTO {name}_fts SELECT * FROM unnest(CAST(:numbers AS bigint[]), "
                "CAST(CAST(:words AS text[]) AS tsvector[]))"
            ),
            {"numbers": [row[0] for row in rows], "words": [_vector(*row[1:]) for row in rows]},
        )


def _vector(*texts: str | None) -> str:
    words = [word for given in texts for word in words_of(given or "")]
    return " ".join(f"'{word}':{min(n, _LAST_POSITION)}" for n, word in enumerate(words, 1))
