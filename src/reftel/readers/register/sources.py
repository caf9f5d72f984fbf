"""The rows of the Foreign Military Training Report in its three forms: HTML, the XML of rows, and PDF."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import groupby
from xml.parsers import expat

from reftel.errors import InputError
from reftel.model.original import Anchor
from reftel.model.span import Span
from reftel.readers.pdf.pieces import PageText, Piece
from reftel.readers.register.recover import Found
from reftel.readers.register.training import heads_in, is_heading
from reftel.rules.registers import load_training_report, party_named, plain_head

Table = list[list[Found]]

_NOWHERE = Span(0, 0)
FIELDS = (
    "course_title", "quantity", "location", "student_unit", "us_unit", "total_cost", "start_date", "end_date",
)  # fmt: skip
"""The elements of a training, in the order in which its row has them."""
_NEAR = 12.0
"""A cell begins no further left, in points, than its column's head."""
_EDGE = 0.06
"""Lines that come again on page after page within so much of a page's top or bottom are no rows."""
_JOINED = 1.0
"""Pieces of a line closer than so many sizes of its letters are in one cell."""


def html_rows(page: str) -> Table:
    """The rows of all tables of a page, each cell with its stretch of the page's source."""
    reader = _Tables(page)
    reader.feed(page)
    reader.close()
    return reader.rows()


class _Tables(HTMLParser):
    """Keeps where in the source each cell's words begin and end. A cell or row that is not closed ends at the next."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = [0, *(found.end() for found in re.finditer("\n", page))]
        self._rows: list[list[list[tuple[str, int, int]]]] = []
        self._cell: list[tuple[str, int, int]] | None = None
        self._hidden = 0

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        if tag == "tr":
            self._rows.append([])
            self._cell = None
        elif tag in ("td", "th"):
            self._cell = []
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append(self._cell)
        elif tag in ("script", "style"):
            self._hidden += 1
        elif tag in ("br", "p") and self._cell is not None:
            self._cell.append((" ", self._at(), self._at()))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._cell = None
        elif tag in ("script", "style"):
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._hidden:
            self._cell.append((data, self._at(), self._at() + len(data)))

    def handle_entityref(self, name: str) -> None:
        self.handle_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_reference(f"&#{name};")

    def handle_reference(self, written: str) -> None:
        """A character written as a reference."""
        if self._cell is not None and not self._hidden:
            self._cell.append((html.unescape(written), self._at(), self._at() + len(written)))

    def rows(self) -> Table:
        """The rows that hold something."""
        table = [[_found(parts) for parts in row] for row in self._rows]
        return [row for row in table if any(words for words, _ in row)]


def _found(parts: Sequence[tuple[str, int, int]]) -> Found:
    words = " ".join("".join(part for part, _, _ in parts).split())
    inked = [(start, end) for part, start, end in parts if part.strip()]
    if not inked:
        return "", None
    return words, Anchor(span=_NOWHERE, source=Span(inked[0][0], inked[-1][1]))


def xml_rows(data: bytes, shown: str) -> Table:
    """The rows of the XML of rows: country, programme, trainings. A document that defines entities is refused."""
    reader = _RowXml(shown)
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(f"{shown} is damaged XML: {error}; get it anew") from error
    return reader.table


class _RowXml:
    """Collects rows from the events of the parser."""

    def __init__(self, shown: str) -> None:
        self.table: Table = []
        self._shown = shown
        self._counts: list[dict[str, int]] = [{}]
        self._path: list[str] = []
        self._row: dict[str, str] | None = None
        self._field: str | None = None

    def refuse(self, *_: object) -> None:
        """No entity is ever expanded."""
        raise InputError(f"{self._shown} defines entities, which reftel does not expand; write them out")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        seen = self._counts[-1]
        seen[name] = seen.get(name, 0) + 1
        self._path.append(f"{name}[{seen[name]}]")
        self._counts.append({})
        if name in ("country", "program") and attributes.get("name"):
            self.table.append([(attributes["name"], self._anchor("/@name"))])
        elif name == "training":
            self._row = {}
        elif self._row is not None and name in FIELDS:
            self._field = name
            self._row.setdefault(name, "")

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "training" and self._row is not None:
            row = self._row
            cells: list[Found] = [
                (html.unescape(row.get(each, "")), self._anchor(f"/{each}") if row.get(each) else None)
                for each in FIELDS
            ]
            self.table.append(cells)
            self._row = None
        if name == self._field:
            self._field = None
        self._path.pop()
        self._counts.pop()

    def text(self, data: str) -> None:
        """Some characters."""
        if self._row is not None and self._field is not None:
            self._row[self._field] += data

    def _anchor(self, more: str) -> Anchor:
        return Anchor(span=_NOWHERE, element="/" + "/".join(self._path) + more)


@dataclass(slots=True)
class _Columns:
    """Where the heads of the columns begin, and the size of their letters."""

    lefts: list[float] = field(default_factory=list)
    size: float = 0


def pdf_rows(pages: Sequence[PageText]) -> Table:
    """The rows of all pages, by the places of the columns' heads. Running heads and feet are left out."""
    repeated = _repeated(pages)
    table: Table = []
    columns = _Columns()
    for page in pages:
        kept = [piece for piece in page.pieces if not _is_edge(page, piece, repeated)]
        table += ([_cell(parts, page) for parts in row] for row in _page_rows(_merged(kept), columns))
    return table


def _is_edge(page: PageText, piece: Piece, repeated: frozenset[str]) -> bool:
    at_edge = piece.top > page.height * (1 - _EDGE) or piece.bottom < page.height * _EDGE
    return at_edge and (piece.text.isdigit() or _plain(piece.text) in repeated)


def _plain(text: str) -> str:
    return re.sub(r"\d+|\s", "", text)


def _repeated(pages: Sequence[PageText]) -> frozenset[str]:
    """What stands at the edge of at least half of the pages."""
    counts: dict[str, int] = {}
    for page in pages:
        edge = {
            _plain(piece.text)
            for piece in page.pieces
            if piece.top > page.height * (1 - _EDGE) or piece.bottom < page.height * _EDGE
        }
        for text in edge:
            counts[text] = counts.get(text, 0) + 1
    return frozenset(text for text, count in counts.items() if count * 2 >= len(pages))


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces of one line that are close to each other as one."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        near = last is not None and abs(last.base - piece.base) < 1 and piece.left - last.right > -1
        if last is not None and near and piece.left - last.right < _JOINED * piece.size:
            glue = " " if piece.left - last.right > 0.15 * piece.size else ""
            bottom, top = min(last.bottom, piece.bottom), max(last.top, piece.top)
            words = last.text + glue + piece.text
            merged[-1] = replace(last, text=words, right=piece.right, bottom=bottom, top=top)
        else:
            merged.append(piece)
    return merged


def _page_rows(pieces: Sequence[Piece], columns: _Columns) -> Iterator[list[list[Piece]]]:
    """The rows of a page; cells come in the order in which they are printed. Columns hold until other heads stand."""
    at = 0
    row: list[list[Piece]] = []
    reached = 0
    while at < len(pieces):
        heads = _heads(pieces, at)
        if heads:
            if row:
                yield row
            columns.lefts, columns.size = [piece.left for piece in heads], heads[0].size
            yield [[piece] for piece in heads]
            row, at = [], at + len(heads)
            continue
        piece = pieces[at]
        at += 1
        column = _column(piece, columns.lefts)
        alone = column == 0 and _stands_alone(piece, columns)
        if row and (column < reached or alone or (column == reached == 0 and _is_closed(row, columns))):
            yield row
            row = []
        if not row:
            row = [[] for _ in columns.lefts] or [[]]
        row[column].append(piece)
        reached = column
    if row:
        yield row


def _heads(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """The pieces from `at` on that are heads of columns, where they are."""
    known = load_training_report().heads
    end = at
    while end < len(pieces) and plain_head(pieces[end].text) in known and pieces[end].base == pieces[at].base:
        end += 1
    heads = list(pieces[at:end])
    return heads if heads_in([piece.text for piece in heads]) else []


def _column(piece: Piece, columns: Sequence[float]) -> int:
    return max((n for n, left in enumerate(columns) if piece.left >= left - _NEAR), default=0)


def _stands_alone(piece: Piece, columns: _Columns) -> bool:
    """True of a heading or total. A state's name in letters no larger than the heads' is part of a course's name."""
    words = load_training_report()
    is_total = any(plain_head(word) in words.totals for word in piece.text.split())
    return is_heading(piece.text) or is_total or (piece.size > columns.size + 1 and party_named(piece.text) is not None)


def _is_closed(row: Sequence[Sequence[Piece]], columns: _Columns) -> bool:
    """True of a row that is no more than a heading."""
    return not any(row[1:]) and any(_stands_alone(piece, columns) for piece in row[0])


def _cell(parts: Sequence[Piece], page: PageText) -> Found:
    if not parts:
        return "", None
    lines = [" ".join(piece.text for piece in group) for _, group in groupby(parts, key=lambda piece: piece.base)]
    words = lines[0]
    for line in lines[1:]:
        words += line if words.endswith("-") else f" {line}"
    box = (
        min(piece.left for piece in parts),
        min(piece.bottom for piece in parts),
        max(piece.right for piece in parts),
        max(piece.top for piece in parts),
    )
    return html.unescape(words), Anchor(span=_NOWHERE, page=str(page.number), box=page.place(box))
