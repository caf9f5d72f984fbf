"""Dates that count from a date before them in the text: "that year", "the following month", "two years later"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reftel.mentions.points import Point, text_of
from reftel.mentions.today import count_at, month_of, whole_year
from reftel.model.sentence import Token
from reftel.rules.periods import PeriodTable

_STEPS = {"following": 1, "preceding": -1, "same": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The date before in the text: its latest full year, with the month where it has one."""

    year: int
    month: int | None = None

    @classmethod
    def of(cls, edtf: str | None) -> "Earlier | None":
        """From a period; its end where it has one."""
        found = re.findall(r"(?<!\d)(\d{4})(?:-(0[1-9]|1[0-2]))?", edtf or "")
        if not found:
            return None
        year, month = found[-1]
        return cls(year=int(year), month=int(month) if month else None)


def by_earlier(tokens: Sequence[Token], at: int, table: PeriodTable, earlier: Earlier | None) -> Point | None:
    """The date at token `at` that counts from `earlier`, or None."""
    if earlier is None:
        return None
    sets = table.sets
    word, after = text_of(tokens, at), text_of(tokens, at + 1)
    if word in sets["same"] and after in table.units:
        return _stepped(at, at + 1, table.units[after], 0, earlier)
    if word in sets["the"]:
        return _of_step(tokens, at, table, earlier)
    count = count_at(tokens, at, table)
    if count is None:
        return None
    last = text_of(tokens, at + 2)
    sign = 1 if last in sets["later"] else -1 if last in sets["earlier"] else 0
    if last in sets["prepositions"] and not _ends(tokens, at + 3):
        # "A year after Chad bought tanks" counts from what is told there, not from the date before.
        return None
    return _stepped(at, at + 2, table.units.get(after, ""), sign * count, earlier) if sign else None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """True where the phrase ends here: with a stop, a comma, a conjunction or the sentence."""
    return at >= len(tokens) or tokens[at].pos in ("PUNCT", "CCONJ")


def _of_step(tokens: Sequence[Token], at: int, table: PeriodTable, earlier: Earlier) -> Point | None:
    """ "the following year", "the previous month", "the year before", "the following March"."""
    sets = table.sets
    after, noun = text_of(tokens, at + 1), text_of(tokens, at + 2)
    if table.units.get(after) == "year" and noun in sets["before_noun"]:
        return whole_year(at, at + 2, earlier.year - 1)
    step = next((n for name, n in _STEPS.items() if after in sets[name]), None)
    if step is None:
        return None
    if step == 1 and noun in table.months:
        month = table.months[noun]
        later = earlier.month is not None and month > earlier.month
        return month_of(at, at + 2, month, earlier.year + (not later))
    return _stepped(at, at + 2, table.units.get(noun, ""), step, earlier)


def _stepped(first: int, last: int, unit: str, step: int, earlier: Earlier) -> Point | None:
    if unit == "year":
        return whole_year(first, last, earlier.year + step)
    if unit == "decade" and step == 0:
        return Point(first=first, last=last, form=f"{earlier.year // 10}X", year=earlier.year // 10 * 10)
    if unit != "month" or earlier.month is None:
        return None
    months = earlier.year * 12 + earlier.month - 1 + step
    return month_of(first, last, months % 12 + 1, months // 12)
