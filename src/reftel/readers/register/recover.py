"""Rows of cells to a text of their own, a row a line, with the way back to the original of each cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reftel.model.document import Block
from reftel.model.original import Anchor
from reftel.model.span import Flow, Span
from reftel.readers.register.sheet import Cell, Row

Found = tuple[str, Anchor | None]
"""A cell's words, and where they stand in the original; the span of the anchor is set when the text is made."""

_BETWEEN = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A text made of rows."""

    text: str
    rows: tuple[Row, ...]
    anchors: tuple[Anchor, ...]


def recover(table: Sequence[Sequence[Found]]) -> Recovered:
    """The rows as lines of text, their cells between tabs."""
    parts: list[str] = []
    rows: list[Row] = []
    anchors: list[Anchor] = []
    at = 0
    for line in table:
        cells: list[Cell] = []
        start = at
        for number, (words, anchor) in enumerate(line):
            if number:
                parts.append(_BETWEEN)
                at += len(_BETWEEN)
            plain = " ".join(words.split())
            span = Span(at, at + len(plain))
            cells.append(Cell(plain, span))
            if anchor is not None and plain:
                anchors.append(replace(anchor, span=span))
            parts.append(plain)
            at += len(plain)
        if cells:
            rows.append(Row(tuple(cells), _inked(cells, start)))
            parts.append("\n")
            at += 1
    return Recovered(text="".join(parts), rows=tuple(rows), anchors=tuple(anchors))


def _inked(cells: Sequence[Cell], start: int) -> Span:
    """From the first filled cell to the last."""
    filled = [cell.span for cell in cells if cell.text]
    return Span(filled[0].start, filled[-1].end) if filled else Span(start, start)


def row_blocks(text: str, rows: Sequence[Row], headings: frozenset[int]) -> tuple[Block, ...]:
    """A block for each row that holds something: a heading where the row's number is in `headings`."""
    blocks: list[Block] = []
    heading: int | None = None
    for number, row in enumerate(rows):
        if row.span.start == row.span.end:
            continue
        flow = Flow.join(text, [row.span])
        if number in headings:
            heading = len(blocks)
            blocks.append(Block(kind="heading", flow=flow))
        else:
            blocks.append(Block(kind="row", flow=flow, heading=heading))
    return tuple(blocks)
