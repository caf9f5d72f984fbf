"""Rows of cells with their places in the text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reftel.model.span import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words, without quotation marks and white space around them, and where they stand in the text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, empty ones too, and the stretch of the text that the row is."""

    cells: tuple[Cell, ...]
    span: Span

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if cell.text)


Columns = Mapping[int, str]
"""What each column holds, by its number."""


def by_name(row: Row, columns: Columns) -> dict[str, Cell]:
    """The row's filled cells by what their columns hold."""
    return {name: row.cells[n] for n, name in columns.items() if n < len(row.cells) and row.cells[n].text}


def scan(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of delimited text (RFC 4180): a quoted cell may hold the delimiter, line ends and doubled quotes.

    >>> [[cell.text for cell in row.cells] for row in scan('a,"b ""c"", d"\\n\\ne, f', ",")]
    [['a', 'b "c", d'], ['e', 'f']]
    """
    at, start = 0, 0
    cells: list[Cell] = []
    while at < len(text):
        cell, at = _cell(text, at, delimiter)
        cells.append(cell)
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at < len(text):
                continue
            cells.append(Cell("", Span(at, at)))
        yield from _row(cells, text, start, at)
        cells = []
        while at < len(text) and text[at] in "\r\n":
            at += 1
        start = at


def _row(cells: list[Cell], text: str, start: int, end: int) -> Iterator[Row]:
    if any(cell.text for cell in cells):
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        yield Row(tuple(cells), Span(start, end))


def _cell(text: str, at: int, delimiter: str) -> tuple[Cell, int]:
    """The cell that begins at `at`, and where its delimiter or line end is."""
    first = at
    while first < len(text) and text[first] in " \t" and text[first] != delimiter:
        first += 1
    if first < len(text) and text[first] == '"':
        quoted = _quoted(text, first, delimiter)
        if quoted is not None:
            return quoted
    end = first
    while end < len(text) and text[end] != delimiter and text[end] not in "\r\n":
        end += 1
    last = end
    while last > first and text[last - 1].isspace():
        last -= 1
    return Cell(text[first:last], Span(first, last)), end


def _quoted(text: str, at: int, delimiter: str) -> tuple[Cell, int] | None:
    """The quoted cell at `at`; None where the quote is never closed, or goes on after it closed."""
    close = at + 1
    while True:
        close = text.find('"', close)
        if close < 0:
            return None
        if text[close + 1 : close + 2] != '"':
            break
        close += 2
    after = close + 1
    while after < len(text) and text[after] in " \t" and text[after] != delimiter:
        after += 1
    if after < len(text) and text[after] != delimiter and text[after] not in "\r\n":
        return None
    first, last = at + 1, close
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Cell(text[first:last].replace('""', '"'), Span(first, last)), after


def delimiters(text: str) -> Iterable[str]:
    """Signs that may part the cells, likeliest first: those of which the first lines have most."""
    head = text[:4096]
    return sorted((sign for sign in ",;\t|" if sign in head), key=lambda sign: -head.count(sign))
