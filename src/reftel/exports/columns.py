"""The catalogue of columns: what stands in each column of each table that is exported."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from reftel.errors import ReftelError
from reftel.model.document import Genre
from reftel.model.judgement import REVIEWS
from reftel.rules.codes import load_codes

Type = Literal["string", "integer", "number", "boolean", "date", "list", "record"]
Row = Mapping[str, Any]
"""A row of a table: a value for each column, None where the documents do not say."""

class ExportError(ReftelError):
    """Something cannot be exported as it was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its type and meaning, what its numbers count, and the codes that it may hold, each in a few words.

    `title` is its head where a table is to look as others make it, `variable` its name in Stata where the name is a
    word of that language; else both are its name.
    """

    name: str
    type: Type
    label: str
    meaning: str
    unit: str | None = None
    codes: Mapping[str, str] | None = None
    title: str | None = None
    variable: str | None = None

    @property
    def head(self) -> str:
        """What stands over the column."""
        return self.title or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a table, in order."""

    name: str
    title: str
    columns: tuple[Column, ...]


@cache
def load_layouts() -> Mapping[str, Layout]:
    """The layouts of all tables, by name. Raises ExportError where the catalogue is not sound."""
    data = tomllib.loads((files("reftel.exports") / "columns.toml").read_text(encoding="utf-8"))
    return {name: _layout(name, table) for name, table in data.items()}


def _layout(name: str, table: Mapping[str, Any]) -> Layout:
    columns = tuple(_column(f"{name}.{column}", column, entry) for column, entry in table["columns"].items())
    return Layout(name=name, title=table["title"], columns=columns)


def _column(where: str, name: str, entry: Mapping[str, str]) -> Column:
    if entry["type"] not in get_args(Type):
        raise ExportError(f"exports/columns.toml: {where}: there is no type {entry['type']}")
    codes = _codes(entry["codes"]) if "codes" in entry else None
    return Column(name=name, **{**entry, "codes": codes})  # type: ignore[arg-type]


def _codes(what: str) -> Mapping[str, str]:
    """The codes of a list, with a short meaning where there is one."""
    plain = {"genre": get_args(Genre), "review": REVIEWS}
    if what in plain:
        return dict.fromkeys(plain[what], "")
    return {code.code: code.label for code in load_codes() if code.what == what}
