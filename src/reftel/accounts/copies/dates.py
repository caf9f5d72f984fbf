"""Which of two dates comes first, where that is known."""

import re

Interval = tuple[str, str]
"""The first and the last day that an EDTF date can mean, both included."""

_DATE = re.compile(r"(\d[\dX]{3})(?:-(\d\d|XX))?(?:-(\d\d|XX))?")


def interval_of(edtf: str | None) -> Interval | None:
    """The days that a date can mean; None where it has no year.

    >>> interval_of("1974~")
    ('1974-01-01', '1974-12-31')
    >>> interval_of("197X/1981-03")
    ('1970-01-01', '1981-03-31')
    """
    found = _DATE.findall((edtf or "").upper())
    if not found:
        return None
    return _day(found[0], "0", "01", "01"), _day(found[-1], "9", "12", "31")


def is_before(first: Interval | None, second: Interval | None) -> bool:
    """True where the first date is surely the earlier one."""
    return first is not None and second is not None and first[1] < second[0]


def overlap(first: Interval | None, second: Interval | None) -> bool:
    """True where both may be one time; a date that is not known may be any."""
    return not is_before(first, second) and not is_before(second, first)


def _day(parts: tuple[str, str, str], digit: str, month: str, day: str) -> str:
    known_month = parts[1] if parts[1].isdigit() else month
    known_day = parts[2] if parts[2].isdigit() else day
    return f"{parts[0].replace('X', digit)}-{known_month}-{known_day}"
