"""Writes the text of a TEI document: blocks in order, notes after them, what the edition corrects and leaves out."""

import re
from dataclasses import dataclass, field

from reftel.model.document import BlockKind
from reftel.model.span import Span
from reftel.readers.elements import Element, Text
from reftel.readers.limits import Watch
from reftel.readers.writer import Writer

BLOCKS = frozenset(
    "p head item dateline salute signed closer opener byline trailer postscript list quote figure figDesc div div1 "
    "div2 div3 floatingText body text front back lg l ab sp speaker epigraph argument frus:attachment group".split()
)
_NOTICES = frozenset({"dateline", "closer", "signed", "opener", "byline", "trailer"})
_STRETCH = re.compile(r"\S+(?: \S+)*")
_BESIDE = " | "
_CHOSEN = (("corr", "sic"), ("abbr", "expan"), ("orig", "reg"))
"""Of two readings in a <choice>: what the editors hold to be right; but the paper's own form of an abbreviation."""


@dataclass(slots=True)
class Passage:
    """A block as it was written: its kind, its stretches, the element that it is of."""

    kind: BlockKind
    element: Element
    spans: list[Span] = field(default_factory=list)
    number: str | None = None


class Scribe:
    """Writes a document down.

    `places` has where the words of inline elements stand, `left_out` what the edition marks as struck out, illegible
    or missing, with the reason.
    """

    def __init__(self, watch: Watch) -> None:
        self.writer = Writer(watch)
        self.passages: list[Passage] = []
        self.places: list[tuple[Element, Span]] = []
        self.left_out: list[tuple[str, Element]] = []
        self._notes: list[tuple[Element, str | None]] = []
        self._words: list[Span] = []
        self._page: str | None = None
        self._gap = ""
        self._starts = True
        self._open: Passage | None = None
        self._label: str | None = None

    def take(self, root: Element) -> None:
        """Write all of a document, then its notes, each under its number."""
        self._within(root)
        self._end()
        for note, page in self._notes:
            self._page = page
            self._label = note.get("n") or None
            self._within(note)
            self._end()
            self._label = None

    def _within(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Text):
                self._take(child)
            else:
                self._enter(child)

    def _enter(self, element: Element) -> None:
        if element.tag == "pb":
            self._page = element.get("n") or self._page
        elif element.tag == "lb":
            self._gap = "\n"
        elif element.tag == "note":
            self._note(element)
        elif element.tag == "label" and element.within("list"):
            self._end()
            self._label = element.words.strip("[]() ") or None
        elif element.tag == "table":
            self._table(element)
        elif element.tag == "choice":
            self._choose(element)
        elif element.tag in ("del", "gap"):
            self.left_out.append((element.get("reason") or element.tag, element))
        else:
            self._text(element)

    def _text(self, element: Element) -> None:
        is_block = element.tag in BLOCKS
        if is_block:
            self._end()
        first = len(self._words)
        self._within(element)
        if len(self._words) > first:
            self.places.append((element, self._words[first].cover(self._words[-1])))
        if is_block:
            self._end()

    def _note(self, element: Element) -> None:
        """A note in the margin is a line of the head; any other stands at the end, out of the sentence."""
        if "inline" in element.get("rend"):
            self._end()
            self._within(element)
            self._end()
        else:
            self._notes.append((element, self._page))

    def _choose(self, element: Element) -> None:
        readings = {child.tag: child for child in element.children if isinstance(child, Element)}
        for wanted, other in _CHOSEN:
            if wanted in readings:
                self._enter(readings[wanted])
                if other == "sic" and other in readings:
                    self.left_out.append(("corrected", readings[other]))
                return
        for child in readings.values():
            self._enter(child)

    def _table(self, table: Element) -> None:
        self._end()
        for row in table.elements():
            if row.tag == "head":
                self._text(row)
            elif row.tag == "row":
                self._row(row)

    def _row(self, row: Element) -> None:
        self._end()
        self._open = Passage("row", row)
        is_next = self.passages and self.passages[-1].kind == "row"
        self.writer.glue("\n") if is_next else self.writer.part()
        cells = [cell for cell in row.children if isinstance(cell, Element) and cell.tag == "cell"]
        for number, cell in enumerate(cells):
            if number:
                self.writer.glue(_BESIDE)
            self._gap, self._starts = "", True
            self._within(cell)
        if self._open.spans:
            self.passages.append(self._open)
        self._open = None

    def _take(self, text: Text) -> None:
        at = 0
        for match in _STRETCH.finditer(text.text):
            if match.start() > at or (at == 0 and text.text[: match.start()]):
                self._gap = self._gap or " "
            self._write(match.group(), text, match.start(), match.end())
            at = match.end()
        if text.text[at:]:
            self._gap = self._gap or " "

    def _write(self, words: str, text: Text, start: int, end: int) -> None:
        if self._open is None:
            self.writer.part()
            self._open = Passage(_kind(text.parent), _block_of(text.parent), number=self._label)
            self._label, self._starts = None, True
        elif self._gap and not self._starts:
            self.writer.glue(self._gap)
            self._starts = self._gap == "\n" and self._open.kind != "row"
        source = text.source
        if source.end - source.start == len(text.text):
            source = Span(source.start + start, source.start + end)
        span = self.writer.write(words, source=source, element=self._open.element.path, page=self._page)
        self._words.append(span)
        if self._starts:
            self._open.spans.append(span)
        else:
            self._open.spans[-1] = self._open.spans[-1].cover(span)
        self._gap, self._starts = "", False

    def _end(self) -> None:
        """End the block; a row ends with its last cell."""
        self._gap = ""
        if self._open is None or self._open.kind == "row":
            return
        self.passages.append(self._open)
        self._open = None


def _block_of(element: Element) -> Element:
    return element.within("note", *BLOCKS) or element


def _kind(element: Element) -> BlockKind:
    """What a block is, by the elements around its words."""
    if element.within("note"):
        note = element.within("note")
        return "notice" if note is not None and "inline" in note.get("rend") else "paragraph"
    subject = element.within("list")
    if subject is not None and subject.get("type") == "subject":
        return "notice" if element.within("head") else "heading"
    if element.within("head"):
        return "heading"
    if element.within(*_NOTICES):
        return "notice"
    if element.within("figDesc", "figure"):
        return "caption"
    quote = element.within("quote")
    return "quote" if quote is not None and "block" in quote.get("rend") else "paragraph"
