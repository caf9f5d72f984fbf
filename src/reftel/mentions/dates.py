"""Single dates in a run of tokens: days, months, seasons, years, decades, centuries, relative words."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)")
_DECADE = re.compile(r"(1[5-9]\d|20\d)0'?[sS]")
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?", re.IGNORECASE)
_INTRODUCERS = frozenset("in since until by last next of from during to - early late and before after".split())
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One date at tokens `first` to `last`, as EDTF; `year` is its first year, `words` True where relative."""

    first: int
    last: int
    edtf: str
    year: int


def point_at(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    """The longest date that starts at token `at`, or None."""
    for reader in (_named, _part, _day_first, _month_first, _season, _year, _relative, _weekday):
        point = reader(tokens, at, table, today)
        if point is not None:
            return point
    return None


def text_of(tokens: Sequence[Token], i: int) -> str:
    """The lower-case text of token `i`, empty outside the sentence."""
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def _named(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    for words, edtf in table.named.items():
        if tuple(text_of(tokens, at + k) for k in range(len(words))) == words:
            return Point(first=at, last=at + len(words) - 1, edtf=edtf, year=int(edtf[:4]))
    return None


def _part(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    """ "mid-1970s", "early 1958", "the late 1970s", "the end of March 1960"."""
    word, _, tail = text_of(tokens, at).partition("-")
    part = next((p for p in ("early", "mid", "late") if word in table.sets[p]), None)
    if part is None:
        return None
    i = at if tail else at + 1
    while not tail and text_of(tokens, i) in ("-", "of", "the", "in"):
        i += 1
    named = tail or text_of(tokens, i)
    if decade := _DECADE.fullmatch(named):
        year = int(decade[1]) * 10 + table.decade[part]
        return Point(first=at, last=i, edtf=f"{year}~", year=year)
    if _YEAR.fullmatch(named):
        return Point(first=at, last=i, edtf=f"{named}~", year=int(named))
    if tail in table.months:
        year_, last = _year_after(tokens, at, table.months[tail], today)
        return Point(first=at, last=last, edtf=f"{year_}-{table.months[tail]:02}", year=year_) if year_ else None
    inner = _day_first(tokens, i, table, today) or _month_first(tokens, i, table, today)
    return replace(inner, first=at) if inner else None


def _day_first(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    """ "5 June 1992", "31 jan 1978", "the 5th of June"."""
    day = _DAY.fullmatch(text_of(tokens, at))
    if day is None:
        return None
    i = at + 2 if text_of(tokens, at + 1) == "of" else at + 1
    month = _month(tokens, i, table)
    if month is None:
        return None
    year, last = _year_after(tokens, i, month, today)
    return _point(at, last, year, month, int(day[1])) if year else None


def _month_first(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    """ "June 5, 1992", "March 22", "July 1973", "August of this year", "Feb. 1960", "August 7-12th"."""
    month = _month(tokens, at, table)
    if month is None:
        return None
    day = _DAY.fullmatch(text_of(tokens, at + 1))
    if day is not None:
        last_day, i = _second_day(tokens, at + 1, int(day[1]))
        year, last = _year_after(tokens, i, month, today)
        if year is None:
            return None
        point = _point(at, last, year, month, int(day[1]))
        if point and last_day:
            return replace(point, edtf=f"{point.edtf}/{year}-{month:02}-{last_day:02}")
        return point
    year, last = _year_after(tokens, at, month, today)
    explicit = last > at
    if year is None or (not explicit and not _introduced(tokens, at)):
        return None
    return Point(first=at, last=last, edtf=f"{year}-{month:02}", year=year)


def _second_day(tokens: Sequence[Token], at: int, first: int) -> tuple[int | None, int]:
    if text_of(tokens, at + 1) in ("-", "–", "to"):
        other = _DAY.fullmatch(text_of(tokens, at + 2))
        if other and int(other[1]) > first:
            return int(other[1]), at + 2
    return None, at


def _introduced(tokens: Sequence[Token], at: int) -> bool:
    """A month without a year needs a word before it: "in May", "since March", "last June"."""
    before = text_of(tokens, at - 1)
    return before in _INTRODUCERS


def _month(tokens: Sequence[Token], i: int, table: PeriodTable) -> int | None:
    word = text_of(tokens, i)
    if word in ("may", "march", "mar") and (tokens[i].text[0].islower() or tokens[i].pos == "AUX"):
        return None
    return table.months.get(word)


def _year_after(tokens: Sequence[Token], i: int, month: int, today: date | None) -> tuple[int | None, int]:
    """The year that follows a month or day, with the last token of the date; else the latest such month by today."""
    k = i + 2 if text_of(tokens, i + 1) in (",", "of") else i + 1
    if _YEAR.fullmatch(text_of(tokens, k)):
        return int(text_of(tokens, k)), k
    if today is None:
        return None, i
    if text_of(tokens, k) in ("this", "last", "next") and text_of(tokens, k + 1) == "year":
        return today.year + {"this": 0, "last": -1, "next": 1}[text_of(tokens, k)], k + 1
    return (today.year if month <= today.month else today.year - 1), i


def _point(first: int, last: int, year: int, month: int, day: int) -> Point | None:
    if day > monthrange(year, month)[1] or day == 0:
        return None
    return Point(first=first, last=last, edtf=f"{year}-{month:02}-{day:02}", year=year)


def _season(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    season = table.seasons.get(text_of(tokens, at))
    if season is None or (text_of(tokens, at) == "fall" and tokens[at].pos == "VERB"):
        return None
    k = at + 2 if text_of(tokens, at + 1) in (",", "of") else at + 1
    if _YEAR.fullmatch(text_of(tokens, k)):
        year = int(text_of(tokens, k))
        return Point(first=at, last=k, edtf=f"{year}-{season}", year=year)
    if today and text_of(tokens, at - 1) in ("last", "this"):
        return Point(first=at - 1, last=at, edtf=f"{today.year}-{season}", year=today.year)
    return None


def _year(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    word = text_of(tokens, at)
    if decade := _DECADE.fullmatch(word):
        return Point(first=at, last=at, edtf=f"{decade[1]}X", year=int(decade[1]) * 10)
    if word in table.sets["fiscal"]:
        return _fiscal(tokens, at)
    if _YEAR.fullmatch(word) and not _counted(tokens, at):
        return Point(first=at, last=at, edtf=word, year=int(word))
    if (ordinal := _ORDINAL.fullmatch(word)) and text_of(tokens, at + 1) == "century":
        return Point(first=at, last=at + 1, edtf=f"{int(ordinal[1]) - 1}XX", year=(int(ordinal[1]) - 1) * 100)
    if word in ("twentieth", "nineteenth") and text_of(tokens, at + 1) == "century":
        return Point(first=at, last=at + 1, edtf="19XX" if word == "twentieth" else "18XX", year=1900)
    return None


def _fiscal(tokens: Sequence[Token], at: int) -> Point | None:
    """The United States' fiscal year: from July until 1976, from October since."""
    i = at + 2 if text_of(tokens, at + 1) in ("year", "-") else at + 1
    word = text_of(tokens, i).lstrip("'’")
    if not re.fullmatch(r"(?:19|20)?\d\d", word):
        return None
    year = int(word) if len(word) == 4 else 1900 + int(word) if int(word) > 30 else 2000 + int(word)
    edtf = f"{year - 1}-07/{year}-06" if year < 1977 else f"{year - 1}-10/{year}-09"
    return Point(first=at, last=i, edtf=edtf, year=year - 1)


def _counted(tokens: Sequence[Token], at: int) -> bool:
    """True where a number that looks like a year counts something ("1600 rifles") or names a file."""
    token = tokens[at]
    head = tokens[token.head]
    return token.dep == "nummod" and head.i > at and head.pos == "NOUN" and head.text[-1:].lower() == "s"


def _relative(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    if today is None:
        return None
    word, after = text_of(tokens, at), text_of(tokens, at + 1)
    if word in table.sets["yesterday"]:
        return _exact(at, at, today - timedelta(days=1))
    which = next((name for name in ("this", "last", "next") if word in table.sets[name]), None)
    if which is None:
        return _span_back(tokens, at, table, today)
    step = {"this": 0, "last": -1, "next": 1}[which]
    if after == "year":
        return Point(first=at, last=at + 1, edtf=str(today.year + step), year=today.year + step)
    if after == "month":
        month = today.year * 12 + today.month - 1 + step
        return Point(first=at, last=at + 1, edtf=f"{month // 12}-{month % 12 + 1:02}", year=month // 12)
    if after in table.weekdays:
        return _exact(at, at + 1, _nearest(today, table.weekdays[after], forward=step > 0))
    if (month_number := _month(tokens, at + 1, table)) and which in ("last", "next"):
        year = today.year if (month_number <= today.month) == (step < 0) else today.year + step
        return Point(first=at, last=at + 1, edtf=f"{year}-{month_number:02}", year=year)
    return _span_back(tokens, at, table, today)


def _span_back(tokens: Sequence[Token], at: int, table: PeriodTable, today: date) -> Point | None:
    """ "the past 18 months" ends today; "two years ago" is a year."""
    if text_of(tokens, at) in table.sets["last"] and text_of(tokens, at + 1).isdigit():
        count, unit = int(text_of(tokens, at + 1)), table.units.get(text_of(tokens, at + 2))
        if unit in ("month", "year") and count < 600:
            months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
            start = f"{months // 12}-{months % 12 + 1:02}" if unit == "month" else str(months // 12)
            end = f"{today.year}-{today.month:02}" if unit == "month" else str(today.year)
            return Point(first=at, last=at + 2, edtf=f"{start}/{end}", year=months // 12)
    return None


def _weekday(tokens: Sequence[Token], at: int, table: PeriodTable, today: date | None) -> Point | None:
    """ "Friday, March 22" is the date; "on Sunday" the Sunday before the document's date."""
    number = table.weekdays.get(text_of(tokens, at))
    if number is None or tokens[at].text[0].islower():
        return None
    i = at + 2 if text_of(tokens, at + 1) == "," else at + 1
    if i < len(tokens) and (point := _month_first(tokens, i, table, today) or _day_first(tokens, i, table, today)):
        return replace(point, first=at)
    if today is None or len(text_of(tokens, at)) < 6:
        return None
    return _exact(at, at, _nearest(today, number, forward=False))


def _nearest(today: date, weekday: int, *, forward: bool) -> date:
    distance = (weekday - today.isoweekday()) % 7 if forward else -((today.isoweekday() - weekday) % 7)
    return today + timedelta(days=distance or (7 if forward else 0))


def _exact(first: int, last: int, day: date) -> Point:
    return Point(first=first, last=last, edtf=day.isoformat(), year=day.year)
