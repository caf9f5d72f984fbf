"""CSV (RFC 4180) and JSON Lines."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from reftel.exports.cells import cell
from reftel.exports.tables import Table


def write_csv(table: Table, path: Path) -> None:
    """A header and a line for each row, in UTF-8; what is missing is an empty cell."""
    names = [column.name for column in table.layout.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.head for column in table.layout.columns])
        writer.writerows([cell(row[name]) for name in names] for row in table.rows)


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
