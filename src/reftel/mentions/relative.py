"""Dates that count from another: from the document's day ("last Friday"), or from a date before ("that year")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reftel.mentions.dates import YEAR, Point, fiscal_year, text_of
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_GRAINS = {"day": 10, "month": 7, "year": 4}
_DAYS = {"day": 1, "week": 7}
_STEPS = {"following": 1, "preceding": -1, "same": 0}


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


def relative_at(
    tokens: Sequence[Token], at: int, table: PeriodTable, today: Today | None, earlier: int | None, *, future: bool
) -> Point | None:
    """The relative date that starts at token `at`; `earlier` is the year of the date before it in the text."""
    point = _by_earlier(tokens, at, table, earlier)
    if point is not None or today is None:
        return point
    for reader in (_day_word, _this_last_next, _ago, _span_back, _recent):
        point = reader(tokens, at, table, today)
        if point is not None:
            return point
    return _weekday(tokens, at, table, today, future=future)


def count_at(tokens: Sequence[Token], i: int, table: PeriodTable) -> int | None:
    """A small whole number at token `i`; "a year" is one."""
    word = text_of(tokens, i)
    if word in table.sets["a"]:
        return 1
    number = int(word) if word.isdigit() and len(word) < 4 else table.numbers.get(word)
    return number if number else None


def _by_earlier(tokens: Sequence[Token], at: int, table: PeriodTable, earlier: int | None) -> Point | None:
    """ "that year", "the following year", "the year before", "two years later"."""
    if earlier is None:
        return None
    sets, units = table.sets, table.units
    word, after = text_of(tokens, at), text_of(tokens, at + 1)
    if word in sets["same"] and units.get(after) == "year":
        return _whole_year(at, at + 1, earlier)
    if word in sets["the"]:
        step = next((n for name, n in _STEPS.items() if after in sets[name]), None)
        if step is not None and units.get(text_of(tokens, at + 2)) == "year":
            return _whole_year(at, at + 2, earlier + step)
        if units.get(after) == "year" and text_of(tokens, at + 2) in sets["before_noun"]:
            return _whole_year(at, at + 2, earlier - 1)
    count = count_at(tokens, at, table)
    if count is None or units.get(after) != "year":
        return None
    sign = 1 if text_of(tokens, at + 2) in sets["later"] else -1 if text_of(tokens, at + 2) in sets["earlier"] else 0
    return _whole_year(at, at + 2, earlier + sign * count) if sign else None


def _whole_year(first: int, last: int, year: int) -> Point:
    return Point(first=first, last=last, form=YEAR, year=year)


def _day_word(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "yesterday", "tomorrow morning", "this evening", "last night"."""
    word, after = text_of(tokens, at), text_of(tokens, at + 1)
    if word in table.days:
        last = at + (after in table.sets["day_parts"])
        return _exact(at, last, today, today.day + timedelta(days=table.days[word]))
    if word in table.sets["this"] and after in table.sets["day_parts"]:
        return _exact(at, at + 1, today, today.day)
    if word in table.sets["last"] and after in table.sets["night"]:
        return _exact(at, at + 1, today, today.day - timedelta(days=1))
    return None


def _this_last_next(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "this year", "last month", "next week", "last Friday", "last May", "last spring", "this fiscal year"."""
    word, after = text_of(tokens, at), text_of(tokens, at + 1)
    step = next((n for name, n in (("this", 0), ("last", -1), ("next", 1)) if word in table.sets[name]), None)
    if step is None:
        return None
    unit = table.units.get(after)
    if unit is not None and after != unit:
        return None
    if unit in ("year", "month", "week", "day"):
        return _stepped(at, unit, step, today)
    if after in table.weekdays and len(after) > 4:
        return _exact(at, at + 1, today, nearest(today.day, table.weekdays[after], step))
    if after in table.months:
        return _month_of(at, at + 1, table.months[after], _year_of(table.months[after], step, today))
    if after in table.seasons:
        season = table.seasons[after]
        year = _year_of((season - 20) * 3 + 2 if season < 24 else 2, step, today)
        return Point(first=at, last=at + 1, form=f"{year}-{season}", year=year)
    if after in table.sets["fiscal"] and text_of(tokens, at + 2) in table.sets["fiscal_year"]:
        return fiscal_year(at, at + 2, _fiscal_now(today, table) + step, table)
    return None


def _stepped(at: int, unit: str, step: int, today: Today) -> Point | None:
    if unit == "year":
        return _whole_year(at, at + 1, today.day.year + step)
    if today.grain == "year" or unit == "day":
        return None
    if unit == "month":
        return _months_off(at, at + 1, step, today)
    week = today.day + timedelta(days=7 * step)
    return _month_of(at, at + 1, week.month, week.year)


def _months_off(first: int, last: int, step: int, today: Today) -> Point:
    months = today.day.year * 12 + today.day.month - 1 + step
    return _month_of(first, last, months % 12 + 1, months // 12)


def _month_of(first: int, last: int, month: int, year: int) -> Point:
    return Point(first=first, last=last, form=f"{YEAR}-{month:02}", year=year, month=month)


def _year_of(month: int, step: int, today: Today) -> int:
    """The year of "last May" (the latest May that is over), "next May" and "this May"."""
    year, now = today.day.year, today.day.month
    if step < 0:
        return year if month < now else year - 1
    return year + 1 if step > 0 and month <= now else year


def _fiscal_now(today: Today, table: PeriodTable) -> int:
    """The fiscal year that the document was written in."""
    year = today.day.year
    start = table.fiscal.before if year + 1 < table.fiscal.changed else table.fiscal.since
    return year + (today.day.month >= start)


def _ago(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "two years ago" is a year, "two months ago" a month, "ten days ago" a day."""
    count, unit = count_at(tokens, at, table), table.units.get(text_of(tokens, at + 1))
    if count is None or unit is None or text_of(tokens, at + 2) not in table.sets["ago"]:
        return None
    if unit in ("year", "decade"):
        return _whole_year(at, at + 2, today.day.year - count * (10 if unit == "decade" else 1))
    if unit == "month":
        return _months_off(at, at + 2, -count, today) if today.grain != "year" else None
    if today.grain != "day":
        return None
    day = today.day - timedelta(days=count * _DAYS[unit])
    return _exact(at, at + 2, today, day) if unit == "day" else _month_of(at, at + 2, day.month, day.year)


def _span_back(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "the past 18 months", "the last five years": up to the document's day."""
    count, unit = count_at(tokens, at + 1, table), table.units.get(text_of(tokens, at + 2))
    if text_of(tokens, at) not in table.sets["past"] or count is None:
        return None
    if unit == "year":
        start, end = str(today.day.year - count), str(today.day.year)
    elif unit == "month" and today.grain != "year":
        start, end = _months_off(at, at, -count, today).edtf, f"{today.day:%Y-%m}"
    elif unit in _DAYS and today.grain == "day":
        start, end = f"{today.day - timedelta(days=count * _DAYS[unit])}", f"{today.day}"
    else:
        return None
    return Point(first=at, last=at + 2, form=f"{start}/{end}", year=int(start[:4]))


def _recent(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "in recent months" is about the document's own month."""
    unit = table.units.get(text_of(tokens, at + 1))
    if text_of(tokens, at) not in table.sets["recent"] or unit not in ("day", "week", "month") or today.grain == "year":
        return None
    return _month_of(at, at + 1, today.day.month, today.day.year)


def _weekday(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today, *, future: bool) -> Point | None:
    """ "on Sunday": the Sunday up to the document's day or, of what is to come, the one after it."""
    number = table.weekdays.get(text_of(tokens, at))
    if number is None or tokens[at].text[0].islower() or len(text_of(tokens, at)) < 6:
        return None
    day = nearest(today.day, number, 1) if future else nearest(today.day + timedelta(days=1), number, -1)
    return _exact(at, at, today, day)


def nearest(day: date, weekday: int, step: int) -> date:
    """The first such weekday after `day`, or the last one before it where `step` is below zero."""
    if step < 0:
        return day - timedelta(days=(day.isoweekday() - weekday) % 7 or 7)
    return day + timedelta(days=(weekday - day.isoweekday()) % 7 or 7)


def _exact(first: int, last: int, today: Today, day: date) -> Point:
    """A day, or the month or year that is all that is known of it."""
    if today.grain != "day":
        day = today.day
    form = day.isoformat()[: _GRAINS[today.grain]]
    return Point(first=first, last=last, form=form, year=day.year, month=day.month if today.grain != "year" else None)
