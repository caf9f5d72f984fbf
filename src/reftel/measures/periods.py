"""What an EDTF period says in days: its outer bounds, and the years that it surely covers."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from reftel.model.edtf import Days, End, days_of

_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
"""How many months an approximate date may be off: one of its own unit."""


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
    """The bounds of a period; None where no date of it can be placed (`reftel.model.edtf.days_of`).

    An approximate date ("1975~", also "?" and "%") may be off by one unit of its own precision either way, as in the
    `edtf` package; of it no year is sure. Nor is any of a set ("[1967, 1969]"), or of an interval told backwards.

    >>> bounds_of("1974~/1978").first, bounds_of("1974~/1978").last, bounds_of("1974/1978").sure_last
    (datetime.date(1973, 1, 1), datetime.date(1978, 12, 31), 1978)
    """
    days = days_of(edtf)
    if days is None:
        return None
    left, slash, right = edtf.partition("/")
    is_turned = bool(slash and days.start and days.end) and days_of(left) != Days(start=days.start, end=days.start)
    sure_first, sure_last = (None, None) if is_turned else _sure(days, is_interval=bool(slash))
    first = _off(days.start.first, days.start, -1) if days.start else None
    last = _off(days.end.last, days.end, 1) if days.end else None
    return Bounds(first, last, sure_first, sure_last, open_end=right == "..")


def _sure(days: Days, *, is_interval: bool) -> tuple[int, int] | tuple[None, None]:
    """The first and the last year that a period surely touches."""
    if is_interval and days.start and days.end:
        low, high = days.start.last.year, days.end.first.year
        is_vague = days.start.vague or days.end.vague
        return (low, high) if low <= high and not is_vague else (None, None)
    known = [end for end in (days.start, days.end) if end]
    years = {day.year for end in known for day in (end.first, end.last)}
    is_placed = is_interval or len(known) == 2  # "[..1970]" is 1970 or before
    if not is_placed or len(years) > 1 or any(end.vague for end in known):
        return None, None
    (year,) = years
    return year, year


def _off(day: date, end: End, way: int) -> date:
    """The outermost day of an end that may be off; within the calendar."""
    if not end.vague:
        return day
    if end.precision == "day":
        return day if day in (date.min, date.max) else day + timedelta(days=way)
    by = _MONTHS.get(end.precision) or end.last.month - end.first.month + 1
    year, month = divmod(12 * day.year + day.month - 1 + way * by, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if way < 0 else date.max
    return date(year, month + 1, 1 if way < 0 else monthrange(year, month + 1)[1])
