"""Books as EPUB: their chapters in the order of the spine, one document."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers import dates
from reftel.readers.limits import Watch
from reftel.readers.office.package import Package, Properties, parse
from reftel.readers.office.paragraphs import Paragraph, document_from, said
from reftel.readers.original import Original

_MEDIA = "application/epub+zip"
_NAMES = {"title": "title", "creator": "author", "publisher": "publisher"}
_BLOCKS = frozenset(
    "p div section article aside header footer main li dd dt blockquote figcaption caption pre body ul ol dl "
    "h1 h2 h3 h4 h5 h6 table tr hr br".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset({"script", "style", "nav", "svg", "math", "head", "template"})


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads a book. Raises InputError where it does not say what its chapters are."""
    package = Package(original, watch)
    root = _Attributes("rootfile", "full-path")
    parse(package.part("META-INF/container.xml"), root, watch)
    book = _Book()
    place = next((path for path in root.found if path in package.names), None)
    if place is None:
        raise InputError(f"{original.shown} does not say where its chapters are; get it anew")
    opf = package.part(place)
    parse(opf, book, watch)
    properties = Properties()
    parse(opf, properties, watch)
    chapters = _Chapters(watch)
    for href in book.spine():
        path = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(urlsplit(href).path)))
        watch.enter()
        chapters.read(path, package.part(path))
    declared = list(said(properties.found, _NAMES, place))
    for found in said(properties.found, {"date": "date"}, place):
        declared += [replace(found, value=value) for _, value in dates.find(found.words)][:1]
    yield document_from(original, watch, chapters.paragraphs, media=_MEDIA, declared=declared)


class _Attributes:
    """Collects an attribute of all elements of one name."""

    def __init__(self, element: str, attribute: str) -> None:
        self.found: list[str] = []
        self._element, self._attribute = element, attribute

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == self._element and self._attribute in attributes:
            self.found.append(attributes[self._attribute])

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Some characters."""


class _Book:
    """Collects which files a book has, and which of them are chapters in which order."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._order: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "item" and "nav" not in attributes.get("properties", "").split():
            self._files[attributes.get("id", "")] = attributes.get("href", "")
        elif name == "itemref":
            self._order.append(attributes.get("idref", ""))

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Some characters."""

    def spine(self) -> Iterator[str]:
        """The chapters' addresses, each once."""
        yield from dict.fromkeys(self._files[key] for key in self._order if self._files.get(key))


class _Chapters(HTMLParser):
    """Collects the paragraphs of chapter after chapter; a paragraph's place is its chapter and its number there."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._watch = watch
        self._chapter = ""
        self._now = Paragraph(0)
        self._cells: list[str] | None = None
        self._skipping = 0
        self._in_chapter = 0

    def read(self, path: str, data: bytes) -> None:
        """Read a chapter."""
        self.reset()
        self._chapter, self._in_chapter, self._skipping, self._cells = path, 0, 0, None
        self._begin()
        self.feed(data.decode("utf-8", "replace"))
        self.close()
        self._begin()

    def _begin(self, *, heading: bool = False) -> None:
        """A new paragraph; the one before is kept where it holds something."""
        words = " ".join(self._now.words.split())
        if words:
            self._in_chapter += 1
            self._watch.check("entries", len(self.paragraphs))
            self._watch.tick()
            self._now.words, self._now.number = words, len(self.paragraphs) + 1
            self._now.element = f"{self._chapter}, block {self._in_chapter}"
            self.paragraphs.append(self._now)
        self._now = Paragraph(0, heading=heading)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        """An element begins."""
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "tr":
            self._begin()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append("")
        elif tag in _BLOCKS and self._cells is None:
            self._begin(heading=tag in _HEADINGS)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "tr" and self._cells is not None:
            cells, self._cells = [" ".join(cell.split()) for cell in self._cells], None
            if any(cells):
                self._in_chapter += 1
                place = f"{self._chapter}, block {self._in_chapter}"
                self.paragraphs.append(Paragraph(len(self.paragraphs) + 1, cells=cells, element=place))
        elif tag in _BLOCKS and self._cells is None:
            self._begin()

    def handle_data(self, data: str) -> None:
        """Some characters."""
        if self._skipping:
            return
        if self._cells:
            self._cells[-1] += data
        elif self._cells is None:
            self._now.words += data
