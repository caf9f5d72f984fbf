"""What a chart is, and what all charts are made with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from reftel.strings import Say

Link = Callable[[Sequence[str]], str]
"""Turns ids of events into the address that a mark leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a chart's table: its cells in words, and as plain values; the events under it and where they stand."""

    cells: tuple[str, ...]
    record: Mapping[str, Any]
    ids: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All that a chart tells, in words: nothing is told by the picture alone.

    `heads` stand over the cells, `fields` are the names of the plain values, in the order of a CSV.
    """

    heads: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A line of the legend: a mark as it is drawn, and what it means."""

    svg: Markup
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: markup to stand in a page as it is, and its table.

    `svg` is empty where there is nothing to draw; then `none` is the sentence to say instead. `lead` says how it is to
    be read, `keys` what its forms mean, and `notes` what it could not show. `marks` are the ids of the events under
    each mark, in the order in which marks stand in the markup.
    """

    name: str
    title: str
    lead: str
    svg: Markup
    none: str
    table: Table
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Pen:
    """What a chart is drawn with: the language of its words, and where its marks lead.

    `prefix` goes before the ids in the markup, so that the charts of several profiles may stand in one page.
    """

    say: Say
    link: Link
    prefix: str = "chart"


def cut(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
