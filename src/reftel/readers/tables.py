"""Lines in columns: rows of tables and their cells."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.span import Span
from reftel.readers.draft import Draft
from reftel.readers.page import Line

_CELL = re.compile(r"\s*\|\s*|\t+|(?<![.!?:;])\s{2,}")
_CELL_OF_ROW = re.compile(r"\s*\|\s*|\t+|\s{2,}")
"""In running text two spaces may part sentences; in a row they part cells behind a stop too ("Czech Rep.  Su-25")."""


def cells(line: Line, gap: re.Pattern[str] = _CELL) -> list[Span]:
    """The stretches of a line that wide gaps part."""
    found: list[Span] = []
    at = 0
    for match in gap.finditer(line.text):
        found.append(Span(line.start + at, line.start + match.start()))
        at = match.end()
    found.append(Span(line.start + at, line.end))
    return [span for span in found if span.start < span.end]


def is_table(run: Sequence[Line]) -> bool:
    """True for three lines or more of which most have three cells or more."""
    wide = sum(len(cells(line)) >= _COLUMNS for line in run)
    return wide >= 3 and wide * 2 >= len(run)


def rows(run: Sequence[Line]) -> Iterator[Draft]:
    """One row for each line, each cell a stretch of its own; one cell above the heads of columns is a title."""
    for at, line in enumerate(run):
        own = cells(line, _CELL_OF_ROW)
        titles = at == 0 and len(own) == 1 and len(cells(run[1])) >= _COLUMNS and not any(map(str.isdigit, run[1].text))
        yield Draft(kind="heading" if titles else "row", spans=tuple(own))


_COLUMNS = 3
"""A line of fewer cells heads no table."""
