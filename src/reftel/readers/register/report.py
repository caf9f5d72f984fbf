"""The Foreign Military Training Report as a document: recognised in pages, PDFs and the XML of rows."""

import re
from collections.abc import Iterator, Sequence

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.original import Declared
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.pdf.pieces import PageText, Piece
from reftel.readers.register.recover import recover, row_blocks
from reftel.readers.register.sources import FIELDS, Table, html_rows, pdf_rows, xml_rows
from reftel.readers.register.training import heads_in, is_heading, read_rows
from reftel.rules.registers import load_training_report

_TELLS = re.compile(r"Foreign Military Training|Country Training Activities|Course Title", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_FEWEST = 3
"""With fewer rows a page only speaks of the report."""


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads the XML of rows."""
    yield _document(original, watch, xml_rows(original.data, original.shown), (), "application/xml", FIELDS)


def from_page(original: Original, watch: Watch, page: str) -> Document | None:
    """The report in an HTML page; None where the page is no such report."""
    if not _TELLS.search(page):
        return None
    table = html_rows(page)
    document = _document(original, watch, table, _date(page, table), "text/html") if _has_rows(table) else None
    return document if document and document.told else None


def from_pages(original: Original, watch: Watch, pages: Sequence[PageText]) -> Document | None:
    """The report in a PDF; None where the PDF is no such report. A PDF's own date is that of a conversion."""
    heads = (heads_in([piece.text for piece in line]) for page in pages[:5] for line in _lines(page))
    if not any(heads):
        return None
    table = pdf_rows(pages)
    document = _document(original, watch, table, (), "application/pdf") if _has_rows(table) else None
    return document if document and document.told else None


def _lines(page: PageText) -> Iterator[list[Piece]]:
    by_base: dict[float, list[Piece]] = {}
    for piece in page.pieces:
        by_base.setdefault(piece.base, []).append(piece)
    yield from by_base.values()


def _has_rows(table: Table) -> bool:
    headings = sum(len(row) == 1 and is_heading(row[0][0]) for row in table)
    headings += sum(is_heading(" ".join(words for words, _ in row)) for row in table if len(row) > 1)
    return headings > 0 and sum(sum(bool(words) for words, _ in row) >= _FEWEST for row in table) >= _FEWEST


def _date(page: str, table: Table) -> tuple[Declared, ...]:
    """The last date above the first row of trainings: banners stand above it, and speak of other years."""
    first = next(
        (row[0][1].source for row in table if row[0][1] and row[0][1].source and is_heading(row[0][0])), None
    )
    if first is None:
        return ()
    above = _TAG.sub(lambda tag: " " * len(tag.group()), page[: first.start])
    found = list(dates.find(above))
    return tuple(
        Declared(name="date", value=value, words=page[span.start : span.end], source=Span(span.start, span.end))
        for span, value in found[-1:]
        if page[span.start : span.end].strip()
    )


def _document(
    original: Original,
    watch: Watch,
    table: Table,
    declared: tuple[Declared, ...],
    media: str,
    heads: Sequence[str] = (),
) -> Document:
    words = load_training_report()
    watch.check("entries", len(table))
    watch.tick()
    found = recover(table)
    watch.check("text", len(found.text), "split it into its parts")
    date = declared[0].value if declared else None
    told = read_rows(found.text, found.rows, original.sha256, date=date, heads=heads)
    if not found.rows:
        raise InputError(f"{original.shown} holds no rows; there is nothing to read")
    watch.tick()
    return Document(
        name=original.name,
        path=original.path,
        sha256=original.sha256,
        data=original.data,
        text=found.text,
        blocks=row_blocks(found.text, found.rows, told.headings),
        genre="table",
        title=words.title,
        publisher=words.publisher,
        date=date,
        form={"rows": str(told.n_rows), "totals": str(told.totals), "totals that agree": str(told.agreeing)},
        media=media,
        anchors=found.anchors,
        declared=declared,
        refusals=told.refusals,
        told=told.claims,
    )
