"""A date as it stands in the words, and the years and days that dates are made of."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

YEAR = "YYYY"
"""Stands in a point's form for the year that the words do not say."""
FULL_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)")
APOSTROPHES = ("'", "’", "‘")
_PIVOT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One date at tokens `first` to `last`: EDTF with YEAR in place of a year that is not said.

    `month` is set where the point lies in one month. `end` is set for "the end of" something.
    """

    first: int
    last: int
    form: str
    year: int | None = None
    month: int | None = None
    end: bool = False

    @property
    def edtf(self) -> str:
        """The date as EDTF; meaningful where the year is known."""
        return self.form.replace(YEAR, f"{self.year:04}") if self.year is not None else self.form


def text_of(tokens: Sequence[Token], i: int) -> str:
    """The lower-case text of token `i`, empty outside the sentence."""
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def day_point(first: int, last: int, year: int | None, month: int, day: int, until: int | None = None) -> Point | None:
    """A day, or the days `day` to `until`; None where the month has no such day."""
    if max(day, until or 0) > monthrange(year or 2000, month)[1]:
        return None
    form = f"{YEAR}-{month:02}-{day:02}" + (f"/{YEAR}-{month:02}-{until:02}" if until else "")
    return Point(first=first, last=last, form=form, year=year, month=month)


def with_year(tokens: Sequence[Token], point: Point | None, table: PeriodTable) -> Point | None:
    """The point with the year that stands after it, where one does."""
    if point is None:
        return None
    i = point.last + 1
    if text_of(tokens, i) == "." and tokens[i - 1].text.lower() in table.months:
        i += 1
    i += text_of(tokens, i) == "," or text_of(tokens, i) in table.sets["of"]
    found = year_at(tokens, i)
    if found is None or (found[0] is not None and point.month == 2 and not _exists(point, found[0])):
        return point
    return replace(point, year=found[0], last=found[1])


def _exists(point: Point, year: int) -> bool:
    return not point.form.endswith("-02-29") or monthrange(year, 2)[1] == 29


def year_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The year at token `i` with its last token: "1978", "'78", "78"."""
    if FULL_YEAR.fullmatch(text_of(tokens, i)):
        return int(text_of(tokens, i)), i
    if text_of(tokens, i) in APOSTROPHES and re.fullmatch(r"\d\d", text_of(tokens, i + 1)):
        return full_year(int(text_of(tokens, i + 1))), i + 1
    if is_short_year(tokens, i):
        return full_year(int(text_of(tokens, i).lstrip("'’"))), i
    return None


def is_short_year(tokens: Sequence[Token], i: int) -> bool:
    """Two figures that are no day: "82", "'07"."""
    word = text_of(tokens, i)
    return bool(re.fullmatch(r"['’]\d\d", word)) or (bool(re.fullmatch(r"\d\d", word)) and int(word) > 31)


def full_year(short: int) -> int:
    """78 → 1978, 19 → 2019."""
    return short + (1900 if short >= _PIVOT else 2000)
