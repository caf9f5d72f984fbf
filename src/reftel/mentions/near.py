"""Dates near the document's day: "the 14th instant", "last weekend", "the end of the year", "the next five years"."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from reftel.mentions.earlier import Earlier
from reftel.mentions.points import Point, text_of
from reftel.mentions.today import Today, count_at, exact, months_off, nearest, whole_year
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|d)", re.IGNORECASE)
_SATURDAY = 6
_STEPS = (("this", 0), ("last", -1), ("next", 1))


def near_at(
    tokens: Sequence[Token], at: int, table: PeriodTable, today: Today, earlier: Earlier | None, *, future: bool
) -> Point | None:
    """The date near the document's day that starts at token `at`, or None."""
    return (
        _next_but_one(tokens, at, table, today)
        or _day_of_month(tokens, at, table, today)
        or _bare_day(tokens, at, table, today, earlier, future=future)
        or _weekend(tokens, at, table, today, future=future)
        or _span_ahead(tokens, at, table, today)
        or _span_of_one(tokens, at, table, today)
        or _end_of_year(tokens, at, table, today if earlier is None or future else earlier)
    )


def _next_but_one(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    i = at + (text_of(tokens, at) in table.sets["the"])
    days = table.days.get(text_of(tokens, i + 2), 0)
    link = {-1: "before_noun", 1: "after_noun"}.get(days)
    if link is None or table.units.get(text_of(tokens, i)) != "day" or text_of(tokens, i + 1) not in table.sets[link]:
        return None
    return exact(at, i + 2, today, today.day + timedelta(days=2 * days))


def _day_of_month(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "14th instant", "3d ult.", "the 4th of this month"."""
    day = _DAY.fullmatch(text_of(tokens, at))
    if day is None or today.grain == "year":
        return None
    i = at + 1
    step = table.instants.get(text_of(tokens, i).rstrip("."))
    if step is None and text_of(tokens, i) in table.sets["of"] and table.units.get(text_of(tokens, i + 2)) == "month":
        step = next((n for name, n in _STEPS if text_of(tokens, i + 1) in table.sets[name]), None)
        i += 2
    if step is None:
        return None
    i += text_of(tokens, i + 1) == "." and i == at + 1
    month = months_off(at, i, step, today)
    return _day_in(month, int(day[1]))


def _bare_day(
    tokens: Sequence[Token], at: int, table: PeriodTable, today: Today, earlier: Earlier | None, *, future: bool
) -> Point | None:
    """ "on the 25th", "by the 30th": of the month told last or, where none was, the nearest to the document's day."""
    i = at + (text_of(tokens, at) in table.sets["the"])
    day = _DAY.fullmatch(text_of(tokens, i))
    if day is None or i == at or text_of(tokens, at - 1) not in table.sets["day_openers"] or today.grain != "day":
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (after.pos in ("NOUN", "PROPN", "ADJ", "NUM") or after.text.lower() in table.sets["of"]):
        return None
    number, step = int(day[1]), 0
    if earlier is not None and earlier.month is not None and abs(_months(earlier, today)) <= 1:
        step = _months(earlier, today)
    elif number > today.day.day and not future:
        step = -1
    elif number < today.day.day and future:
        step = 1
    month = months_off(at, i, step, today)
    if not 1 <= number <= monthrange(month.year or 1, month.month or 1)[1]:
        return None
    return _day_in(month, number)


def _day_in(month: Point, day: int) -> Point:
    """A day of a month that the same words stand for."""
    return replace(month, form=f"{month.form}-{day:02}")


def _months(earlier: Earlier, today: Today) -> int:
    """How many months the date told last lies after the document's; before it, less than zero."""
    return (earlier.year - today.day.year) * 12 + (earlier.month or 0) - today.day.month


def _weekend(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today, *, future: bool) -> Point | None:
    """ "last weekend", "this week-end", "over the weekend": its two days."""
    word, i = text_of(tokens, at), at + 1
    whole = text_of(tokens, i) + text_of(tokens, i + 1) + text_of(tokens, i + 2)
    last = i if text_of(tokens, i) in table.sets["weekend"] else i + 2 if whole in table.sets["weekend"] else None
    step = next((n for name, n in _STEPS if word in table.sets[name]), None)
    if word in table.sets["the"]:
        step = 0 if future else -1
    if last is None or step is None or today.grain != "day":
        return None
    days = today.day.isoweekday()
    saturday = nearest(today.day, _SATURDAY, -1 if step < 0 else 1)
    if step == 0 and days >= _SATURDAY:
        saturday = today.day - timedelta(days=days - _SATURDAY)
    saturday += timedelta(days=7 if step > 0 and days < _SATURDAY else 0)
    return _span(at, last, f"{saturday}", f"{saturday + timedelta(days=1)}")


def _span_ahead(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "the next five years": from the document's day."""
    count, unit = count_at(tokens, at + 1, table), table.units.get(text_of(tokens, at + 2))
    if text_of(tokens, at) not in table.sets["next"] or count is None or text_of(tokens, at + 1) in table.sets["a"]:
        return None
    if unit in ("year", "decade"):
        return _span(at, at + 2, str(today.day.year), str(today.day.year + count * (10 if unit == "decade" else 1)))
    if unit == "month" and today.grain != "year":
        return _span(at, at + 2, f"{today.day:%Y-%m}", months_off(at, at, count, today).edtf)
    return None


def _span_of_one(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "the past year", "the last decade", "the next decade"."""
    word, unit = text_of(tokens, at), table.units.get(text_of(tokens, at + 1))
    if text_of(tokens, at - 1) not in table.sets["the"] or unit not in ("year", "decade"):
        return None
    years, now = 10 if unit == "decade" else 1, today.day.year
    if word in table.sets["whole_past"] or (unit == "decade" and word in table.sets["last"]):
        return _span(at, at + 1, str(now - years), str(now))
    if unit == "decade" and word in table.sets["next"]:
        return _span(at, at + 1, str(now), str(now + years))
    return None


def _end_of_year(
    tokens: Sequence[Token], at: int, table: PeriodTable, year: Today | Earlier
) -> Point | None:
    """ "the end of the year", "year's end", "year-end": of the year that the text speaks of."""
    sets = table.sets
    words = [text_of(tokens, at + k) for k in range(4)]
    spelled = words[0] in sets["end"] and words[1] in sets["of"] and words[2] in sets["the"]
    last = None
    if spelled and table.units.get(words[3]) == "year":
        last = at + 3
    elif table.units.get(words[0]) == "year" and words[1] in sets["possessive"] and words[2] in sets["end"]:
        last = at + 2
    if last is None or text_of(tokens, last + 1).isdigit():
        return None
    number = year.day.year if isinstance(year, Today) else year.year
    whole = whole_year(at, last, number)
    return Point(first=at, last=last, form=whole.form, year=number, end=True)


def _span(first: int, last: int, start: str, end: str) -> Point:
    return Point(first=first, last=last, form=f"{start}/{end}", year=int(start[:4]))
