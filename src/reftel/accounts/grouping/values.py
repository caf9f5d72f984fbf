"""Periods as days and amounts as bounds, as far as it takes to see whether two claims can speak of one thing."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from reftel.model.amount import Money, Quantity

BEFORE, AFTER = 0, date.max.toordinal()
"""The ends of an open period."""

_DATE = re.compile(r"(?P<year>\d[\dX]{3})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<vague>[~?%]*)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_HALVES = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}
_PARTS = _SEASONS | _HALVES
_ABOUT = 0.1
"""Within a tenth: what "about" covers, and where two counts of one thing are close."""

Meeting = Literal["equal", "vague", "close", "conflict"]


class Days(NamedTuple):
    """Days since year 1, both ends included; an open end is BEFORE or AFTER."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """How many days."""
        return self.last - self.first + 1


@lru_cache(maxsize=100_000)
def days_of(edtf: str | None) -> Days | None:
    """The days that a period may touch; None where no date can be read.

    >>> days_of("1973-07").width
    31
    """
    if not edtf:
        return None
    start, slash, end = edtf.strip().partition("/")
    first, last = _bounds(start), _bounds(end if slash else start)
    if first is None and last is None:
        return None
    low = first[0] if first else BEFORE
    high = last[1] if last else AFTER
    return Days(min(low, high), max(low, high))


def _bounds(text: str) -> tuple[int, int] | None:
    found = _DATE.match(text)
    if found is None:
        return None
    years = int(found["year"].replace("X", "0")) or 1, int(found["year"].replace("X", "9"))
    month, day = (int(found[name]) if (found[name] or "X").isdigit() else None for name in ("month", "day"))
    first_month, last_month = (1, 12) if month is None else _PARTS.get(month, (month, month))
    if not 1 <= first_month <= last_month <= 12:
        return None
    last_day = monthrange(years[1], last_month)[1]
    if day is not None and not 1 <= day <= last_day:
        return None
    low = date(years[0], first_month, day or 1).toordinal()
    high = date(years[1], last_month, day or last_day).toordinal()
    extra = _leeway(years, month, day) if found["vague"].strip("?") else 0
    return max(low - extra, 1), min(high + extra, AFTER)


def _leeway(years: tuple[int, int], month: int | None, day: int | None) -> int:
    """Days that "about" adds on each side: a week, a month, a year; two years in the middle of a decade ("1975~")."""
    if day is not None:
        return 7
    if month is not None:
        return 31
    return 731 if years[0] % 10 == 5 else 366


class Bounds(NamedTuple):
    """An amount's ends; `exact` where both are one number that is not "about"."""

    low: float
    high: float
    measure: str
    exact: bool


def bounds_of(amount: Quantity | Money | None) -> Bounds | None:
    """The ends of an amount with what it is counted in; "about" reaches a tenth to each side."""
    if amount is None or (amount.low is None and amount.high is None):
        return None
    measure = amount.unit if isinstance(amount, Quantity) else amount.currency
    low = 0.0 if amount.low is None else amount.low
    high = float("inf") if amount.high is None else amount.high
    if amount.approx:
        low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    return Bounds(low, high, measure.casefold(), low == high)


def meeting(one: Bounds | None, other: Bounds | None) -> Meeting | None:
    """How two amounts stand to each other; None where that says nothing: other units, or an open end far off."""
    if one is None or other is None or one.measure != other.measure:
        return None
    if one.exact and other.exact and one.low == other.low:
        return "equal"
    near = _near(one, other)
    if one.low <= other.high and other.low <= one.high:
        return "vague" if near else None
    return "close" if near else "conflict"


def _near(one: Bounds, other: Bounds) -> bool:
    ends = [end for end in (one.low, one.high) if 0 < end < float("inf")]
    others = [end for end in (other.low, other.high) if 0 < end < float("inf")]
    return any(min(a, b) >= max(a, b) * (1 - _ABOUT) for a in ends for b in others)
