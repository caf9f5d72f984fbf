"""What stands in each column, for machines: a CSVW table description (W3C, Metadata Vocabulary for Tabular Data)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reftel.exports.cells import SEPARATOR
from reftel.exports.columns import Column, Layout
from reftel.version import VERSION

_TYPES = {"list": "string", "record": "json"}


def codebook_path(path: Path) -> Path:
    """Where the description of a file stands: beside it, under the name by which CSVW readers look for it."""
    return path.with_name(f"{path.name}-metadata.json")


def write_codebook(layout: Layout, path: Path, *, of: str) -> None:
    """The description of the file that is called `of`."""
    text = json.dumps(codebook(layout, of=of), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="")


def codebook(layout: Layout, *, of: str) -> Mapping[str, Any]:
    """The description as JSON-LD."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": of,
        "dc:title": layout.title,
        "dc:creator": f"reftel {VERSION}",
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\n"]},
        "tableSchema": {"columns": [_column(column) for column in layout.columns]},
    }


def _column(column: Column) -> Mapping[str, Any]:
    described: dict[str, Any] = {
        "name": column.name, "titles": column.head, "rdfs:label": column.label, "dc:description": column.meaning,
        "datatype": _TYPES.get(column.type, column.type),
    }  # fmt: skip
    if column.type == "list":
        described["separator"] = SEPARATOR
    if column.unit:
        described["schema:unitText"] = column.unit
    if column.codes:
        described["datatype"] = {"base": "string", "format": "|".join(column.codes)}
        meant = (f"{code}: {label}" if label else code for code, label in column.codes.items())
        described["skos:note"] = "; ".join(meant)
    return described
