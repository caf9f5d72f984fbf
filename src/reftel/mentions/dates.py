"""Single dates in a run of tokens, as they stand there: days, months, seasons, years, decades, centuries."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

YEAR = "YYYY"
"""Stands in a point's form for the year that the words do not say."""

_FULL_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)")
_DECADE = re.compile(r"(1[5-9]\d|20\d)0['’]?s", re.IGNORECASE)
_SHORT_DECADE = re.compile(r"['’]?([2-9])0['’]?s", re.IGNORECASE)
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|d)?", re.IGNORECASE)
_TWO_DAYS = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:st|nd|rd|th)?")
_TWO_YEARS = re.compile(r"(1[5-9]\d\d|20\d\d)[/–-](\d\d|1[5-9]\d\d|20\d\d)")
_TWO_SHORT = re.compile(r"(\d\d)[-–/]['’]?(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_STAMP = re.compile(r"([0-3]\d)\d{4}[A-Z]")
_APOSTROPHES = ("'", "’", "‘")
_PIVOT = 30
_ENDING = ("ADP", "CCONJ", "SCONJ", "AUX", "PRON", "DET")
_MONTHS = 12


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


def point_at(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """The longest date that starts at token `at`, or None."""
    figures = (_named, _stamp, _iso, _dotted, _slashed, _two_years)
    for reader in (*figures, _day_first, _month_first, _season, _fiscal, _decade, _century, _year):
        point = reader(tokens, at, table)
        if point is not None:
            return point
    return None


def _named(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    for words, edtf in table.named.items():
        if text_of(tokens, at) == words[0] and all(text_of(tokens, at + k) == word for k, word in enumerate(words)):
            return Point(first=at, last=at + len(words) - 1, form=edtf, year=int(edtf[:4]))
    return None


def _stamp(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """The date and time of a message: "312244Z JAN 78"."""
    stamp, month = _STAMP.fullmatch(tokens[at].text.upper()), _month(tokens, at + 1, table)
    year = _year_at(tokens, at + 2) if stamp and month else None
    return _day_point(at, year[1], year[0], month, int(stamp[1])) if stamp and month and year else None


def _iso(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    for last in (at, at + 4):
        found = _ISO.fullmatch("".join(text_of(tokens, i) for i in range(at, last + 1)))
        if found and last < len(tokens) and 1 <= int(found[2]) <= 12:
            return _day_point(at, last, int(found[1]), int(found[2]), int(found[3]))
    return None


def _dotted(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    """ "3.9.1939" is the third of September."""
    found = _DOTTED.fullmatch(text_of(tokens, at))
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) == 0:
        return None
    return _day_point(at, at, int(found[3]), int(found[2]), int(found[1]))


def _slashed(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    """ "3/15/2007" is a day; of "3/5/2007", which is March or May, only the year is sure."""
    found = _SLASHED.fullmatch(text_of(tokens, at))
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    if first > _MONTHS >= second > 0:
        return _day_point(at, at, year, second, first)
    if second > _MONTHS >= first > 0:
        return _day_point(at, at, year, first, second)
    if first == second:
        return _day_point(at, at, year, first, second) if 0 < first <= _MONTHS else None
    return Point(first=at, last=at, form=YEAR, year=year)


def _two_years(tokens: Sequence[Token], at: int, _: PeriodTable) -> Point | None:
    """ "1969/70" as one word, "'85-'87"."""
    short = _TWO_SHORT.fullmatch(text_of(tokens, at + 1)) if text_of(tokens, at) in _APOSTROPHES else None
    if short and int(short[1]) < int(short[2]):
        first, until = full_year(int(short[1])), full_year(int(short[2]))
        return Point(first=at, last=at + 1, form=f"{first}/{until}", year=first)
    found = _TWO_YEARS.fullmatch(text_of(tokens, at))
    if found is None:
        return None
    first, until = int(found[1]), int(found[2]) if len(found[2]) == 4 else int(found[1][:2] + found[2])
    return Point(first=at, last=at, form=f"{first}/{until}", year=first) if 0 < until - first < 100 else None


def _day_first(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "5 June 1992", "31 jan 1978", "5th of June", "7-12 August 1990"."""
    two = _TWO_DAYS.fullmatch(text_of(tokens, at))
    day = two or _DAY.fullmatch(text_of(tokens, at))
    if day is None or (two and not 0 < int(two[1]) < int(two[2]) < 32):
        return None
    until, i = (int(two[2]), at) if two else _second_day(tokens, at, int(day[1]), table)
    i += 2 if text_of(tokens, i + 1) in table.sets["of"] else 1
    month = _month(tokens, i, table)
    return _with_year(tokens, _day_point(at, i, None, month, int(day[1]), until), table) if month else None


def _month_first(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "June 5, 1992", "March 22", "July 1973", "Feb. 1960", "August 7-12th", "Sept 82"."""
    month = _month(tokens, at, table)
    if month is None:
        return None
    at_end = at + (text_of(tokens, at + 1) == ".")
    day = _DAY.fullmatch(text_of(tokens, at_end + 1))
    if day is not None and not _is_short_year(tokens, at_end + 1):
        until, i = _second_day(tokens, at_end + 1, int(day[1]), table)
        return _with_year(tokens, _day_point(at, i, None, month, int(day[1]), until), table)
    point = _with_year(tokens, Point(first=at, last=at, form=f"{YEAR}-{month:02}", month=month), table)
    if point is None or point.year is not None:
        return point
    before = text_of(tokens, at - 1)
    ranged = text_of(tokens, at_end + 1) in table.sets["ranges"] and text_of(tokens, at_end + 2) in table.months
    alone = ranged or before in table.sets["introducers"] or (before in table.sets["the"] and at > 1)
    return point if alone and len(text_of(tokens, at)) > 2 else None


def _second_day(tokens: Sequence[Token], at: int, first: int, table: PeriodTable) -> tuple[int | None, int]:
    """The day that "9-10" or "9 and 10" ends with, and its token."""
    other = _DAY.fullmatch(text_of(tokens, at + 2))
    if text_of(tokens, at + 1) in table.sets["ranges"] | table.sets["joins"] and other and int(other[1]) > first:
        return int(other[1]), at + 2
    return None, at


def _day_point(first: int, last: int, year: int | None, month: int, day: int, until: int | None = None) -> Point | None:
    if max(day, until or 0) > monthrange(year or 2000, month)[1]:
        return None
    form = f"{YEAR}-{month:02}-{day:02}" + (f"/{YEAR}-{month:02}-{until:02}" if until else "")
    return Point(first=first, last=last, form=form, year=year, month=month)


def _month(tokens: Sequence[Token], i: int, table: PeriodTable) -> int | None:
    word = text_of(tokens, i)
    if word not in table.months:
        return None
    short = _is_short_year(tokens, i + 1) and text_of(tokens, i - 1) in table.sets["introducers"]
    dated = tokens[i].text[0].islower() and (short or bool(_FULL_YEAR.fullmatch(text_of(tokens, i + 1))))
    is_other = (tokens[i].text[0].islower() and not dated) or tokens[i].pos in ("AUX", "VERB")
    return None if is_other and word.rstrip(".") in table.sets["also_words"] else table.months[word]


def _with_year(tokens: Sequence[Token], point: Point | None, table: PeriodTable) -> Point | None:
    """The point with the year that stands after it, where one does."""
    if point is None:
        return None
    i = point.last + 1
    if text_of(tokens, i) == "." and tokens[i - 1].text.lower() in table.months:
        i += 1
    i += text_of(tokens, i) == "," or text_of(tokens, i) in table.sets["of"]
    found = _year_at(tokens, i)
    if found is None or (found[0] is not None and point.month == 2 and not _exists(point, found[0])):
        return point
    return replace(point, year=found[0], last=found[1])


def _exists(point: Point, year: int) -> bool:
    return not point.form.endswith("-02-29") or monthrange(year, 2)[1] == 29


def _year_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The year at token `i` with its last token: "1978", "'78", "78"."""
    if _FULL_YEAR.fullmatch(text_of(tokens, i)):
        return int(text_of(tokens, i)), i
    if text_of(tokens, i) in _APOSTROPHES and re.fullmatch(r"\d\d", text_of(tokens, i + 1)):
        return full_year(int(text_of(tokens, i + 1))), i + 1
    if _is_short_year(tokens, i):
        return full_year(int(text_of(tokens, i).lstrip("'’"))), i
    return None


def _is_short_year(tokens: Sequence[Token], i: int) -> bool:
    """Two figures that are no day: "82", "'07"."""
    word = text_of(tokens, i)
    return bool(re.fullmatch(r"['’]\d\d", word)) or (bool(re.fullmatch(r"\d\d", word)) and int(word) > 31)


def full_year(short: int) -> int:
    """78 → 1978, 19 → 2019."""
    return short + (1900 if short >= _PIVOT else 2000)


def _season(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    season = table.seasons.get(text_of(tokens, at))
    if season is None or tokens[at].pos == "VERB":
        return None
    point = _with_year(tokens, Point(first=at, last=at, form=f"{YEAR}-{season}", month=(season - 20) * 3 - 1), table)
    introduced = text_of(tokens, at - 1) in table.sets["the"] | table.sets["introducers"]
    return point if point and (point.year is not None or introduced) else None


def _fiscal(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "FY 77", "fiscal year 1975"."""
    short = re.fullmatch(r"fy[-']?(\d\d|\d{4})", text_of(tokens, at))
    if short:
        return _fiscal_span(tokens, at, at, short[1], table)
    if text_of(tokens, at) not in table.sets["fiscal"]:
        return None
    i = at + 1
    while text_of(tokens, i) in table.sets["fiscal_year"] | {"-", *_APOSTROPHES}:
        i += 1
    figures = text_of(tokens, i).lstrip("'’")
    return _fiscal_span(tokens, at, i, figures, table) if re.fullmatch(r"(?:19|20)?\d\d", figures) else None


def _fiscal_span(tokens: Sequence[Token], first: int, last: int, figures: str, table: PeriodTable) -> Point:
    """The fiscal year, or the years of "FY 74-76"."""
    year = _full(figures)
    start = fiscal_year(first, last, year, table)
    until = text_of(tokens, last + 2)
    if text_of(tokens, last + 1) not in table.sets["ranges"] or not re.fullmatch(r"(?:19|20)?\d\d", until):
        return start
    if not 0 < _full(until) - year < 30:
        return start
    end = fiscal_year(first, last + 2, _full(until), table)
    return replace(end, form=f"{start.form.split('/')[0]}/{end.form.split('/')[1]}", year=start.year)


def _full(figures: str) -> int:
    return int(figures) if len(figures) == 4 else full_year(int(figures))


def fiscal_year(first: int, last: int, year: int, table: PeriodTable) -> Point:
    """The United States' fiscal year that ends in `year`."""
    month = table.fiscal.before if year < table.fiscal.changed else table.fiscal.since
    return Point(first=first, last=last, form=f"{year - 1}-{month:02}/{year}-{month - 1:02}", year=year - 1)


def _decade(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "1970s", "'70s", "the seventies"."""
    word = text_of(tokens, at)
    split = text_of(tokens, at + 1) in ("'s", "’s") and text_of(tokens, at - 1) in _before_decade(table)
    if full := _DECADE.fullmatch(word + "s" * split):
        return Point(first=at, last=at + split, form=f"{full[1]}X", year=int(full[1]) * 10)
    short = _SHORT_DECADE.fullmatch(word)
    tens = int(short[1]) if short else table.decades.get(word)
    return Point(first=at, last=at, form=f"19{tens}X", year=1900 + tens * 10) if tens else None


def _before_decade(table: PeriodTable) -> frozenset[str]:
    """Before "1920's" these say that it is the decade, not the year's."""
    sets = table.sets
    return sets["the"] | sets["early"] | sets["mid"] | sets["late"] | sets["joins"] | sets["to"] | frozenset("-")


def _century(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    if text_of(tokens, at + 1) not in table.sets["century"]:
        return None
    word = text_of(tokens, at)
    figure = _ORDINAL.fullmatch(word)
    number = int(figure[1]) if figure else table.ordinals.get(word)
    return Point(first=at, last=at + 1, form=f"{number - 1}XX", year=(number - 1) * 100) if number else None


def _year(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    word = text_of(tokens, at)
    if text_of(tokens, at - 1) in table.sets["labels"]:
        return None
    if _FULL_YEAR.fullmatch(word) and (fiscal := _named_fiscal(tokens, at, table)) is not None:
        return fiscal
    if _FULL_YEAR.fullmatch(word):
        return None if _is_count(tokens, at, table) else Point(first=at, last=at, form=YEAR, year=int(word))
    found = _year_at(tokens, at) if word in _APOSTROPHES or word[:1] in _APOSTROPHES else None
    if found is not None:
        return Point(first=at, last=found[1], form=YEAR, year=found[0])
    bare = _is_short_year(tokens, at) and text_of(tokens, at - 1) in table.sets["introducers"] - table.sets["joins"]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = after is None or after.pos in _ENDING or not (after.text[0].isalnum() or after.text in "%-–/")
    if bare and ends and text_of(tokens, at - 1) not in table.sets["of"]:
        return Point(first=at, last=at, form=YEAR, year=full_year(int(word)))
    return None


def _named_fiscal(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "the 1996 fiscal year", "the 1994-95 fiscal year"."""
    year, last = int(text_of(tokens, at)), at
    short = text_of(tokens, at + 2)
    if text_of(tokens, at + 1) in table.sets["ranges"] and re.fullmatch(r"\d\d", short):
        year, last = year // 100 * 100 + int(short), at + 2
    words = text_of(tokens, last + 1), text_of(tokens, last + 2)
    if words[0] not in table.sets["fiscal"] or words[1] not in table.sets["fiscal_year"]:
        return None
    return fiscal_year(at, last + 2, year, table)


def _is_count(tokens: Sequence[Token], at: int, table: PeriodTable) -> bool:
    """True where a number that looks like a year counts something: "1600 rifles"."""
    token = tokens[at]
    head = tokens[token.head]
    counts = token.dep.startswith("nummod") and head.i > at and head.pos == "NOUN" and head.text[-1:].lower() == "s"
    return counts and text_of(tokens, at - 1) not in table.sets["introducers"] | table.sets["the"]
