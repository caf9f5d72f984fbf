"""Lines in columns: rows of tables and their cells."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.span import Span
from reftel.readers.draft import Draft
from reftel.readers.page import Line

_CELL = re.compile(r"\s*\|\s*|\t+|(?<![.!?:;])\s{2,}")


def cells(line: Line) -> list[Span]:
    """The stretches of a line that wide gaps part."""
    found: list[Span] = []
    at = 0
    for match in _CELL.finditer(line.text):
        found.append(Span(line.start + at, line.start + match.start()))
        at = match.end()
    found.append(Span(line.start + at, line.end))
    return [span for span in found if span.start < span.end]


def is_table(run: Sequence[Line]) -> bool:
    """True for three lines or more of which most have three cells or more."""
    wide = sum(len(cells(line)) >= 3 for line in run)
    return wide >= 3 and wide * 2 >= len(run)


def rows(run: Sequence[Line]) -> Iterator[Draft]:
    """One row for each line; each cell is a stretch of its own."""
    for line in run:
        yield Draft(kind="row", spans=tuple(cells(line)))
