"""Dates that count from another: from the document's day ("last Friday"), or from a date before ("that year")."""

from collections.abc import Sequence
from datetime import timedelta

from reftel.mentions.earlier import Earlier, by_earlier
from reftel.mentions.fiscal import fiscal_year
from reftel.mentions.near import near_at
from reftel.mentions.points import Point, text_of
from reftel.mentions.today import Today, count_at, exact, month_of, months_off, nearest, whole_year
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_DAYS = {"day": 1, "week": 7}


def relative_at(
    tokens: Sequence[Token], at: int, table: PeriodTable, today: Today | None, earlier: Earlier | None, *, future: bool
) -> Point | None:
    """The relative date that starts at token `at`; `earlier` is the date before it in the text."""
    point = by_earlier(tokens, at, table, earlier)
    if point is not None or today is None:
        return point
    point = near_at(tokens, at, table, today, earlier, future=future)
    for reader in (_day_word, _this_last_next, _ago, _span_back, _recent):
        point = point or reader(tokens, at, table, today)
    return point or _weekday(tokens, at, table, today, future=future)


def _day_word(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "yesterday", "tomorrow morning", "this evening", "last night"."""
    word, after = text_of(tokens, at), text_of(tokens, at + 1)
    if word in table.days:
        last = at + (after in table.sets["day_parts"])
        return exact(at, last, today, today.day + timedelta(days=table.days[word]))
    if word in table.sets["this"] and after in table.sets["day_parts"]:
        return exact(at, at + 1, today, today.day)
    if word in table.sets["last"] and after in table.sets["night"]:
        return exact(at, at + 1, today, today.day - timedelta(days=1))
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
        return exact(at, at + 1, today, nearest(today.day, table.weekdays[after], step))
    if after in table.months:
        return month_of(at, at + 1, table.months[after], _year_of(table.months[after], step, today))
    if after in table.seasons:
        season = table.seasons[after]
        year = _year_of((season - 20) * 3 + 2 if season < 24 else 2, step, today)
        return Point(first=at, last=at + 1, form=f"{year}-{season}", year=year)
    if after in table.sets["fiscal"] and text_of(tokens, at + 2) in table.sets["fiscal_year"]:
        return fiscal_year(at, at + 2, _fiscal_now(today, table) + step, table)
    return None


def _stepped(at: int, unit: str, step: int, today: Today) -> Point | None:
    if unit == "year":
        return whole_year(at, at + 1, today.day.year + step)
    if today.grain == "year" or unit == "day":
        return None
    if unit == "month":
        return months_off(at, at + 1, step, today)
    week = today.day + timedelta(days=7 * step)
    return month_of(at, at + 1, week.month, week.year)


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
        return whole_year(at, at + 2, today.day.year - count * (10 if unit == "decade" else 1))
    if unit == "month":
        return months_off(at, at + 2, -count, today) if today.grain != "year" else None
    if today.grain != "day":
        return None
    day = today.day - timedelta(days=count * _DAYS[unit])
    return exact(at, at + 2, today, day) if unit == "day" else month_of(at, at + 2, day.month, day.year)


def _span_back(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today) -> Point | None:
    """ "the past 18 months", "the last five years": up to the document's day."""
    count, unit = count_at(tokens, at + 1, table), table.units.get(text_of(tokens, at + 2))
    if text_of(tokens, at) not in table.sets["past"] or count is None:
        return None
    if unit == "year":
        start, end = str(today.day.year - count), str(today.day.year)
    elif unit == "month" and today.grain != "year":
        start, end = months_off(at, at, -count, today).edtf, f"{today.day:%Y-%m}"
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
    return month_of(at, at + 1, today.day.month, today.day.year)


def _weekday(tokens: Sequence[Token], at: int, table: PeriodTable, today: Today, *, future: bool) -> Point | None:
    """ "on Sunday": the Sunday up to the document's day or, of what is to come, the one after it."""
    number = table.weekdays.get(text_of(tokens, at))
    if number is None or tokens[at].text[0].islower() or len(text_of(tokens, at)) < 6:
        return None
    day = nearest(today.day, number, 1) if future else nearest(today.day + timedelta(days=1), number, -1)
    return exact(at, at, today, day)


