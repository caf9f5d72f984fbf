"""The reader of PDFs: text with its order and places, reports on training as registers, scans by recognition."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.genre import detect
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.page import Page
from reftel.readers.pdf import ocr
from reftel.readers.pdf.extract import Extracted, extract
from reftel.readers.pdf.order import PrintedLine, gap_words, is_running, lines_of, running
from reftel.readers.pdf.pieces import PageText
from reftel.readers.recovered import Recovered, document_of
from reftel.readers.register import report
from reftel.readers.writer import Writer

_MEDIA = "application/pdf"
_BARE = 25
"""A page under a picture with no more letters than this is a scan."""
_SHOWN = 8
_BY_LINES = frozenset({"cable", "forum", "letter", "table"})
"""Forms that are told by their lines."""


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads a PDF. Raises InputError where no page of it can be read."""
    found = extract(original.data, watch)
    watch.tick()
    register = report.from_pages(original, watch, found.pages)
    if register is not None:
        yield register
        return
    pages = [_recognised(original, page, watch) for page in found.pages]
    faults = [page for page in pages if page.fault]
    heads = running(pages)
    watch = watch.over(watch.path)  # recognition had time of its own, page by page
    writer = _written(watch, pages, heads, joined=False)
    if detect(Page(writer.text)) not in _BY_LINES:
        writer = _written(watch, pages, heads, joined=True)
    if not writer.text.strip():
        yield from _all_refused(original, faults)
        return
    yield document_of(
        original,
        Recovered(
            page=Page(writer.text),
            media=_MEDIA,
            form=dict(_form(found, pages, heads)),
            anchors=tuple(writer.anchors),
            refusals=tuple(_refusal(original, page) for page in faults),
        ),
    )


def _recognised(original: Original, page: PageText, watch: Watch) -> PageText:
    """The page; where it is a scan, with what can be recognised on it, or the reason why nothing is."""
    letters = sum(len(piece.text) for piece in page.pieces)
    if page.fault or not page.pictured or letters > _BARE:
        return page
    if not ocr.is_installed():
        return replace(page, fault="it is a scan, and Tesseract, which would recognise its words, is not installed")
    return ocr.recognise(original.data, page, watch.over(watch.path))


def _all_refused(original: Original, faults: Sequence[PageText]) -> Iterator[Refusal]:
    """A refusal for each page of a PDF of which nothing can be read."""
    if not faults:
        raise InputError(f"{original.shown} has no text on its pages; there is nothing to read")
    for page in faults:
        path = f"{original.path}/page {page.number}"
        detail = f"{original.shown}, page {page.number}, cannot be read: {page.fault}"
        yield Refusal(stage="readers", reason="page-unread", detail=detail, document=path)


def _refusal(original: Original, page: PageText) -> Refusal:
    detail = f"page {page.number} cannot be read: {page.fault}"
    return Refusal(stage="readers", reason="page-unread", detail=detail, document=original.sha256)


def _written(watch: Watch, pages: Sequence[PageText], heads: frozenset[str], *, joined: bool) -> Writer:
    """The text of all pages, with a blank line at a paragraph's end.

    With `joined` a paragraph is one line: where it ends is known from the print, and need not be guessed from words.
    """
    writer = Writer(watch)
    for page in pages:
        writer.part()
        last = ""
        for line in lines_of(page, heads) if not page.fault else ():
            watch.tick()
            if last and line.opens:
                writer.part()
            elif last:
                is_row = len(line.pieces) > 1 or last.endswith("-")
                writer.glue(" " if joined and not is_row else "\n")
            _write_line(writer, page, line)
            last = line.pieces[-1].text
    return writer


def _write_line(writer: Writer, page: PageText, line: PrintedLine) -> None:
    for at, piece in enumerate(line.pieces):
        if at:
            writer.glue(gap_words(line.pieces[at - 1], piece))
        writer.write(piece.text, page=str(page.number), box=page.place(piece.box))


def _form(found: Extracted, pages: Sequence[PageText], heads: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is known of the PDF: its own properties are notes of the program that made it, and no facts of the text."""
    yield "pages", str(len(pages))
    if found.mended:
        yield "letters", "accented letters of a font without an encoding are read as Windows Latin"
    yield from ((f"pdf {name.lower()}", value) for name, value in sorted(found.says.items()) if value.strip())
    scanned = [f"{page.number} ({page.confidence:.0%})" for page in pages if page.confidence is not None]
    if scanned:
        yield "recognised pages, with confidence", ", ".join(scanned)
    at_edges = (piece.text for page in pages for piece in page.pieces if is_running(page, piece, heads))
    left_out = dict.fromkeys(text for text in at_edges if not _bare(text))
    if left_out:
        yield "running heads left out", " | ".join(list(left_out)[:_SHOWN])


def _bare(text: str) -> bool:
    return not any(character.isalpha() for character in text)
