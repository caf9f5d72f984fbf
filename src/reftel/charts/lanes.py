"""Bars in lanes: which lanes there are, which row of a lane a bar stands in, and what becomes of too many."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

_GAP = 5.0
"""So far apart bars of one row stand at least."""
_ARROW = 8.0
_ROWS, _CROWDED = 6, 200
"""A lane with more rows, half as many in a crowded chart, is drawn with bars that touch made one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A mark: from `left` to `right` it may be, in the stretches `sure` it surely is.

    `glyph` is where a point's sign stands, None for what lasts. `open_left` and `open_right` are drawn as arrows,
    `signs` beside it ("≠", "?"), `n` is of how many rows it is, and `at` which of the rows given it is where it is one.
    """

    left: float
    right: float
    sure: tuple[tuple[float, float], ...] = ()
    glyph: float | None = None
    open_left: bool = False
    open_right: bool = False
    classes: str = ""
    signs: str = ""
    n: int = 1
    at: int = 0
    label: str = ""
    ids: tuple[str, ...] = ()
    href: str = ""
    row: int = 0

    @property
    def start(self) -> float:
        """Where it begins with its arrow."""
        return self.left - (_ARROW if self.open_left else 0)

    @property
    def words(self) -> float:
        """Where the number and the signs after it begin."""
        return self.right + (_ARROW if self.open_right else 3)

    @property
    def end(self) -> float:
        """Where it ends with the number and the signs after it."""
        return self.words + 9 * len(self.signs) + 7 * (len(str(self.n)) if self.n > 1 else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The bars of one party and kind, in `rows` rows."""

    label: str
    under: str
    bars: tuple[Bar, ...]
    rows: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The events of all its bars."""
        return tuple(sorted({event for bar in self.bars for event in bar.ids}))


def packed(bars: Iterable[Bar]) -> tuple[tuple[Bar, ...], int]:
    """The bars, each in the first row that has room for it, and how many rows that takes."""
    ends: list[float] = []
    placed = []
    for bar in sorted(bars, key=lambda bar: (bar.start, _order(bar))):
        row = next((n for n, end in enumerate(ends) if end + _GAP <= bar.start), len(ends))
        ends[row:] = [bar.end] if row == len(ends) else [bar.end, *ends[row + 1 :]]
        placed.append(replace(bar, row=row))
    return tuple(placed), len(ends)


def rows_for(n_bars: int) -> int:
    """How many rows a lane may have in a chart of so many bars."""
    return _ROWS if n_bars <= _CROWDED else _ROWS // 2


def lane_of(
    label: str, under: str, bars: Sequence[Bar], together: Callable[[Sequence[Bar]], Bar], most: int = _ROWS
) -> Lane:
    """A lane; bars that look alike and touch are drawn as one (`together`) where there are too many of them."""
    placed, rows = packed(bars)
    if rows > most:
        placed, rows = packed(_runs(bars, together))
    return Lane(label=label, under=under, bars=placed, rows=rows)


def _runs(bars: Sequence[Bar], together: Callable[[Sequence[Bar]], Bar]) -> list[Bar]:
    """The bars with those of one look that touch made one."""
    by_look: dict[str, list[list[Bar]]] = {}
    for bar in sorted(bars, key=_order):
        runs = by_look.setdefault(bar.classes, [])
        if runs and bar.left <= max(each.right for each in runs[-1]) + _GAP:
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return [run[0] if len(run) == 1 else together(run) for runs in by_look.values() for run in runs]


def joined(run: Sequence[Bar], label: str, link: Callable[[Sequence[str]], str]) -> Bar:
    """One bar for several: as far as any of them may reach, sure where any of them is."""
    ids = tuple(sorted({event for bar in run for event in bar.ids}))
    left, right = min(bar.left for bar in run), max(bar.right for bar in run)
    return replace(
        run[0], left=left, right=right, sure=_union(stretch for bar in run for stretch in bar.sure), ids=ids,
        glyph=None if run[0].glyph is None else (left + right) / 2,
        open_left=any(bar.open_left for bar in run), open_right=any(bar.open_right for bar in run),
        signs="".join(sign for sign in "≠?" if any(sign in bar.signs for bar in run)),
        n=sum(bar.n for bar in run), label=label, href=link(ids),
    )  # fmt: skip


def _union(stretches: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    found: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if found and left <= found[-1][1]:
            found[-1] = found[-1][0], max(right, found[-1][1])
        else:
            found.append((left, right))
    return tuple(found)


def lanes_kept(counts: Mapping[tuple[str, ...], int], most: int) -> frozenset[tuple[str, ...]]:
    """The lanes that are drawn by themselves: all, or the most told where there are too many."""
    if len(counts) <= most:
        return frozenset(counts)
    return frozenset(sorted(counts, key=lambda key: (-counts[key], key))[: most - 1])


def _order(bar: Bar) -> tuple[float, float, str, tuple[str, ...], int]:
    return bar.left, bar.right, bar.classes, bar.ids, bar.at
