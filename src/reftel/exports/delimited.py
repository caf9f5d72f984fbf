"""CSV (RFC 4180) and JSON Lines."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from reftel.exports.cells import cell
from reftel.exports.tables import Table

_AS_THEY_ARE = ("string", "integer")
"""Types of columns whose values are cells already."""


def write_csv(table: Table, path: Path) -> None:
    """A header and a line for each row, in UTF-8; what is missing is an empty cell."""
    columns = [(column.name, column.type in _AS_THEY_ARE) for column in table.layout.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.head for column in table.layout.columns])
        for row in table.rows:
            writer.writerow([row[name] if is_plain else cell(row[name]) for name, is_plain in columns])


def write_jsonl(table: Table, path: Path) -> None:
    """A JSON object for each row, with all columns in their order; what is missing is null."""
    heads = [(column.head, column.name) for column in table.layout.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        encode = json.JSONEncoder(ensure_ascii=False, default=_plain).encode
        file.writelines(f"{encode({head: row[name] for head, name in heads})}\n" for row in table.rows)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
