"""Two periods, at the precision of days."""

from datetime import date, timedelta
from functools import lru_cache

from reftel.accounts.agreement.conventions import load_conventions
from reftel.accounts.agreement.verdict import SAME, UNKNOWN, Agreement, apart, within
from reftel.model.edtf import Days, End, days_of

_YEAR = 365.25
_KEPT = 65_536
"""Periods whose days are kept: the same come again and again."""
_WHOLE, _SHARED = 0.5, 0.5
"""How much it counts that the shorter lies in the longer, and that they are of one length."""


def periods(one: str | None, other: str | None) -> Agreement:
    """Compare two EDTF periods: they agree where they share a day, vague ends widened by our conventions.

    A month within a year agrees with it; "1974/1978" agrees with 1976. The longer the time between two that are apart,
    the lower the degree: a year apart, 0.25.
    """
    mine, theirs = days_of(one), days_of(other)
    if mine is None or theirs is None:
        return UNKNOWN
    if mine == theirs:
        return SAME
    return _compared(_widened(mine), _widened(theirs))


@lru_cache(maxsize=_KEPT)
def touched(edtf: str | None) -> tuple[date, date] | None:
    """The first and last day that a period may touch, vague ends widened; the ends of the calendar where it is open."""
    days = days_of(edtf)
    return None if days is None else _widened(days)


def _widened(days: Days) -> tuple[date, date]:
    first, last = days.first or date.min, days.last or date.max
    return _moved(first, -_slack(days.start)), _moved(last, _slack(days.end))


def _slack(end: End | None) -> int:
    return load_conventions().days[end.precision] if end and end.vague else 0


def _moved(day: date, by: int) -> date:
    """The day so many days on, within the calendar."""
    ordinal = min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def _compared(one: tuple[date, date], other: tuple[date, date]) -> Agreement:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    if start > end:
        return apart(_YEAR / (_YEAR + (start - end).days))
    shared = (end - start) / timedelta(days=1) + 1
    shorter, longer = sorted((last - first).days + 1 for first, last in (one, other))
    return within(_WHOLE * shared / shorter + _SHARED * shared / longer)
