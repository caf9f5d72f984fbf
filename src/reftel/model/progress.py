"""How long work says how far it has got."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[float, int, str], None]
"""Is told how much is done, of how much, and what is being done."""

Tell = Callable[[float], None]
"""Is told what share of a piece of work is done, from 0 to 1."""

T = TypeVar("T")
_TIMES = 100


def part(tell: Tell | None, start: float, end: float) -> Tell | None:
    """Of a piece of work, the part that takes from `start` to `end` of its time."""
    return None if tell is None else lambda share: tell(start + share * (end - start))


def watched(items: Iterable[T], tell: Tell | None, total: int, at: Callable[[T], int] | None = None) -> Iterator[T]:
    """The items as they come; `tell` hears, at most a hundred times, how far among `total` one stands.

    That is by its number, or where `at` says.
    """
    if tell is None:
        yield from items
        return
    told = -1
    for number, item in enumerate(items):
        if (done := _TIMES * (at(item) if at else number) // total) > told:
            told = done
            tell(done / _TIMES)
        yield item
