"""The rows of a table as lines of JSON, the same from both stores, and their sum."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select

from reftel.ledger.archive.manifest import Sum
from reftel.ledger.rows import Row

_MANY, _FEW = 1000, 4
"""Rows that are held at once: of small rows, and of those that may be as large as a document."""
_LARGE = ("documents", "originals")

DATA = {"originals": "data"}
"""The column of a table whose bytes are files of an archive."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def columns_of(table: Table) -> list[Column[Any]]:
    """The columns in the order of their names, in which lines hold them."""
    return sorted(table.columns, key=lambda column: column.name)


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """All rows in the order of their key, a few at a time."""
    query = select(*columns_of(table)).order_by(*table.primary_key)
    at_once = _FEW if table.name in _LARGE else _MANY
    for row in connection.execute(query, execution_options={"yield_per": at_once}).mappings():
        yield dict(row)


def line_of(row: Row) -> bytes:
    """A row as a line. Bytes are told by their sha256 and size, and stand elsewhere."""
    told = {name: _told(value) if isinstance(value, bytes | memoryview) else value for name, value in row.items()}
    return f"{_encode(told)}\n".encode()


def _told(data: bytes | memoryview) -> Row:
    return {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def sum_of(
    connection: Connection,
    table: Table,
    step: Callable[[], None],
    write: Callable[[bytes], object] = lambda _: None,
) -> Sum:
    """Number, bytes and hash of a table's lines, each of which is handed to `write`."""
    digest, n_rows, n_bytes = hashlib.sha256(), 0, 0
    for row in rows_of(connection, table):
        line = line_of(row)
        write(line)
        digest.update(line)
        n_rows, n_bytes = n_rows + 1, n_bytes + len(line)
        step()
    return Sum(rows=n_rows, bytes=n_bytes, sha256=digest.hexdigest())


def count_rows(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
