"""What an EDTF period says in days: its outer bounds, and the years that it surely covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_DATE = re.compile(r"(?P<year>\d[\dX]{3})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?(?P<about>[~?%]?)")
_PARTS = {
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days within which a period lies (None: open), and the first and last year that it surely touches.

    Something that goes on throughout the period goes on in each of the years `sure_first` to `sure_last`. They are None
    where no year is sure. `open_end` tells "1973/.." from a period whose end is not known.
    """

    first: date | None = None
    last: date | None = None
    sure_first: int | None = None
    sure_last: int | None = None
    open_end: bool = False


@cache
def bounds_of(edtf: str) -> Bounds | None:
    """The bounds of a period; None where it is no date that can be placed.

    An approximate date ("1975~", also "?" and "%") may be off by one unit of its own precision either way, as in the
    `edtf` package; of it no year is sure. A season (21 to 24) is anywhere in its year, since hemispheres differ.

    >>> bounds_of("1974/1978") Bounds(first=datetime.date(1974, 1, 1), last=datetime.date(1978, 12, 31),
    sure_first=1974, sure_last=1978, open_end=False) >>> bounds_of("1975~").sure_first is None True
    """
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point(left)
    start, end = _range(left), _range(right)
    if start is None and end is None:
        return None
    sure_first = start[1].year if start and not _is_about(left) else None
    sure_last = end[0].year if end and not _is_about(right) else None
    first, last = start[0] if start else None, end[1] if end else None
    if start is None:
        sure_first = sure_last if end and end[0].year == end[1].year else None
        sure_last = sure_first
    if end is None:
        sure_last = sure_first if start and start[0].year == start[1].year else None
        sure_first = sure_last
    if sure_first is None or sure_last is None or sure_first > sure_last:
        sure_first = sure_last = None
    return Bounds(first, last, sure_first, sure_last, open_end=right == "..")


def _point(text: str) -> Bounds | None:
    days = _range(text)
    if days is None:
        return None
    sure = days[0].year if days[0].year == days[1].year and not _is_about(text) else None
    return Bounds(days[0], days[1], sure, sure)


def _is_about(text: str) -> bool:
    return text.endswith(("~", "?", "%"))


def _range(text: str) -> tuple[date, date] | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    off = 1 if found["about"] else 0
    try:
        if "X" in month:
            return _years(year, off)
        return _days(int(year), int(month), int(day), off) if "X" not in day else _months(int(year), int(month), off)
    except (ValueError, OverflowError):
        return None


def _years(year: str, off: int) -> tuple[date, date]:
    off *= 10 ** year.count("X")
    return date(int(year.replace("X", "0")) - off, 1, 1), date(int(year.replace("X", "9")) + off, 12, 31)


def _months(year: int, month: int, off: int) -> tuple[date, date]:
    low, high = (month, month) if month <= 12 else _PARTS.get(month, (1, 12))
    off *= high - low + 1
    first, last = 12 * year + low - 1 - off, 12 * year + high - 1 + off
    end = last // 12, last % 12 + 1
    return date(first // 12, first % 12 + 1, 1), date(*end, monthrange(*end)[1])


def _days(year: int, month: int, day: int, off: int) -> tuple[date, date]:
    return date(year, month, day) - timedelta(days=off), date(year, month, day) + timedelta(days=off)
