"""OpenDocument texts: paragraphs, headings, tables, notes; changes that were taken back and comments are not read."""

from collections.abc import Iterator

from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.limits import Watch
from reftel.readers.office.package import Package, Properties, parse
from reftel.readers.office.paragraphs import Paragraph, document_from, said
from reftel.readers.original import Original

_MEDIA = "application/vnd.oasis.opendocument.text"
_SKIPPED = frozenset({"tracked-changes", "annotation", "forms", "sequence-decls", "note-citation"})
_NAMES = {"title": "title", "initial-creator": "author"}
_MOST_SPACES = 100


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads an OpenDocument text."""
    package = Package(original, watch)
    body = _Body(watch)
    parse(package.part("content.xml"), body, watch)
    properties = Properties()
    parse(package.part("meta.xml"), properties, watch)
    created = properties.found.get("creation-date", "").strip()
    yield document_from(
        original,
        watch,
        [*body.paragraphs, *body.notes],
        media=_MEDIA,
        declared=list(said(properties.found, _NAMES, "meta.xml")),
        form={"created": created} if created else {},
    )


class _Body:
    """Collects paragraphs; notes, which stand within their paragraph, come after all others."""

    def __init__(self, watch: Watch) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self._watch = watch
        self._open: list[Paragraph] = []
        self._rows: list[list[str]] = []
        self._skipping = self._in_note = self._number = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name in ("p", "h"):
            self._number += 1
            self._watch.check("entries", self._number)
            self._open.append(Paragraph(self._number, heading=name == "h"))
        elif name == "note-body":
            self._in_note += 1
        elif name == "table-row":
            self._rows.append([])
        elif name == "table-cell" and self._rows:
            self._rows[-1].append("")
        elif self._open:
            self._open[-1].words += _mark(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif name in ("p", "h") and self._open:
            self._close(self._open.pop())
        elif name == "note-body":
            self._in_note -= 1
        elif name == "table-row" and self._rows:
            cells = self._rows.pop()
            if self._rows:
                self._rows[-1][-1:] = [" ".join([*self._rows[-1][-1:], *cells]).strip()]
            elif any(cells):
                self.paragraphs.append(Paragraph(self._number, cells=cells))

    def text(self, data: str) -> None:
        """Some characters."""
        if self._open and not self._skipping:
            self._open[-1].words += data

    def _close(self, paragraph: Paragraph) -> None:
        if self._in_note:
            self.notes.append(paragraph)
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1] = f"{self._rows[-1][-1]} {' '.join(paragraph.words.split())}".strip()
        else:
            self.paragraphs.append(paragraph)


def _mark(name: str, attributes: dict[str, str]) -> str:
    """What an element stands for that is a character."""
    if name == "s":
        count = attributes.get("c", "1")
        return " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES)
    return {"tab": "\t", "line-break": "\n"}.get(name, "")
