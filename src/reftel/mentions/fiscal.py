"""Fiscal years: "FY 77", "fiscal year 1975", "the 1994-95 fiscal year"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reftel.mentions.points import APOSTROPHES, Point, full_year, text_of
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable


def read_fiscal(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "FY 77", "fiscal year 1975"."""
    short = re.fullmatch(r"fy[-']?(\d\d|\d{4})", text_of(tokens, at))
    if short:
        return _fiscal_span(tokens, at, at, short[1], table)
    if text_of(tokens, at) not in table.sets["fiscal"]:
        return None
    i = at + 1
    while text_of(tokens, i) in table.sets["fiscal_year"] | {"-", *APOSTROPHES}:
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


def named_fiscal(tokens: Sequence[Token], at: int, table: PeriodTable) -> Point | None:
    """ "the 1996 fiscal year", "the 1994-95 fiscal year"."""
    year, last = int(text_of(tokens, at)), at
    short = text_of(tokens, at + 2)
    if text_of(tokens, at + 1) in table.sets["ranges"] and re.fullmatch(r"\d\d", short):
        year, last = year // 100 * 100 + int(short), at + 2
    words = text_of(tokens, last + 1), text_of(tokens, last + 2)
    if words[0] not in table.sets["fiscal"] or words[1] not in table.sets["fiscal_year"]:
        return None
    return fiscal_year(at, last + 2, year, table)
