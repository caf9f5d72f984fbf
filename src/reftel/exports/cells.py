"""Values of rows as text, for formats that know nothing else."""

import json
from datetime import date
from typing import Any

SEPARATOR = "; "


def cell(value: Any) -> str | int | float | None:
    """A value as one cell: lists joined with "; ", records as JSON, days as ISO 8601, truth as true or false.

    A semicolon within a part of a list becomes a comma, so that the list can be taken apart again.

    >>> cell(["T-55", "SA-7"]), cell(True), cell({"b": 1}), cell(36.0)
    ('T-55; SA-7', 'true', '{"b":1}', 36)
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return SEPARATOR.join(str(part).replace(";", ",") for part in value) or None
    if isinstance(value, dict):
        return json_text(value) if value else None
    if isinstance(value, float):
        return whole(value)
    return value.isoformat() if isinstance(value, date) else value


def whole(number: float) -> int | float:
    """A whole number without a point."""
    return int(number) if number.is_integer() else number


def json_text(value: Any) -> str:
    """Canonical JSON: names sorted, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
