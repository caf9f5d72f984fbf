"""Dates written in figures alone: "1978-01-31", "3.9.1939", "3/15/2007", "1969/70"."""

import re
from collections.abc import Sequence

from reftel.mentions.points import APOSTROPHES, YEAR, Point, day_point, full_year, text_of
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_TWO_YEARS = re.compile(r"(1[5-9]\d\d|20\d\d)[/–-](\d\d|1[5-9]\d\d|20\d\d)")
_TWO_SHORT = re.compile(r"(\d\d)[-–/]['’]?(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTHS = 12


def read_iso(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    """ "1978-01-31", as one word or as five."""
    for last in (at, at + 4):
        found = _ISO.fullmatch("".join(text_of(tokens, i) for i in range(at, last + 1)))
        if found and last < len(tokens) and 1 <= int(found[2]) <= 12:
            return day_point(at, last, int(found[1]), int(found[2]), int(found[3]))
    return None


def read_dotted(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    """ "3.9.1939" is the third of September."""
    found = _DOTTED.fullmatch(text_of(tokens, at))
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) == 0:
        return None
    return day_point(at, at, int(found[3]), int(found[2]), int(found[1]))


def read_slashed(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    """ "3/15/2007" is a day; of "3/5/2007", which is March or May, only the year is sure."""
    found = _SLASHED.fullmatch(text_of(tokens, at))
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    if first > _MONTHS >= second > 0:
        return day_point(at, at, year, second, first)
    if second > _MONTHS >= first > 0:
        return day_point(at, at, year, first, second)
    if first == second:
        return day_point(at, at, year, first, second) if 0 < first <= _MONTHS else None
    return Point(first=at, last=at, form=YEAR, year=year)


def read_two_years(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    """ "1969/70" as one word, "'85-'87"."""
    short = _TWO_SHORT.fullmatch(text_of(tokens, at + 1)) if text_of(tokens, at) in APOSTROPHES else None
    if short and int(short[1]) < int(short[2]):
        first, until = full_year(int(short[1])), full_year(int(short[2]))
        return Point(first=at, last=at + 1, form=f"{first}/{until}", year=first)
    found = _TWO_YEARS.fullmatch(text_of(tokens, at))
    if found is None:
        return None
    first, until = int(found[1]), int(found[2]) if len(found[2]) == 4 else int(found[1][:2] + found[2])
    return Point(first=at, last=at, form=f"{first}/{until}", year=first) if 0 < until - first < 100 else None
