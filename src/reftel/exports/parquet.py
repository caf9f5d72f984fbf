"""Parquet, a part of the rows at a time."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
from polars.io.plugins import register_io_source

from reftel.exports.cells import json_text
from reftel.exports.columns import Column, Layout, Row
from reftel.exports.tables import Table

_AT_ONCE = 50_000
_TYPES: Mapping[str, Any] = {
    "string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date,
    "list": pl.List(pl.String), "record": pl.String,
}  # fmt: skip


def write_parquet(table: Table, path: Path) -> None:
    """The rows with their types: lists are lists, records are JSON text, what is missing is null."""
    schema = schema_of(table.layout)

    def parts(*_: object) -> Iterator[pl.DataFrame]:
        return frames(table)

    lazy = register_io_source(parts, schema=schema)
    lazy.sink_parquet(path, compression="zstd", row_group_size=_AT_ONCE, maintain_order=True)


def schema_of(layout: Layout) -> pl.Schema:
    """The types of a table's columns."""
    return pl.Schema({column.head: _TYPES[column.type] for column in layout.columns})


def frames(table: Table) -> Iterator[pl.DataFrame]:
    """The rows as frames of some tens of thousands each; one without rows where there are none."""
    schema, rows = schema_of(table.layout), iter(table.rows)
    part = list(islice(rows, _AT_ONCE))
    while True:
        columns = {column.head: _values(part, column) for column in table.layout.columns}
        yield pl.DataFrame(columns, schema=schema)
        part = list(islice(rows, _AT_ONCE))
        if not part:
            return


def _values(rows: list[Row], column: Column) -> list[Any]:
    if column.type == "record":
        return [json_text(row[column.name]) if row[column.name] else None for row in rows]
    return [row[column.name] for row in rows]
