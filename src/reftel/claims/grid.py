"""Rows of cells under heads of columns: which cell of a row belongs to which column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reftel.model.document import Document
from reftel.model.span import Span
from reftel.rules.tables import TableWords

_HEAD_ROWS = 3
_FEWEST = 2
"""A row with fewer heads that are known is no head of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one block by kind of column, each a stretch of the document."""

    block: int
    cells: dict[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: the block under which it stands, its kinds of column, its rows."""

    heading: int | None
    columns: frozenset[str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a row: its first and last place in the line, its stretch of the document, its words."""

    low: int
    high: int
    span: Span
    text: str


def row_runs(document: Document) -> Iterator[list[int]]:
    """The blocks of rows that follow each other."""
    run: list[int] = []
    for number, block in enumerate(document.blocks):
        if block.kind == "row":
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def cells_of(document: Document, number: int) -> list[Cell]:
    """The cells of a row by their places in its line."""
    return [
        Cell(low=low, high=high, span=span, text=document.text[span.start : span.end])
        for low, high, span in _cells(document, number, None)
    ]


@dataclass(slots=True)
class _Column:
    low: int
    high: int
    head: str


def find_grids(document: Document, words: TableWords) -> Iterator[Grid]:
    """The tables of a document whose heads are known."""
    for run in _runs(document, words):
        delimiter = _delimiter(document, run)
        columns, first = _heads(document, run, words, delimiter)
        kinds = [words.column(column.head) for column in columns]
        known = frozenset(kind for kind in kinds if kind)
        if len(known) < _FEWEST or len(known) < sum(kind is not None for kind in kinds):
            continue
        rows = tuple(_row(document, number, columns, kinds, delimiter) for number in run[first:])
        yield Grid(heading=document.blocks[run[0]].heading, columns=known, rows=rows)


def _runs(document: Document, words: TableWords) -> Iterator[list[int]]:
    """Rows that follow each other; heads below an empty line begin a table of their own."""
    for run in row_runs(document):
        first = 0
        for at, number in enumerate(run):
            if at and _is_apart(document, number) and _is_head(_texts(document, number), words):
                yield run[first:at]
                first = at
        yield run[first:]


def _is_apart(document: Document, number: int) -> bool:
    between = document.text[document.blocks[number - 1].span.end : document.blocks[number].span.start]
    return between.count("\n") > 1


def _is_head(texts: Sequence[str], words: TableWords) -> bool:
    known = sum(words.column(text) is not None for text in texts)
    return known >= _FEWEST and not any(c.isdigit() for text in texts for c in text)


def _texts(document: Document, number: int) -> list[str]:
    return [document.text[start : start + length] for _, start, length in document.blocks[number].flow.runs]


def _delimiter(document: Document, run: Sequence[int]) -> str | None:
    """The sign between the cells of every row, as many in one as in the other; else cells stand under their heads."""
    lines = [_line(document, number) for number in run]
    for sign in "|\t":
        counts = {line.count(sign) for line in lines}
        if len(counts) == 1 and min(counts) > 0:
            return sign
    return None


def _line(document: Document, number: int) -> str:
    _, start, _ = document.blocks[number].flow.runs[0]
    first = document.text.rfind("\n", 0, start) + 1
    last = document.text.find("\n", start)
    return document.text[first : last if last >= 0 else len(document.text)]


def _heads(
    document: Document, run: Sequence[int], words: TableWords, delimiter: str | None
) -> tuple[list[_Column], int]:
    """The columns as the first rows head them, and the place in the run of the first row behind them."""
    columns: list[_Column] = []
    for place, number in enumerate(run[:_HEAD_ROWS]):
        cells = list(_cells(document, number, delimiter))
        texts = [document.text[span.start : span.end] for _, _, span in cells]
        if any(any(c.isdigit() for c in text) for text in texts):
            return columns, place
        if place == 0 and sum(words.column(text) is not None for text in texts) < _FEWEST:
            return [], 0
        for (low, high, _), text in zip(cells, texts, strict=True):
            _add(columns, low, high, text)
    return columns, min(len(run), _HEAD_ROWS)


def _add(columns: list[_Column], low: int, high: int, text: str) -> None:
    """A head of a second line goes on the head over it."""
    over = next((c for c in columns if c.low < high and low < c.high), None)
    if over is None:
        columns.append(_Column(low, high, text))
        columns.sort(key=lambda column: column.low)
    else:
        over.low, over.high, over.head = min(low, over.low), max(high, over.high), f"{over.head} {text}"


def _cells(document: Document, number: int, delimiter: str | None) -> Iterator[tuple[int, int, Span]]:
    """Each cell's first and last place in its line, or its number between delimiters, and its stretch of the document.

    A row of dashes below the heads of a table in Markdown has no cells.
    """
    for _, start, length in document.blocks[number].flow.runs:
        line = document.text.rfind("\n", 0, start) + 1
        span = Span(start, start + length)
        if delimiter is None:
            yield start - line, start - line + length, span
        elif document.text[start : start + length].strip("-: |"):
            place = document.text.count(delimiter, line, start)
            yield place, place + 1, span


def _row(
    document: Document, number: int, columns: Sequence[_Column], kinds: Sequence[str | None], delimiter: str | None
) -> Row:
    cells: dict[str, Span] = {}
    for low, high, span in _cells(document, number, delimiter):
        nearest = min(range(len(columns)), key=lambda at: (_distance(columns[at], low, high), at))
        kind = kinds[nearest]
        if kind is not None and kind not in cells:
            cells[kind] = span
    return Row(block=number, cells=cells)


def _distance(column: _Column, low: int, high: int) -> tuple[int, int]:
    """How far a cell is from a column: the gap between them, then between their edges."""
    gap = max(column.low - high, low - column.high, 0)
    return gap, min(abs(column.low - low), abs(column.high - high))
