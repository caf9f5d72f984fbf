"""Word documents: paragraphs, tables, notes, text boxes; what was deleted or hidden is not read."""

from collections.abc import Iterator

from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.limits import Watch
from reftel.readers.office.package import Package, Properties, parse
from reftel.readers.office.paragraphs import Paragraph, document_from, said
from reftel.readers.original import Original

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPrChange", "rPrChange"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NAMES = {"title": "title", "creator": "author"}
_STYLES = ("heading", "title", "berschrift", "titre", "ttulo")


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads a Word document."""
    package = Package(original, watch)
    body = _Body(watch)
    for name in _PARTS:
        parse(package.part(name), body, watch)
    properties = Properties()
    parse(package.part("docProps/core.xml"), properties, watch)
    form = {"created": properties.found["created"].strip()} if properties.found.get("created", "").strip() else {}
    yield document_from(
        original,
        watch,
        body.paragraphs,
        media=_MEDIA,
        declared=list(said(properties.found, _NAMES, "docProps/core.xml")),
        form=form,
    )


class _Body:
    """Collects paragraphs. A text box's paragraphs stand within another one, and come before its end."""

    def __init__(self, watch: Watch) -> None:
        self.paragraphs: list[Paragraph] = []
        self._watch = watch
        self._open: list[Paragraph] = []
        self._rows: list[list[str]] = []
        self._skipping = 0
        self._in_text = False
        self._hidden = False
        self._number = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name == "p":
            self._number += 1
            self._watch.check("entries", self._number)
            self._open.append(Paragraph(self._number))
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append("")
        elif name == "pStyle" and self._open:
            style = attributes.get("val", "").lower()
            self._open[-1].heading = any(known in style for known in _STYLES)
        elif name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = attributes.get("val", "true") not in ("0", "false")
        elif name == "t":
            self._in_text = True
        elif name in _MARKS and self._open:
            self._open[-1].words += _MARKS[name]

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            self._close(self._open.pop())
        elif name == "tr" and self._rows:
            cells = self._rows.pop()
            if self._rows:  # a table within a cell is part of that cell
                self._rows[-1][-1:] = [" ".join([*self._rows[-1][-1:], *cells]).strip()]
            elif any(cells):
                self.paragraphs.append(Paragraph(self._number, cells=cells))

    def text(self, data: str) -> None:
        """Some characters."""
        if self._in_text and not self._skipping and not self._hidden and self._open:
            self._open[-1].words += data

    def _close(self, paragraph: Paragraph) -> None:
        paragraph.words = paragraph.words.replace("\t", " ") if self._rows else paragraph.words
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] = f"{self._rows[-1][-1]} {' '.join(paragraph.words.split())}".strip()
        else:
            self.paragraphs.append(paragraph)
