"""Parts of times: "early 1958", "mid-July", "the late 1970s", "the end of March", "the second half of 1964"."""

from collections.abc import Sequence
from dataclasses import replace

from reftel.mentions.dates import YEAR, Point, point_at, text_of
from reftel.mentions.relative import Today, relative_at
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_PARTS = ("early", "mid", "late", "end")


def part_at(
    tokens: Sequence[Token], at: int, table: PeriodTable, *, today: Today | None, earlier: int | None
) -> Point | None:
    """The part of a time that starts at token `at`, or None."""
    word, _, tail = text_of(tokens, at).partition("-")
    if word in table.sets["midyear"] or text_of(tokens, at) in table.sets["midyear"]:
        return Point(first=at, last=at, form=f"{YEAR}-06~", month=6)
    if text_of(tokens, at + 1) in table.sets["half"]:
        return _half(tokens, at, table)
    part = next((name for name in _PARTS if word in table.sets[name]), None)
    if part is None or (word in table.sets["only_with_of"] and text_of(tokens, at + 1) not in table.sets["of"]):
        return None
    if tail:
        return _placed(_inside(tokens, at, tail, table), at, part, table)
    i = at + 1
    while text_of(tokens, i) in table.sets["part_links"]:
        i += 1
    inner = point_at(tokens, i, table) if i < len(tokens) else None
    if inner is None and i < len(tokens):
        inner = relative_at(tokens, i, table, today, earlier, future=False)
    return _placed(inner, at, part, table)


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


def _half(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "the first half of 1964" is January to June."""
    word = text_of(tokens, at)
    months = ("01", "06") if word in table.sets["first_half"] else ("07", "12")
    if word not in table.sets["first_half"] | table.sets["second_half"]:
        return None
    i = at + 2
    while text_of(tokens, i) in table.sets["part_links"]:
        i += 1
    inner = point_at(tokens, i, table) if i < len(tokens) else None
    if inner is None or inner.form != YEAR:
        return None
    return replace(inner, first=at, form=f"{YEAR}-{months[0]}/{YEAR}-{months[1]}")
