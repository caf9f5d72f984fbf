"""Dates and periods of a sentence as EDTF (Library of Congress, Extended Date/Time Format, level 1)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reftel.mentions.dates import Point, point_at, text_of
from reftel.model.mention import PeriodMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.periods import PeriodTable


def find_periods(sentence: Sentence, *, table: PeriodTable, today: str | None) -> list[PeriodMention]:
    """The dates and periods, in order; `today` is the document's date as EDTF, for words such as "last Friday"."""
    tokens = sentence.tokens
    base = _base(today)
    found: list[PeriodMention] = []
    i = 0
    while i < len(tokens):
        point = point_at(tokens, i, table, base)
        if point is None or _part_of_name(tokens, point):
            i += 1
            continue
        mention = _period(tokens, point, table, base)
        if not found or mention.first > found[-1].last:
            found.append(mention)
        i = mention.last + 1
    return found


def _base(today: str | None) -> date | None:
    """The day that relative words count from: the last day of what the document's date names."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", today or "")
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        return date(year, month or 12, day or 28)
    except ValueError:
        return None


def _part_of_name(tokens: Sequence[Token], point: Point) -> bool:
    """True for numbers of files and orders: "77 STATE 306726", "E.O. 11652", "No. 1955"."""
    return text_of(tokens, point.first - 1) in ("no.", "nos.", "e.o.", "article", "section", "room", "page")


def _period(tokens: Sequence[Token], point: Point, table: PeriodTable, base: date | None) -> PeriodMention:
    end = _upper(tokens, point, table, base)
    before = text_of(tokens, point.first - 1)
    first = point.first
    if before in ("the",):
        before, first = text_of(tokens, first - 2), first - 1
    if end is not None:
        start = first - 1 if before in table.sets["openers"] else first
        return PeriodMention(first=start, last=end.last, edtf=f"{_low(point.edtf)}/{_high(end.edtf)}")
    if before in table.sets["until"]:
        return PeriodMention(first=first - 1, last=point.last, edtf=f"../{_high(point.edtf)}")
    if before == "by":
        return PeriodMention(first=first - 1, last=point.last, edtf=f"../{_high(point.edtf).rstrip('~')}")
    after = text_of(tokens, point.last + 1)
    opens = before in ("since",) or after in ("onward", "onwards") or _beginning(tokens, first)
    if opens or (before == "from" and after in ("on", "onward", "onwards")):
        last = point.last + (after in table.sets["open_after"])
        return PeriodMention(first=first - 1, last=last, edtf=f"{_low(point.edtf)}/..")
    return PeriodMention(first=first, last=point.last, edtf=point.edtf)


def _beginning(tokens: Sequence[Token], first: int) -> bool:
    return text_of(tokens, first - 2) in ("beginning", "starting") and text_of(tokens, first - 1) in ("in", "with")


def _upper(tokens: Sequence[Token], point: Point, table: PeriodTable, base: date | None) -> Point | None:
    """The later end of a period: "1905-12", "1974 to 1978", "the 1940s through the 1960s"."""
    if "/" in point.edtf:
        return None
    i = point.last + 1
    link = text_of(tokens, i)
    if link not in table.sets["links"]:
        return None
    if link == "and" and text_of(tokens, point.first - 1) not in ("between",) and not _between(tokens, point.first):
        return None
    i += 1
    while text_of(tokens, i) in ("the",):
        i += 1
    short = text_of(tokens, i)
    if re.fullmatch(r"\d\d", short) and re.fullmatch(r"\d{4}", point.edtf) and int(short) > point.year % 100:
        return Point(first=i, last=i, edtf=f"{point.edtf[:2]}{short}", year=point.year // 100 * 100 + int(short))
    other = point_at(tokens, i, table, base) if i < len(tokens) else None
    if other is None or other.year < point.year or "/" in other.edtf:
        return None
    if link == "to" and not _ranged(tokens, point):
        return None
    return replace(other)


def _between(tokens: Sequence[Token], first: int) -> bool:
    return any(text_of(tokens, first - k) == "between" for k in (1, 2))


def _ranged(tokens: Sequence[Token], point: Point) -> bool:
    return any(text_of(tokens, point.first - k) == "from" for k in (1, 2)) or text_of(tokens, point.first - 1) in (
        "(",
        ",",
        "",
    )


def _low(edtf: str) -> str:
    return edtf.split("/")[0]


def _high(edtf: str) -> str:
    return edtf.split("/")[-1]
