"""Many rows into one table with one statement."""

import json
from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, LargeBinary, Table, TextClause, text
from sqlalchemy.dialects import postgresql, sqlite

from reftel.ledger.rows import Row


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add the rows that are not there yet, in their order. All rows have the same columns."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
    elif any(isinstance(column.type, LargeBinary) for column in table.columns):
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
    else:  # the driver sends one row after the other, the server takes many as one JSON
        statement = _from_json(table, tuple(rows[0]))
        connection.execute(statement, {"rows": json.dumps(rows, ensure_ascii=False)})


@cache
def _from_json(table: Table, columns: tuple[str, ...]) -> TextClause:
    listed = ", ".join(f'"{column}"' for column in columns)
    return text(
        f"INSERT INTO {table.name} ({listed}) SELECT {listed} "
        f"FROM json_populate_recordset(CAST(NULL AS {table.name}), CAST(:rows AS json)) ON CONFLICT DO NOTHING"
    )
