"""Pieces to lines in reading order: columns one after the other, running heads and feet left out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reftel.readers.pdf.pieces import PageText, Piece

_EDGE = 0.09
"""Running heads and feet stand within so much of a page's top or bottom."""
_OFTEN = 0.4
"""What stands at the edge of so many of the pages is a running head; of both odd and even ones it is half."""
_FEWEST = 3
_BIN, _SAME = 2.0, 3.0
_BROAD = 0.55
"""A line wider than so much of all that is printed on a page belongs to no column."""
_GUTTER = 9.0
"""Columns are parted by at least so many points."""
_CROSSED = 0.15
"""A gutter is crossed by no more of the lines than this: titles, captions over both columns."""
_CROSSINGS = 2
"""A short page may have this many such lines."""
_LEAST_LINES = 5
_LEAST_LETTERS = 14
"""Pieces of columns of prose are longer on average; shorter ones are cells of a table."""
_LEVEL = 0.35
_SPACED = 1.35
"""Lines further apart than so many usual distances have a paragraph's end between them."""
_WIDE = 2.0
_INDENT = 0.8
_BULLETS = frozenset("•·▪◦●■")
_ROMAN = frozenset("ivxlc")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one column: its pieces from left to right. `opens` where a paragraph begins with it."""

    pieces: tuple[Piece, ...]
    opens: bool

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left


def running(pages: Sequence[PageText]) -> frozenset[str]:
    """What stands, but for its figures, at the edges of page after page."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_plain(piece.text) for piece in page.pieces if _at_edge(page, piece)} - {""})
    enough = max(_FEWEST, _OFTEN * len(pages))
    return frozenset(text for text, count in counts.items() if count >= enough)


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if not c.isdigit() and not c.isspace())


def _at_edge(page: PageText, piece: Piece) -> bool:
    return piece.bottom > page.height * (1 - _EDGE) or piece.top < page.height * _EDGE


def is_running(page: PageText, piece: Piece, heads: frozenset[str]) -> bool:
    """True of a running head or foot, and of a page number by itself."""
    if not _at_edge(page, piece):
        return False
    number = piece.text.strip(" -–—.[]()").lower()
    return _plain(piece.text) in heads or number.isdigit() or (bool(number) and set(number) <= _ROMAN)


def lines_of(page: PageText, heads: frozenset[str]) -> Iterator[PrintedLine]:
    """The lines of a page in the order in which they are read."""
    pieces = [piece for piece in page.pieces if not is_running(page, piece, heads)]
    gutters = _gutters(pieces)
    for zone in _zones(pieces, gutters):
        for column in _columns(zone, gutters):
            yield from _paragraphed(_level(column))


def _gutters(pieces: Sequence[Piece]) -> list[float]:
    """Where white stripes run down between columns of prose, from left to right.

    First those that only lines as wide as the page cross; then those that a few other lines cross too, as titles do.
    """
    if not pieces:
        return []
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    narrow = [piece for piece in pieces if piece.right - piece.left <= _BROAD * (right - left)]
    n_lines = len({round(piece.base / _SAME) for piece in pieces})
    for some, allowed in ((narrow, 0.0), (pieces, max(_CROSSED * n_lines, _CROSSINGS))):
        found = _stripes(some, allowed)
        if found and _is_prose(pieces, found):
            return found
    return []


def _stripes(pieces: Sequence[Piece], allowed: float) -> list[float]:
    """The middles of the stripes, wide enough, that no more lines than these cross."""
    if not pieces:
        return []
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    lines: list[set[int]] = [set() for _ in range(min(int((right - left) / _BIN) + 1, 5_000))]
    for piece in pieces:
        first, last = int((piece.left - left) / _BIN), int((piece.right - left) / _BIN)
        for number in range(max(first, 0), min(last + 1, len(lines))):
            lines[number].add(round(piece.base / _SAME))
    found: list[float] = []
    start: int | None = None
    for number, covering in enumerate([*(len(each) for each in lines), 2**31]):
        if covering <= allowed:
            start = number if start is None else start
        elif start is not None:
            if start > 0 and number < len(lines) and (number - start) * _BIN >= _GUTTER:
                found.append(left + (start + number) / 2 * _BIN)
            start = None
    return found


def _is_prose(pieces: Sequence[Piece], gutters: Sequence[float]) -> bool:
    """True where each column has several lines, and they are as long as lines of prose.

    A short last column counts where the file prints one column after the other, which it does not with cells.
    """
    columns = [
        [(at, piece) for at, piece in enumerate(pieces) if _column(piece, gutters) == number]
        for number in range(len(gutters) + 1)
    ]
    in_turn = all(left and right and left[-1][0] < right[0][0] for left, right in pairwise(columns))
    for column in columns:
        n_lines = len({round(piece.base) for _, piece in column})
        if n_lines < (1 if in_turn else _LEAST_LINES):
            return False
        if sum(len(piece.text) for _, piece in column) < _LEAST_LETTERS * len(column):
            return False
    return True


def _column(piece: Piece, gutters: Sequence[float]) -> int | None:
    """The column of a piece; None where it crosses a gutter."""
    first = sum(piece.left >= gutter for gutter in gutters)
    last = sum(piece.right > gutter for gutter in gutters)
    return first if first == last else None


def _zones(pieces: Sequence[Piece], gutters: Sequence[float]) -> Iterator[list[Piece]]:
    """From top to bottom: what crosses the gutters, and what stands in columns between such lines."""
    zone: list[Piece] = []
    crossing = False
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        crosses = bool(gutters) and _column(piece, gutters) is None
        if zone and crosses != crossing:
            yield zone
            zone = []
        crossing = crosses
        zone.append(piece)
    if zone:
        yield zone


def _columns(zone: Sequence[Piece], gutters: Sequence[float]) -> Iterator[list[Piece]]:
    by_column: dict[int, list[Piece]] = {}
    for piece in zone:
        by_column.setdefault(_column(piece, gutters) or 0, []).append(piece)
    for number in sorted(by_column):
        yield by_column[number]


def _level(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that stand level, from top to bottom; raised and lowered figures stand in their line."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if rows and abs(rows[-1][0].base - piece.base) <= _LEVEL * max(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _paragraphed(rows: Sequence[list[Piece]]) -> Iterator[PrintedLine]:
    """The rows as lines; a paragraph begins after a wide gap, with an indent, and where the letters change in size."""
    gaps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0
    edge = median(row[0].left for row in rows) if rows else 0
    for number, row in enumerate(rows):
        if number == 0:
            yield PrintedLine(tuple(row), True)
            continue
        above, size = rows[number - 1], max(row[0].size, 1)
        apart = gaps[number - 1] > max(_SPACED * usual, _SPACED * size)
        indented = row[0].left - edge > _INDENT * size and above[0].left - edge < _INDENT * size / 2
        resized = abs(row[0].size - above[0].size) > 0.12 * size
        bulleted = row[0].text[0] in _BULLETS
        yield PrintedLine(tuple(row), apart or resized or bulleted or (indented and len(row) == 1))


def gap_words(left: Piece, right: Piece) -> str:
    """What stands between two pieces of a line: a space, more of them between cells, nothing in a word."""
    gap, size = right.left - left.right, max(left.size, right.size, 1)
    if gap > _WIDE * size:
        return "   "
    return " " if gap > 0.12 * size else ""
