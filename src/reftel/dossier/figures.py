"""Figures and the claims that they rest on, and tables of them: a figure without a claim cannot be made."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that claims tell, in words to show; at least one claim says so.

    `contested` where accounts of it cannot all be right. Raises ValueError without a claim: what nobody says has no
    figure.
    """

    words: str
    claims: tuple[str, ...]
    contested: bool = False

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"the figure {self.words!r} rests on no claim")


Cell = Figure | str
"""What stands in a cell: a figure, or a name, a code, the words of a document. "" is an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table and all claims that it rests on; a figure in it that rests on fewer says so by itself.

    `anchor` is what it can be found by, `marks` are words on its standing: "account a", "denied by others". `contested`
    where accounts of it cannot all be right, or others deny it.
    """

    cells: tuple[Cell, ...]
    claims: tuple[str, ...]
    anchor: str = ""
    marks: tuple[str, ...] = ()
    contested: bool = False

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"the row {self.cells!r} rests on no claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under the names of their columns (names of strings); `id` names it in the page."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


def in_order(claims: Iterable[str], order: Mapping[str, int]) -> tuple[str, ...]:
    """Each claim once, by time and place; what has no place in the order is left out."""
    return tuple(sorted({claim for claim in claims if claim in order}, key=order.__getitem__))


def ranges(numbers: Collection[int]) -> Sequence[tuple[int, int]]:
    """Numbers as ranges from first to last, ascending.

    >>> ranges([5, 1, 2, 3, 9])
    [(1, 3), (5, 5), (9, 9)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
