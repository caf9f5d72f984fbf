"""A page as blocks: headings, paragraphs, captions, quotes, rows of tables, each with its words and their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from reftel.model.span import Span
from reftel.readers.elements import BLOCKS, Element, Text

UNSEEN = frozenset(
    "script style noscript template head svg math canvas audio video object embed applet iframe select option button "
    "input textarea dialog datalist map".split()
)
"""Elements of which nothing is read."""

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_STRONG = frozenset({"b", "strong"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRETCH = re.compile(r"[^\s\xad\u200b\u2060\ufeff]+(?: [^\s\xad\u200b\u2060\ufeff]+)*")
_LINE_OF = re.compile(r"[^\r\n]+")
_CAPTION = re.compile(r"\b(?:wp-caption-text|caption|figcaption|image-caption|photo-?credit|cutline)\b")
_CELL_LIMIT = 400
_HEADING_LIMIT = 120
_BESIDE = " | "
_LINE = "\n"

Kind = Literal["heading", "paragraph", "caption", "row", "quote", "lines"]
"""As in the document; "lines" are those of preformatted text, in which nothing but their layout says what they are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they are written into the document; `source` is None for glue that the page does not have."""

    text: str
    source: Span | None


@dataclass(slots=True, eq=False)
class Block:
    """One block of the page. `cells` hold the pieces of a row's cells; `linked` counts characters inside of links."""

    kind: Kind
    element: Element
    pieces: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """The block's words as the document will have them."""
        if self.cells:
            return _BESIDE.join("".join(piece.text for piece in cell) for cell in self.cells)
        return "".join(piece.text for piece in self.pieces)


def is_seen(element: Element) -> bool:
    """False for what a browser does not show, and for controls."""
    if element.tag in UNSEEN or "hidden" in element.attributes or element.get("aria-hidden") == "true":
        return False
    return not (element.get("style") and _HIDDEN.search(element.get("style")))


def blocks_in(root: Element) -> list[Block]:
    """The blocks within an element, in the order of the page."""
    walk = _Walk(root)
    return [block for block in walk.found if block.text.strip()]


def pieces_of(root: Element) -> list[Piece]:
    """All words within an element in one line."""
    pieces: list[Piece] = []
    for block in blocks_in(root):
        pieces += [Piece(" ", None)] if pieces else []
        pieces += [Piece(" ", None) if piece.text == _LINE else piece for piece in block.pieces]
    return pieces


class _Walk:
    """Goes through the tree and gathers words until a block ends."""

    def __init__(self, root: Element) -> None:
        self.found: list[Block] = []
        self._start()
        stack: list[tuple[Element | Text, bool]] = [(child, False) for child in reversed(root.children)]
        while stack:
            node, is_end = stack.pop()
            if isinstance(node, Text):
                self._take(node)
            elif is_end:
                self._flush()
            elif node.tag == "br":
                self._break()
            elif is_seen(node):
                self._enter(node, stack)
        self._flush()

    def _start(self) -> None:
        self._pieces: list[Piece] = []
        self._gap = ""
        self._linked = 0
        self._owner: Element | None = None
        self._strong = True

    def _enter(self, element: Element, stack: list[tuple[Element | Text, bool]]) -> None:
        if element.tag in BLOCKS or (element.tag == "cite" and element.within("blockquote")):
            self._flush()
            if element.tag == "table" and is_data(element):
                self._rows(element)
                return
            stack.append((element, True))
        stack.extend((child, False) for child in reversed(element.children))

    def _take(self, text: Text) -> None:
        parents = set(_inline(text.parent))
        owner = text.parent.within(*BLOCKS) or text.parent
        preformatted = owner.within("pre") is not None
        at = 0
        for match in (_LINE_OF if preformatted else _STRETCH).finditer(text.text):
            self._part(text.text[at : match.start()], preformatted=preformatted)
            self._add(match.group(), _source(text, match.start(), match.end()), owner, parents)
            at = match.end()
        self._part(text.text[at:], preformatted=preformatted)

    def _part(self, between: str, *, preformatted: bool) -> None:
        """Remember what lies between two stretches of words: line ends of preformatted text, else a space."""
        if preformatted:
            self._gap += _LINE * (between.count("\n") or between.count("\r"))
        elif not self._gap and any(character.isspace() for character in between):
            self._gap = " "

    def _add(self, words: str, source: Span, owner: Element, parents: set[str]) -> None:
        if self._pieces and self._gap:
            self._pieces.append(Piece(self._gap, None))
        self._gap = ""
        self._pieces.append(Piece(words, source))
        self._owner = self._owner or owner
        self._strong = self._strong and bool(parents & _STRONG)
        self._linked += len(words) if "a" in parents else 0

    def _break(self) -> None:
        """A line's end; two of them end a block."""
        preformatted = self._owner is not None and self._owner.within("pre")
        if self._gap.endswith(_LINE) and not preformatted:
            self._flush()
        else:
            self._gap = self._gap.strip(" ") + _LINE

    def _flush(self) -> None:
        """End the block."""
        if self._pieces and self._owner is not None:
            block = Block("paragraph", self._owner, self._pieces, linked=self._linked)
            block.kind = _kind(block, strong=self._strong)
            self.found.append(block)
        self._start()

    def _rows(self, table: Element) -> None:
        """The rows of a table of data, and its caption."""
        for element in table.elements():
            if element.tag == "caption":
                self.found.append(Block("caption", element, pieces_of(element)))
            elif element.tag == "tr" and is_seen(element):
                cells = [pieces_of(cell) for cell in element.children if isinstance(cell, Element)]
                linked = sum(len(link.words) for link in element.elements() if link.tag == "a")
                self.found.append(Block("row", element, cells=cells, linked=linked))


def lines_of(block: Block) -> Iterator[tuple[str, Span]]:
    """The lines of a block, the cells of a row, each with the source from its first word to its last."""
    held: list[Piece] = []
    end = Piece(_LINE, None)
    for piece in [*block.pieces, *(piece for cell in block.cells for piece in [*cell, end]), end]:
        if piece.text != _LINE:
            held.append(piece)
            continue
        places = [one.source for one in held if one.source]
        if places:
            yield "".join(one.text for one in held), places[0].cover(places[-1])
        held = []


def _inline(element: Element) -> Iterator[str]:
    """The tags of the inline elements around words."""
    at: Element | None = element
    while at is not None and at.tag not in BLOCKS:
        if at.tag != "a" or at.get("href"):
            yield at.tag
        at = at.parent


def _source(text: Text, start: int, end: int) -> Span:
    """Where a stretch of a text stands; a reference has one place for all that it stands for."""
    if text.source.end - text.source.start != len(text.text):
        return text.source
    return Span(text.source.start + start, text.source.start + end)


def _kind(block: Block, *, strong: bool) -> Kind:
    element = block.element
    if element.within("pre"):
        return "lines"
    if element.within(*_HEADINGS):
        return "heading"
    if _is_caption(element):
        return "caption"
    if element.within("blockquote"):
        return "quote"
    if strong and len(block.text) <= _HEADING_LIMIT and block.text[-1] not in ".:;,":
        return "heading"
    return "paragraph"


def _is_caption(element: Element) -> bool:
    if element.within("figcaption", "caption"):
        return True
    around = (element, element.parent) if element.parent else (element,)
    return any(_CAPTION.search(one.names) for one in around)


def is_data(table: Element) -> bool:
    """True for a table of short cells side by side; others only lay out the page."""
    if table.get("role") == "presentation":
        return False
    widths: list[int] = []
    for element in table.elements():
        if element.tag in ("table", "form", "blockquote", "pre", "hr", *_HEADINGS):
            return False
        if element.tag in ("td", "th") and (_is_long(element)):
            return False
        if element.tag == "tr":
            widths.append(sum(isinstance(cell, Element) for cell in element.children))
    return len(widths) > 1 and sum(width > 1 for width in widths) * 2 > len(widths)


def _is_long(cell: Element) -> bool:
    """True for a cell that holds more than a few words or lines."""
    size = 0
    for text in cell.texts():
        size += len(text.text)
        if size > _CELL_LIMIT:
            return True
    return sum(cell.counts.get(tag, 0) for tag in ("p", "div", "br", "ul", "ol")) > 3
