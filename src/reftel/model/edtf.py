"""Periods in EDTF as days: the first and the last that a period may touch, and how precisely each end is told.

EDTF is the Library of Congress' Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1, with sets of level 2.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MINYEAR, date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century"]

_POINT = re.compile(r"(?<![\dX-])(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?![\dX])")
_VAGUE = re.compile(r"[~?%]")
_OPENS, _STAYS_OPEN = re.compile(r"[\[{]\.\."), re.compile(r"\.\.[\]}]")
_DECEMBER = 12
_KEPT = 65_536
"""Periods whose days are kept: the same come again and again."""

_SEASONS = {
    21: (3, 11), 22: (1, 12), 23: (3, 11), 24: (1, 12), 25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (1, 12), 29: (9, 11),
    30: (1, 12), 31: (3, 5), 32: (6, 8), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8),
    39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""First and last month. 21 and 23 (spring, autumn) do not say of which hemisphere: both are held. Seasons over the
turn of the year (22, 24, 28, 30) take the whole of it: nobody says which of its ends is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a period, as told: the days that it may be, how precise it is, and whether it is qualified.

    `vague` is true of `~` approximate, `?` uncertain and `%` both.
    """

    first: date
    last: date
    precision: Precision
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A period. An end that is open or not known is None; a period that is told as one date has two equal ends.

    The days are those that the words cover: nothing is added for a vague end.
    """

    start: End | None
    end: End | None

    @property
    def first(self) -> date | None:
        """The first day that the period may touch; None where its start is open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """The last day that the period may touch; None where its end is open."""
        return self.end.last if self.end else None


@lru_cache(maxsize=_KEPT)
def days_of(edtf: str | None) -> Days | None:
    """The days of a period; None where no year from 1 to 9999 is known.

    An interval told backwards is turned round, a set ("[1967, 1969-12]") is all from its first to its last. Of a date
    that is none, the sound part is taken: 1974-06-31 is June 1974.

    >>> days_of("1975~/198X").first, days_of("1975~/198X").last
    (datetime.date(1975, 1, 1), datetime.date(1989, 12, 31))
    >>> days_of("1973-07/..").last is None
    True
    """
    if not edtf:
        return None
    first, slash, last = edtf.upper().partition("/")
    starts = [] if _OPENS.match(first) else list(_points(first))
    ends = [] if not slash and _STAYS_OPEN.search(first) else list(_points(last if slash else first))
    if not starts and not ends:
        return None
    start = min(starts, key=lambda end: (end.first, end.last), default=None)
    end = max(ends, key=lambda end: (end.last, end.first), default=None)
    if start and end and start.first > end.last:
        start, end = end, start
    return Days(start=start, end=end)


def _points(text: str) -> Iterator[End]:
    """Each date of one side of an interval."""
    vague = bool(_VAGUE.search(text))
    for found in _POINT.finditer(_VAGUE.sub("", text)):
        year, month, day = found.groups()
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        if year != "XXXX" and low >= MINYEAR:
            first, last, precision = _days(low, high, _part(month), _part(day))
            yield End(first=first, last=last, precision=precision, vague=vague)


def _part(digits: str | None) -> int:
    """A month or day as a number; 0 where it is not known."""
    return int(digits) if digits and digits.isdigit() else 0


def _days(low: int, high: int, month: int, day: int) -> tuple[date, date, Precision]:
    if low == high and month in _SEASONS:
        first, last = _SEASONS[month]
        return date(low, first, 1), _month_end(low, last), "season"
    if low != high or not 1 <= month <= _DECEMBER:
        return date(low, 1, 1), date(high, _DECEMBER, 31), _of_years(high - low)
    last_day = _month_end(low, month)
    if not 1 <= day <= last_day.day:
        return date(low, month, 1), last_day, "month"
    exact = date(low, month, day)
    return exact, exact, "day"


def _of_years(more: int) -> Precision:
    return "year" if not more else "decade" if more < 10 else "century"


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def edtf_of(first: date | None, last: date | None) -> str:
    """The shortest EDTF of all days from the first to the last; an end that is None is open.

    >>> edtf_of(date(1974, 1, 1), date(1978, 12, 31)), edtf_of(date(1973, 7, 1), date(1973, 7, 31))
    ('1974/1978', '1973-07')
    """
    start, end = (day.isoformat() if day else ".." for day in (first, last))
    if (not first or start.endswith("-01-01")) and (not last or end.endswith("-12-31")):
        start, end = start[:4], end[:4]
    elif (not first or first.day == 1) and (not last or last == _month_end(last.year, last.month)):
        start, end = start[:7], end[:7]
    return start if start == end else f"{start}/{end}"
