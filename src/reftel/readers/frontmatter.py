"""The head of fields that a text may begin with, between dashes as in Markdown or bare."""

import re
from collections.abc import Sequence

from reftel.readers import dates
from reftel.readers.page import Line

_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w -]*):(?:\s+(?P<value>.*))?$")
_DATES = ("doc_date", "date", "published", "created", "issued")
_NAMES = {"title": ("title",), "author": ("author", "creator", "by"), "publisher": ("publisher", "source", "site")}


_BARE = {*_DATES, *(key for keys in _NAMES.values() for key in keys)}


def front_matter(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """The fields at the top level, and how many lines the head takes; none where there is no head."""
    if not lines or lines[0].text != "---" or lines[0].indent:
        return _bare_fields(lines)
    fields: dict[str, str] = {}
    key = ""
    for at, line in enumerate(lines[1:], 1):
        if line.text in ("---", "..."):
            return {name: _plain(value) for name, value in fields.items() if value}, at + 1
        match = _FIELD.match(line.text) if not line.indent else None
        if match:
            key = match["key"].strip().lower()
            fields[key] = (match["value"] or "").strip()
        elif line.indent and key and fields.get(key) and not line.text.startswith("- "):
            fields[key] += " " + line.text
        elif not line.indent:
            key = ""
    return {}, 0


def _bare_fields(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """The fields of a head without dashes: a title and at least one more, nothing else, down to a blank line."""
    fields: dict[str, str] = {}
    for at, line in enumerate(lines):
        if not line.text:
            return (fields, at) if len(fields) > 1 and "title" in fields else ({}, 0)
        match = _FIELD.match(line.text)
        key = match["key"].strip().lower() if match else ""
        if match is None or line.indent or key not in _BARE or key in fields or not match["value"]:
            return {}, 0
        fields[key] = match["value"].strip()
    return {}, 0


def declared(fields: dict[str, str]) -> dict[str, str]:
    """Title, author, publisher and date (EDTF) as the fields say them."""
    found = {name: fields[key] for name, keys in _NAMES.items() for key in reversed(keys) if key in fields}
    for key in _DATES:
        value = fields.get(key, "")
        day = value if re.fullmatch(r"\d{4}(-\d\d)?", value) else dates.first(value)
        if day:
            return {**found, "date": day}
    return found


def _plain(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1]
    return value
