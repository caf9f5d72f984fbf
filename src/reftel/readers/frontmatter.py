"""The head of fields that a Markdown file may begin with."""

import re
from collections.abc import Sequence

from reftel.readers import dates
from reftel.readers.page import Line

_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w -]*):(?:\s+(?P<value>.*))?$")
_DATES = ("doc_date", "date", "published", "created", "issued")
_NAMES = {"title": ("title",), "author": ("author", "creator", "by"), "publisher": ("publisher", "source", "site")}


def front_matter(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """The fields at the top level, and how many lines the head takes; none where there is no head."""
    if not lines or lines[0].text != "---" or lines[0].indent:
        return {}, 0
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
