"""Whether a text is a period in EDTF (see `reftel.model.edtf` for what one means)."""

import re
from calendar import monthrange
from datetime import MINYEAR

_POINT = re.compile(r"(-?\d{1,3}[\dX]|-?\d{1,2}XX|-?\dXXX|-?\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?[~?%]?")
_MEMBERS = re.compile(r"\s*(?:,|\.\.)\s*")
_MONTHS, _SEASONS = range(1, 13), range(21, 42)


def is_edtf(text: str) -> bool:
    """True for a date, a season, an interval (open ends are ".." or left out) or a set, whose days there are.

    >>> [is_edtf(text) for text in ("1973-07", "197X", "1975~/1989-12", "../1973", "[1967, 1969]")]
    [True, True, True, True, True]
    >>> [is_edtf(text) for text in ("last year", "1973-13", "1974-06-31", "1980/1975", "..")]
    [False, False, False, False, False]
    """
    if text[:1] + text[-1:] in ("[]", "{}"):
        members = [member for member in _MEMBERS.split(text[1:-1]) if member]
        return bool(members) and all(map(_is_point, members))
    first, slash, last = text.partition("/")
    if not slash:
        return _is_point(text)
    ends = [end for end in (first, last) if end not in ("", "..")]
    return bool(ends) and all(map(_is_point, ends)) and (len(ends) == 1 or _earliest(first) <= _latest(last))


def _is_point(text: str) -> bool:
    found = _POINT.fullmatch(text)
    if found is None or len(found[1].lstrip("-")) != 4:
        return False
    year, month, day = found.groups()
    if month is None or month == "XX":
        return day is None or day == "XX"
    if int(month) not in _MONTHS:
        return int(month) in _SEASONS and day is None
    return day is None or day == "XX" or 1 <= int(day) <= _days_in(year, int(month))


def _days_in(year: str, month: int) -> int:
    known = "X" not in year and int(year) >= MINYEAR
    return monthrange(int(year), month)[1] if known else 31


def _earliest(text: str) -> tuple[int, ...]:
    return _filled(text, "0", "01")


def _latest(text: str) -> tuple[int, ...]:
    return _filled(text, "9", "99")


def _filled(text: str, digit: str, part: str) -> tuple[int, ...]:
    """Year, month and day for comparison, what is not known filled up."""
    found = _POINT.fullmatch(text)
    assert found is not None
    year, month, day = found.groups()
    return int(year.replace("X", digit)), *(int(part if each in (None, "XX") else each) for each in (month, day))
