"""Writes the blocks of a page into the document's text, each piece with its place in the source."""

from collections.abc import Iterator, Sequence

from reftel.model.span import Span
from reftel.readers.html.blocks import Block, Piece
from reftel.readers.writer import Writer


def write(writer: Writer, block: Block) -> tuple[Span, ...]:
    """Write a block after a blank line, the row of a table on the next line; gives its stretches of the text."""
    if block.kind == "row" and writer.last == "row":
        writer.glue("\n")
    else:
        writer.part()
    writer.last = block.kind
    path = block.element.path
    if not block.cells:
        return tuple(_stretch(writer, block.pieces, path))
    spans: list[Span] = []
    for number, cell in enumerate(block.cells):
        if number:
            writer.glue(" | ")
        spans += _whole(_stretch(writer, cell, path))
    return tuple(spans)


def _stretch(writer: Writer, pieces: Sequence[Piece], path: str) -> Iterator[Span]:
    """Write pieces; stretches end at line ends."""
    start = len(writer)
    for piece in pieces:
        if piece.source is not None:
            writer.write(piece.text, source=piece.source, element=path)
            continue
        if "\n" in piece.text:
            yield Span(start, len(writer))
            start = len(writer) + len(piece.text)
        writer.glue(piece.text)
    if len(writer) > start:
        yield Span(start, len(writer))


def _whole(spans: Iterator[Span]) -> list[Span]:
    found = list(spans)
    return [found[0].cover(found[-1])] if found else []
