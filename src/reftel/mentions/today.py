"""The day that relative dates count from, and steps away from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reftel.mentions.points import YEAR, Point, text_of
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_GRAINS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The day that relative words count from, and how exactly it is known: to the day, the month or the year."""

    day: date
    grain: str

    @classmethod
    def of(cls, edtf: str | None) -> "Today | None":
        """From the document's date; the last day of a month or year stands for it."""
        found = re.match(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?!\d)", edtf or "")
        if not found:
            return None
        year, month, day = (int(part) if part else 0 for part in found.groups())
        try:
            return cls(day=date(year, month or 12, day or 28), grain="day" if day else "month" if month else "year")
        except ValueError:
            return None


def count_at(tokens: Sequence[Token], i: int, table: PeriodTable) -> int | None:
    """A small whole number at token `i`; "a year" is one."""
    word = text_of(tokens, i)
    if word in table.sets["a"]:
        return 1
    number = int(word) if word.isdigit() and len(word) < 4 else table.numbers.get(word)
    return number if number else None


def whole_year(first: int, last: int, year: int) -> Point:
    """A year that the words do not spell."""
    return Point(first=first, last=last, form=YEAR, year=year)


def months_off(first: int, last: int, step: int, today: Today) -> Point:
    """The month so many months after today's, or before it."""
    months = today.day.year * 12 + today.day.month - 1 + step
    return month_of(first, last, months % 12 + 1, months // 12)


def month_of(first: int, last: int, month: int, year: int) -> Point:
    """A month of a year."""
    return Point(first=first, last=last, form=f"{YEAR}-{month:02}", year=year, month=month)


def nearest(day: date, weekday: int, step: int) -> date:
    """The first such weekday after `day`, or the last one before it where `step` is below zero."""
    if step < 0:
        return day - timedelta(days=(day.isoweekday() - weekday) % 7 or 7)
    return day + timedelta(days=(weekday - day.isoweekday()) % 7 or 7)


def exact(first: int, last: int, today: Today, day: date) -> Point:
    """A day, or the month or year that is all that is known of it."""
    if today.grain != "day":
        day = today.day
    form = day.isoformat()[: _GRAINS[today.grain]]
    return Point(first=first, last=last, form=form, year=day.year, month=day.month if today.grain != "year" else None)
