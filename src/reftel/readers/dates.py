"""Dates as pages print them, as EDTF: of datelines, bylines, posts and telegrams."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from reftel.model.span import Span
from reftel.rules.data import read_toml

_PIVOT = 30
_ISO = re.compile(r"\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?!\d)")
_WEEK_CYCLE = 11
_SHORT = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<year>\d\d)(?![\d./-])")


@cache
def months() -> dict[str, int]:
    """Month names and their short forms, in lower case."""
    names = read_toml("languages/en/periods.toml")["months"]
    return {name: number for number, forms in enumerate(names, 1) for name in forms.split()}


@cache
def weekdays() -> dict[str, int]:
    """Weekday names and their short forms, in lower case; Monday is 0."""
    names = read_toml("languages/en/periods.toml")["weekdays"]
    return {name: number for number, forms in enumerate(names) for name in forms.split()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(sorted(months(), key=len, reverse=True)) + r")\b\.?"
    hours = r"(?!\s*(?:local|gmt|utc|hrs?|hours|z)\b)"  # "4 Aug, 1900 local" names no year
    year = rf"(?P<year>(?:1[5-9]|20)\d\d|['’]\d\d)\b{hours}"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    return tuple(
        re.compile(p, re.IGNORECASE)
        for p in (
            r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)-(?P<nn>\d\d)-(?P<day>\d\d)(?!\d)",
            rf"(?<!\d){day}[\s-]+{month}[,\s-]+(?P<year>(?:1[5-9]|20)?\d\d)(?!\d){hours}",
            rf"\b{month}\s+{day}\s*,?\s+{year}",
            rf"\b{month},?\s+{year}",
            r"(?<!\d)(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<year>(?:1[5-9]|20)\d\d)(?!\d)",
        )
    )


def find(text: str, *, short: bool = False) -> Iterator[tuple[Span, str]]:
    """The full dates in `text` with their places, in order; a date without its year is none.

    With `short`, years of two digits count too ("18-05-03").
    """
    found: list[tuple[Span, str | None]] = []
    for pattern in (*_patterns(), *((_SHORT,) if short else ())):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            value = _edtf(match.groupdict())
            if not any(span.overlaps(other) for other, _ in found):
                found.append((span, value))
    yield from sorted((span, value) for span, value in found if value is not None)


def by_weekday(text: str) -> str | None:
    """The month that a text without a date of its own speaks of, by its weekdays ("Friday, March 22").

    A day of the week and of the month fit only some years. Taken is the first that fits them all and is not before
    the latest year named in the text; None where the text names no year or no such day.
    """
    days = [(weekdays()[m[1].lower()], months()[m[2].lower()], int(m[3])) for m in _weekday_pattern().finditer(text)]
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
    if not days or not years:
        return None
    for year in range(max(years), max(years) + _WEEK_CYCLE):
        if all(_weekday(year, month, day) == weekday for weekday, month, day in days):
            return f"{year:04}-{max(month for _, month, _ in days):02}"
    return None


@cache
def _weekday_pattern() -> re.Pattern[str]:
    day = "|".join(sorted(weekdays(), key=len, reverse=True))
    month = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(rf"\b({day}),? ({month})\.? (\d{{1,2}})\b(?!,? \d{{4}})", re.IGNORECASE)


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def first(text: str) -> str | None:
    """The first full date in `text`."""
    return next((value for _, value in find(text)), None)


def iso(text: str) -> str | None:
    """The day of a date as machines write it (2013-06-04T10:00Z), as EDTF; None where it is none."""
    match = _ISO.match(text)
    if match is None or not 1500 <= int(match[1]) <= 2100:
        return None
    year, month, day = match.groups()
    if month is None:
        return year if text.strip() == year else None
    if day is None:
        return f"{year}-{month}" if 1 <= int(month) <= 12 else None
    return _day(int(year), int(month), int(day))


def days(edtf: str) -> int:
    """A day of EDTF as a number that can be counted from; what is no day counts from its beginning."""
    year, month, day = (int(part) for part in [*edtf.split("-"), "01", "01"][:3])
    return date(year, month, day).toordinal()


def full_year(digits: str) -> int:
    """A year of two digits or four: the documents are of the years from 1930 on."""
    year = int(digits.lstrip("'’"))
    return year if year > 99 else year + (2000 if year < _PIVOT else 1900)


def _edtf(parts: dict[str, str | None]) -> str | None:
    year = full_year(parts["year"] or "")
    if parts.get("a"):
        return _either(year, int(parts["a"] or 0), int(parts["b"] or 0))
    month = int(parts["nn"] or 0) if parts.get("nn") else months()[(parts["month"] or "").lower()]
    if not parts.get("day"):
        return f"{year:04}-{month:02}"
    return _day(year, month, int(parts["day"] or 0))


def _either(year: int, a: int, b: int) -> str | None:
    """Day and month in an order that only their size tells; where it does not, the year is all that is known."""
    if a == b or a > 12:
        return _day(year, b, a)
    return _day(year, a, b) if b > 12 else f"{year:04}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
