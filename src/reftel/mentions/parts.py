"""Parts of times: "early 1958", "mid-July", "the late 1970s", "the end of March", "the second half of 1964"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reftel.mentions.dates import point_at
from reftel.mentions.earlier import Earlier
from reftel.mentions.points import YEAR, Point, text_of
from reftel.mentions.relative import relative_at
from reftel.mentions.today import Today, count_at
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_PARTS = ("early", "mid", "late", "end")


def part_at(
    tokens: Sequence[Token], at: int, table: PeriodTable, *, today: Today | None, earlier: Earlier | None
) -> Point | None:
    """The part of a time that starts at token `at`, or None."""
    word, _, tail = text_of(tokens, at).partition("-")
    if word in table.sets["midyear"] or text_of(tokens, at) in table.sets["midyear"]:
        return Point(first=at, last=at, form=f"{YEAR}-06~", month=6)
    months = _half(tokens, at, table) or _quarter(tokens, at, table) or _first_months(tokens, at, table)
    if months is not None:
        return _months_within(tokens, at, months, table, today, earlier)
    part = next((name for name in _PARTS if word in table.sets[name]), None)
    alone = not tail and text_of(tokens, at + 1) not in table.sets["of"] | table.sets["part"]
    if part is None or (alone and word in table.sets["only_with_of"]):
        return None
    if tail:
        return _placed(_inside(tokens, at, tail, table), at, part, table)
    inner = _linked(tokens, at + 1, table, today, earlier)
    if inner is None:
        return _from_part_to_part(tokens, at, part, table, today, earlier)
    return _placed(inner, at, part, table)


def _linked(
    tokens: Sequence[Token], i: int, table: PeriodTable, today: Today | None, earlier: Earlier | None
) -> Point | None:
    """The time that a part is of, with what links them left out: "of the year 1975", "in 1975", "next year"."""
    while text_of(tokens, i) in table.sets["part_links"]:
        i += 1
    if i >= len(tokens):
        return None
    return point_at(tokens, i, table) or relative_at(tokens, i, table, today, earlier, future=False)


def _from_part_to_part(
    tokens: Sequence[Token], at: int, part: str, table: PeriodTable, today: Today | None, earlier: Earlier | None
) -> Point | None:
    """ "the mid- to late 1980s", "early to mid-1975": from one part to the other."""
    i = at + 1
    while text_of(tokens, i) in table.sets["part_links"]:
        i += 1
    if i == at + 1 or i >= len(tokens):
        return None
    upper = part_at(tokens, i, table, today=today, earlier=earlier)
    if upper is None or upper.year is None or "/" in upper.form or "X" in upper.form or not upper.form.endswith("~"):
        return None
    if upper.month is not None or part not in table.decade:
        return None
    start = upper.year // 10 * 10 + table.decade[part]
    return Point(first=at, last=upper.last, form=f"{start}~/{upper.edtf}", year=start) if start < upper.year else None


def _inside(tokens: Sequence[Token], at: int, tail: str, table: PeriodTable) -> Point | None:
    """What "mid-" is joined to: read as if it stood alone."""
    token = tokens[at]
    alone = replace(token, text=token.text[-len(tail) :])
    return point_at([*tokens[:at], alone, *tokens[at + 1 :]], at, table) or _bare_month(at, tail, table)


def _bare_month(at: int, tail: str, table: PeriodTable) -> Point | None:
    month = table.months.get(tail)
    return Point(first=at, last=at, form=f"{YEAR}-{month:02}", month=month) if month else None


def _placed(inner: Point | None, at: int, part: str, table: PeriodTable) -> Point | None:
    """The part of `inner`: a year within a decade, a rough year or season; a month stays itself."""
    if inner is None or "/" in inner.form or inner.form.endswith("XX"):
        return None
    inner = replace(inner, first=at, end=part == "end")
    if inner.form.endswith("X") and inner.year is not None:
        step = table.decade.get(part, 9)
        return replace(inner, form=f"{YEAR}~", year=inner.year + step)
    if inner.form == YEAR or inner.form.isdigit():
        return replace(inner, form=YEAR if part == "end" else f"{YEAR}~")
    is_season = len(inner.form) == 7 and inner.form[-2:] > "20"
    return replace(inner, form=inner.form + "~") if is_season else inner


Months = tuple[int, int, int]
"""The first and the last month of a part of a year, from 1, and the token that says which part."""


def _half(tokens: Sequence[Token], at: int, table: PeriodTable) -> Months | None:
    """ "the first half of 1964" is January to June."""
    if text_of(tokens, at + 1) not in table.sets["half"]:
        return None
    word = text_of(tokens, at)
    if word in table.sets["first_half"]:
        return 1, 6, at + 1
    return (7, 12, at + 1) if word in table.sets["second_half"] else None


def _quarter(tokens: Sequence[Token], at: int, table: PeriodTable) -> Months | None:
    """ "the third quarter of 1975", "Q3 1975" are July to September."""
    word = text_of(tokens, at)
    number = table.quarters.get(word) if text_of(tokens, at + 1) in table.sets["quarter"] else None
    last = at + 1
    if number is None and re.fullmatch("q[1-4]", word):
        number, last = int(word[1]), at
    return (number * 3 - 2, number * 3, last) if number else None


def _first_months(tokens: Sequence[Token], at: int, table: PeriodTable) -> Months | None:
    """ "the first four months of 1974" are January to April."""
    count = count_at(tokens, at + 1, table)
    if count is None or count > 11 or table.units.get(text_of(tokens, at + 2)) != "month":
        return None
    if text_of(tokens, at) in table.sets["first_half"]:
        return 1, count, at + 2
    return (13 - count, 12, at + 2) if text_of(tokens, at) in table.sets["final"] else None


def _months_within(
    tokens: Sequence[Token],
    at: int,
    months: Months,
    table: PeriodTable,
    today: Today | None,
    earlier: Earlier | None,
) -> Point | None:
    first, until, last = months
    inner = _linked(tokens, last + 1, table, today, earlier)
    if inner is None or inner.year is None:
        return None
    start = 0
    if "/" in inner.form and re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", inner.form):
        start = int(inner.form[5:7]) - 1  # a fiscal year
    elif inner.form != YEAR:
        return None
    ends = (inner.year * 12 + start + first - 1, inner.year * 12 + start + until - 1)
    form = "/".join(f"{end // 12}-{end % 12 + 1:02}" for end in ends)
    return replace(inner, first=at, form=form)
