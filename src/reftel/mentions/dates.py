"""Single dates in a run of tokens, as they stand there: days, months, seasons, years, decades, centuries."""

import re
from collections.abc import Sequence

from reftel.mentions.figures import read_dotted, read_iso, read_slashed, read_two_years
from reftel.mentions.fiscal import named_fiscal, read_fiscal
from reftel.mentions.points import (
    APOSTROPHES,
    FULL_YEAR,
    YEAR,
    Point,
    day_point,
    full_year,
    is_short_year,
    text_of,
    with_year,
    year_at,
)
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_DECADE = re.compile(r"(1[5-9]\d|20\d)0['’]?s", re.IGNORECASE)
_SHORT_DECADE = re.compile(r"['’]?([2-9])0['’]?s", re.IGNORECASE)
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|d)?", re.IGNORECASE)
_TWO_DAYS = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_STAMP = re.compile(r"([0-3]\d)\d{4}[A-Z]")
_ENDING = ("ADP", "CCONJ", "SCONJ", "AUX", "PRON", "DET")


def point_at(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """The longest date that starts at token `at`, or None."""
    figures = (_named, _stamp, read_iso, read_dotted, read_slashed, read_two_years)
    for reader in (*figures, _year_first, _day_first, _month_first, _season, read_fiscal, _decade, _century, _year):
        point = reader(tokens, at, table)
        if point is not None:
            return point
    return None


def _named(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    for words, edtf in table.named.get(text_of(tokens, at), ()):
        if all(text_of(tokens, at + k) == word for k, word in enumerate(words)):
            return Point(first=at, last=at + len(words) - 1, form=edtf, year=int(edtf[:4]))
    return None


def _stamp(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """The date and time of a message: "312244Z JAN 78"."""
    stamp, month = _STAMP.fullmatch(tokens[at].text.upper()), _month(tokens, at + 1, table)
    year = year_at(tokens, at + 2) if stamp and month else None
    return day_point(at, year[1], year[0], month, int(stamp[1])) if stamp and month and year else None


def _day_first(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "5 June 1992", "31 jan 1978", "5th of June", "7-12 August 1990"."""
    two = _TWO_DAYS.fullmatch(text_of(tokens, at))
    day = two or _DAY.fullmatch(text_of(tokens, at))
    if day is None or (two and not 0 < int(two[1]) < int(two[2]) < 32):
        return None
    until, i = (int(two[2]), at) if two else _second_day(tokens, at, int(day[1]), table)
    i += 2 if text_of(tokens, i + 1) in table.sets["of"] else 1
    month = _month(tokens, i, table)
    return with_year(tokens, day_point(at, i, None, month, int(day[1]), until), table) if month else None


def _year_first(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """At the head of an entry: "1964 March", "1988 July 4", "1977 Fall", "1987 January-March"."""
    word = text_of(tokens, at)
    if at or not FULL_YEAR.fullmatch(word):
        return None
    season, month = table.seasons.get(text_of(tokens, at + 1)), _month(tokens, at + 1, table)
    if season is not None:
        return Point(first=at, last=at + 1, form=f"{YEAR}-{season}", year=int(word), month=(season - 20) * 3 - 1)
    if month is None:
        return None
    other = _month(tokens, at + 3, table) if text_of(tokens, at + 2) in table.sets["ranges"] else None
    if other is not None:
        return Point(first=at, last=at + 3, form=f"{word}-{month:02}/{word}-{other:02}", year=int(word))
    day = _DAY.fullmatch(text_of(tokens, at + 2))
    if day is not None:
        return day_point(at, at + 2, int(word), month, int(day[1]))
    return Point(first=at, last=at + 1, form=f"{YEAR}-{month:02}", year=int(word), month=month)


def _month_first(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "June 5, 1992", "March 22", "July 1973", "Feb. 1960", "August 7-12th", "Sept 82"."""
    month = _month(tokens, at, table)
    if month is None:
        return None
    at_end = at + (text_of(tokens, at + 1) == ".")
    day = _DAY.fullmatch(text_of(tokens, at_end + 1))
    if day is not None and not is_short_year(tokens, at_end + 1):
        until, i = _second_day(tokens, at_end + 1, int(day[1]), table)
        return with_year(tokens, day_point(at, i, None, month, int(day[1]), until), table)
    point = with_year(tokens, Point(first=at, last=at, form=f"{YEAR}-{month:02}", month=month), table)
    if point is None or point.year is not None:
        return point
    before = text_of(tokens, at - 1)
    ranged = text_of(tokens, at_end + 1) in table.sets["ranges"] and text_of(tokens, at_end + 2) in table.months
    introduced = before in table.sets["introducers"] or (before in table.sets["the"] and at > 1)
    alone = ranged or introduced or text_of(tokens, at_end + 1) == ":"
    return point if alone and len(text_of(tokens, at)) > 2 else None


def _second_day(tokens: Sequence[Token], at: int, first: int, table: PeriodTable) -> tuple[int | None, int]:
    """The day that "9-10" or "9 and 10" ends with, and its token."""
    other = _DAY.fullmatch(text_of(tokens, at + 2))
    if text_of(tokens, at + 1) in table.sets["ranges"] | table.sets["joins"] and other and int(other[1]) > first:
        return int(other[1]), at + 2
    return None, at


def _month(tokens: Sequence[Token], i: int, table: PeriodTable) -> int | None:
    word = text_of(tokens, i)
    if word not in table.months:
        return None
    short = is_short_year(tokens, i + 1) and text_of(tokens, i - 1) in table.sets["introducers"]
    dated = tokens[i].text[0].islower() and (short or bool(FULL_YEAR.fullmatch(text_of(tokens, i + 1))))
    is_other = (tokens[i].text[0].islower() and not dated) or tokens[i].pos in ("AUX", "VERB")
    return None if is_other and word.rstrip(".") in table.sets["also_words"] else table.months[word]


def _season(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    season = table.seasons.get(text_of(tokens, at))
    if season is None or tokens[at].pos == "VERB":
        return None
    point = with_year(tokens, Point(first=at, last=at, form=f"{YEAR}-{season}", month=(season - 20) * 3 - 1), table)
    introduced = text_of(tokens, at - 1) in table.sets["the"] | table.sets["introducers"]
    return point if point and (point.year is not None or introduced) else None


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
    if FULL_YEAR.fullmatch(word) and (fiscal := named_fiscal(tokens, at, table)) is not None:
        return fiscal
    if FULL_YEAR.fullmatch(word):
        return None if _is_count(tokens, at, table) else Point(first=at, last=at, form=YEAR, year=int(word))
    found = year_at(tokens, at) if word in APOSTROPHES or word[:1] in APOSTROPHES else None
    if found is not None:
        return Point(first=at, last=found[1], form=YEAR, year=found[0])
    bare = is_short_year(tokens, at) and text_of(tokens, at - 1) in table.sets["introducers"] - table.sets["joins"]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if bare and _falls(tokens, at):
        return None
    ends = after is None or after.pos in _ENDING or not (after.text[0].isalnum() or after.text in "%-–/")
    if bare and ends and text_of(tokens, at - 1) not in table.sets["of"]:
        return Point(first=at, last=at, form=YEAR, year=full_year(int(word)))
    return None


def _falls(tokens: Sequence[Token], at: int) -> bool:
    """True of "from 62 to 40 men": years do not go down."""
    later = text_of(tokens, at + 2)
    return text_of(tokens, at + 1) == "to" and re.fullmatch(r"\d\d", later) is not None and later < text_of(tokens, at)


def _is_count(tokens: Sequence[Token], at: int, table: PeriodTable) -> bool:
    """True where a number that looks like a year counts something: "1600 rifles"."""
    token = tokens[at]
    head = tokens[token.head]
    counts = token.dep.startswith("nummod") and head.i > at and head.pos == "NOUN" and head.text[-1:].lower() == "s"
    return counts and text_of(tokens, at - 1) not in table.sets["introducers"] | table.sets["the"]
