"""Dates and periods of a sentence as EDTF (Library of Congress, Extended Date/Time Format, level 1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reftel.mentions.dates import point_at
from reftel.mentions.earlier import Earlier
from reftel.mentions.limits import FISCAL, limited, opener_of
from reftel.mentions.parts import part_at
from reftel.mentions.points import Point, text_of
from reftel.mentions.relative import relative_at
from reftel.mentions.tenses import is_future, is_past
from reftel.mentions.today import Today
from reftel.model.mention import PeriodMention
from reftel.model.sentence import Sentence
from reftel.rules.periods import PeriodTable

_HALF_YEAR = 6


def find_periods(
    sentence: Sentence, *, table: PeriodTable, today: str | None, earlier: str | None = None, story: bool = False
) -> list[PeriodMention]:
    """The dates and periods, in order.

    `today` is the document's date as EDTF, for words such as "last Friday" and for years that are not said;
    `earlier` is the last period before this sentence, for "that year" and, in a document without a date, for years
    that are not said. `story` says that the passage tells of that earlier time: then what is past and has no year is
    of it too.
    """
    reader = _Reader(sentence=sentence, table=table, today=Today.of(today), before=Earlier.of(earlier), story=story)
    found: list[PeriodMention] = []
    i = 0
    while i < len(sentence.tokens):
        mention = reader.period_at(i, found)
        if mention is not None and (not found or mention.first > found[-1].last):
            found.append(mention)
        i = mention.last + 1 if mention is not None else i + 1
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    sentence: Sentence
    table: PeriodTable
    today: Today | None
    before: Earlier | None
    story: bool

    def period_at(self, at: int, found: Sequence[PeriodMention]) -> PeriodMention | None:
        """The period whose first date starts at token `at`."""
        own = Earlier.of(found[-1].edtf) if found else None
        point = self._point(at, own or self.before)
        if point is None:
            return None
        upper = self._upper(point, own or self.before)
        point = self._dated(point, own, _partner_year(point, upper))
        if point is None:
            return None
        if upper is not None:
            upper = self._dated(upper, Earlier(year=point.year) if point.year else None, None)
        if upper is not None and upper.year is not None and _starts(point) <= _starts(upper):
            return self._interval(point, upper)
        return limited(self.sentence, point, self.table)

    def _point(self, at: int, earlier: Earlier | None) -> Point | None:
        tokens, table = self.sentence.tokens, self.table
        future = is_future(self.sentence, at, self.table)
        point = self._weekday_date(at)
        for i in (at, at + (text_of(tokens, at) in table.sets["the"])):
            point = point or part_at(tokens, i, table, today=self.today, earlier=earlier)
        return (
            point
            or relative_at(tokens, at, table, self.today, earlier, future=future)
            or self._with_relative_year(point_at(tokens, at, table), earlier)
        )

    def _weekday_date(self, at: int) -> Point | None:
        """ "Friday, March 22" is the date."""
        tokens = self.sentence.tokens
        if text_of(tokens, at) not in self.table.weekdays:
            return None
        i = at + 2 if text_of(tokens, at + 1) in (",", "(") else at + 1
        point = point_at(tokens, i, self.table) if i < len(tokens) else None
        return replace(point, first=at) if point is not None and point.month is not None else None

    def _with_relative_year(self, point: Point | None, earlier: Earlier | None) -> Point | None:
        """ "January of this year", "November of the following year"."""
        if point is None or point.year is not None:
            return point
        tokens, i = self.sentence.tokens, point.last + 1
        i += text_of(tokens, i) in self.table.sets["of"]
        year = relative_at(tokens, i, self.table, self.today, earlier, future=False) if i < len(tokens) else None
        if year is None or year.month is not None or year.form != "YYYY":
            return point
        return replace(point, last=year.last, year=year.year)

    def _upper(self, point: Point, earlier: Earlier | None) -> Point | None:
        """The later end of a period: "1905-12", "1974 to 1978", "the 1940s through the 1960s"."""
        tokens, sets = self.sentence.tokens, self.table.sets
        i = point.last + 1
        listed = self._listed(point)
        if listed is not None:
            return listed
        link = text_of(tokens, i)
        if ("/" in point.form and not FISCAL.fullmatch(point.form)) or link not in sets["links"]:
            return None
        i += 1 + (text_of(tokens, i + 1) in sets["to"])
        i += text_of(tokens, i) in sets["the"]
        short = text_of(tokens, i)
        counts = link.isalpha() and i + 1 < len(tokens) and tokens[i + 1].pos in ("NOUN", "NUM", "SYM")
        if counts and re.fullmatch(r"\d\d", short):  # "from 17 percent in 1934 to 64 percent"
            return None
        if re.fullmatch(r"\d\d", short) and point.form == "YYYY" and point.year and link in sets["ranges"]:
            year = point.year // 100 * 100 + int(short)
            return Point(first=i, last=i, form="YYYY", year=year if year > point.year else year + 100)
        other = self._point(i, Earlier(year=point.year) if point.year else earlier) if i < len(tokens) else None
        if other is None or bool(FISCAL.fullmatch(other.form)) != bool(FISCAL.fullmatch(point.form)):
            return None
        if ("/" in other.form and "/" not in point.form) or (link in sets["joins"] and not self._joined(point, other)):
            return None
        return other

    def _listed(self, point: Point) -> Point | None:
        """The last of three or more years in a row: "1993, 1994 and 1995"."""
        tokens, sets = self.sentence.tokens, self.table.sets
        if point.form != "YYYY" or point.year is None or text_of(tokens, point.last + 1) != ",":
            return None
        last, year = point.last, point.year
        while True:
            i = last + 1 + (text_of(tokens, last + 1) == ",")
            i += text_of(tokens, i) in sets["joins"]
            if i == last + 1 or text_of(tokens, i) != f"{year + 1}":
                break
            last, year = i, year + 1
        return Point(first=last, last=last, form="YYYY", year=year) if year > point.year + 1 else None

    def _joined(self, point: Point, other: Point) -> bool:
        """True for "between A and B", and for neighbouring years or decades: "in 1971 and 1972", "1971 or 1972"."""
        tokens, first = self.sentence.tokens, point.first
        if any(text_of(tokens, first - k) in self.table.sets["between"] for k in (1, 2)):
            return True
        seasons = point.form[-2:] > "20" and other.form[-2:] > "20"
        step = 3 if seasons else 1
        if point.month is not None and other.month == point.month + step and point.form.count("-") == 1:
            return point.year is None or point.year == other.year
        if point.year is None or other.year is None:
            return False
        if point.form == other.form == "YYYY":
            return other.year - point.year == 1
        return "X" in point.form and other.year - point.year in range(10, 20)

    def _dated(self, point: Point, own: Earlier | None, partner: int | None) -> Point | None:
        """The point with a year: its own, that of the other end or of the sentence, by the document's date, or none."""
        if point.year is not None:
            return point
        if partner is not None:
            return replace(point, year=partner)
        if own is not None and (self.today is None or not is_future(self.sentence, point.first, self.table)):
            dated = replace(point, year=own.year)
            past = is_past(self.sentence, point.first, self.table)
            if self.today is None or not (past and _is_after(dated, self.today)):
                return dated
        if self.before is not None and self.today is not None and self._continues(point, self.before, self.today):
            return replace(point, year=self.before.year + self._is_before(point, self.before))
        if self.today is None:
            return replace(point, year=self.before.year) if self.before is not None and self.story else None
        return replace(point, year=self._likely_year(point, self.today))

    def _continues(self, point: Point, before: Earlier, today: Today) -> bool:
        """True where the passage goes on with the story of an earlier year."""
        if not self.story or before.month is None or before.year >= today.day.year - 1:
            return False
        return is_past(self.sentence, point.first, self.table, perfect=False)

    @staticmethod
    def _is_before(point: Point, before: Earlier) -> bool:
        """True where the month has passed in the year of the story, so that the next year's is meant."""
        return point.month is not None and before.month is not None and point.month < before.month

    def _likely_year(self, point: Point, today: Today) -> int:
        """The latest such time up to the document's date or, of what is to come, the first one after it."""
        year = today.day.year
        key = point.form.replace("YYYY-", "")[:5] if point.form.count("-") == 2 else f"{point.month:02}"
        now = f"{today.day:%m-%d}"[: len(key)]
        if is_future(self.sentence, point.first, self.table):
            return year if key >= now else year + 1
        if not is_past(self.sentence, point.first, self.table) and point.month is not None:
            return year + _nearest_year(point.month - today.day.month)
        return year if key <= now else year - 1

    def _interval(self, point: Point, upper: Point) -> PeriodMention:
        first = opener_of(self.sentence.tokens, point.first, self.table, self.table.sets["openers"])
        low, high = point.edtf.split("/")[0], upper.edtf.split("/")[-1]
        return PeriodMention(first=first, last=upper.last, edtf=f"{low}/{high}")

def _partner_year(point: Point, upper: Point | None) -> int | None:
    """The year that a range's lower end takes from its upper one: "November to February 1990" starts in 1989."""
    if upper is None or upper.year is None:
        return None
    return upper.year - bool(point.month and upper.month and point.month > upper.month)


def _is_after(point: Point, today: Today) -> bool:
    """True where a date with a month lies after the document's month."""
    return point.month is not None and (point.year or 0, point.month) > (today.day.year, today.day.month)


def _nearest_year(months: int) -> int:
    """Of a month so many months after this one in the year: 0 for this year's, else the next or the last year's."""
    return -1 if months > _HALF_YEAR else 1 if months < -_HALF_YEAR else 0


def _starts(point: Point) -> str:
    return point.edtf.split("/")[0].replace("X", "0").rstrip("~?")


