"""The printed pieces of a page: characters that follow each other on one line without a gap."""

from collections.abc import Iterator
from dataclasses import dataclass

_GAP = 1.2
"""A gap of so many sizes of the letters parts two pieces: cells of a table, columns of a page."""
_SHIFT = 0.4
"""A line's letters stand no further than this, in sizes, above or below each other: so do raised figures."""
_BACK = 0.6
"""Letters that go back so far, in sizes, begin a new piece: they are printed elsewhere."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box, its baseline, the size of its letters, and where on its line it starts."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    start: float = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of one line, in the order in which they are printed."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in points."""
        return (self.left, self.bottom, self.right, self.top)


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page: its size in points, its pieces in the order of the file, and whether pictures cover it.

    Where most lines do not run from left to right, pieces and size are those of the page `turned` by so many degrees.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    pictured: bool = False
    confidence: float | None = None
    fault: str | None = None
    turned: int = 0

    def place(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of its pieces as it lies on the page, in the page's own coordinates."""
        left, bottom, right, top = box
        width, height = (self.height, self.width) if self.turned in (90, 270) else (self.width, self.height)
        ends = [back(x, y, self.turned, width, height) for x, y in ((left, bottom), (right, top))]
        xs, ys = sorted(x for x, _ in ends), sorted(y for _, y in ends)
        return (round(xs[0], 1), round(ys[0], 1), round(xs[1], 1), round(ys[1], 1))


def pieces_of(glyphs: Iterator[Glyph]) -> Iterator[Piece]:
    """The glyphs of a page as pieces."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and _parts(run[-1], glyph):
            yield from _piece(run)
            run = []
        run.append(glyph)
    yield from _piece(run)


def _parts(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1.0)
    shift, gap = abs(glyph.base - last.base), glyph.left - last.right
    return shift > _SHIFT * size or gap > _GAP * size or gap < -_BACK * size


def _piece(run: list[Glyph]) -> Iterator[Piece]:
    text = "".join(glyph.text for glyph in run)
    inked = [glyph for glyph in run if not glyph.text.isspace()]
    if not inked:
        return
    first, last = text.index(inked[0].text), len(text.rstrip())
    sizes = sorted(glyph.size for glyph in inked)
    yield Piece(
        text=text[first:last],
        left=round(min(glyph.left for glyph in inked), 1),
        bottom=round(min(glyph.bottom for glyph in inked), 1),
        right=round(max(glyph.right for glyph in inked), 1),
        top=round(max(glyph.top for glyph in inked), 1),
        base=round(sorted(glyph.base for glyph in inked)[len(inked) // 2], 1),
        size=round(sizes[len(sizes) // 2], 1),
    )


def turn(x: float, y: float, degrees: int, width: float, height: float) -> tuple[float, float]:
    """A point of a page of this size on the page turned so that lines at this angle run from left to right."""
    turned = {90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}
    return turned.get(degrees, (x, y))


def back(x: float, y: float, degrees: int, width: float, height: float) -> tuple[float, float]:
    """Where a point of the turned page lies on the page of this size."""
    turned = {90: (width - y, x), 180: (width - x, height - y), 270: (y, height - x)}
    return turned.get(degrees, (x, y))
