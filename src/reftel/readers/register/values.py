"""Cells to values: numbers with their doubt, years, dates and sums."""

import re

from reftel.model.amount import Money, Quantity

_NUMBER = re.compile(r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?(?!\d)")
_RANGE = re.compile(r"(\d[\d,]*)\s*[-–]\s*(\d[\d,]*)")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?:\s*[-–/]\s*(\d{4}|\d\d)(?!\d))?")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DOUBT = re.compile(r"[?()\[\]~≈]|\bc(?:a|irca)?\.?\s")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def quantity(text: str, unit: str, *, doubtful: bool = False, most: Quantity | None = None) -> Quantity | None:
    """A number of things. An estimate is approximate; a "?" alone says at least one, and at most `most`.

    >>> quantity("(12)", "tanks")
    Quantity(low=12.0, high=12.0, unit='tanks', approx=True)
    >>> quantity("?", "tanks")
    Quantity(low=1, high=None, unit='tanks', approx=False)
    """
    doubtful = doubtful or bool(_DOUBT.search(text))
    if found := _RANGE.search(text):
        low, high = sorted(float(end.replace(",", "")) for end in found.groups())
        return Quantity(low=low, high=high, unit=unit, approx=doubtful)
    number = _NUMBER.search(text)
    if number is None:
        if not doubtful:
            return None
        known = most.high if most and not most.approx else None
        return Quantity(low=1, high=known, unit=unit)
    count = float(re.sub("[, ]", "", number.group()))
    return Quantity(low=count, high=count, unit=unit, approx=doubtful)


def years(text: str, *, doubtful: bool = False) -> str | None:
    """The year, or from the first to the last year, that a cell names, in EDTF.

    >>> years("1974-77"), years("(1981)"), years("2002, 2005")
    ('1974/1977', '1981~', '2002/2005')
    """
    found = [(int(first), _last(first, last)) for first, last in _YEAR.findall(text)]
    if not found:
        return None
    low, high = min(first for first, _ in found), max(last for _, last in found)
    mark = "~" if doubtful or _DOUBT.search(text) else ""
    return f"{low}{mark}" if low == high else f"{low}{mark}/{high}{mark}"


def _last(first: str, last: str) -> int:
    year = int(first[: 4 - len(last)] + last) if last else int(first)
    return max(year, int(first))


def day(text: str) -> str | None:
    """A date as Americans write it, or as ISO does, in EDTF; None for one that no calendar has.

    >>> day("1/8/2007"), day("2007-01-08"), day("13/40/2007")
    ('2007-01-08', '2007-01-08', None)
    """
    if found := _DAY.search(text):
        month, number, year = (int(part) for part in found.groups())
    elif found := _ISO.search(text):
        year, month, number = (int(part) for part in found.groups())
    else:
        return None
    if not (1800 <= year <= 2199 and 1 <= month <= 12 and 1 <= number <= _LENGTHS[month - 1]):
        return None
    return f"{year:04}-{month:02}-{number:02}"


def dollars(text: str) -> Money | None:
    """A sum of United States dollars, with or without its sign.

    >>> dollars("$1,184")
    Money(low=1184.0, high=1184.0, currency='USD', approx=False)
    """
    number = _NUMBER.search(text)
    if number is None:
        return None
    value = float(re.sub("[, ]", "", number.group()))
    return Money(low=value, high=value, currency="USD")
