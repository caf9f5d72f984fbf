"""Who wrote a page and when, where a short line of it says so: bylines, date lines, datelines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.page import Line
from reftel.readers.phrases import listed, openers

_LIMIT = 120
_LABELLED_LIMIT = 90
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b|\b\d{1,2}(?=\s*[ap]\.?m)", re.IGNORECASE)
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s*){1,4}")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:, [A-Z][\w. ]{2,20})?)"
    r"(?:,? +(?P<date>[A-Z][a-z]{2,8}\.? (?:\d{4}|\d{1,2}(?:, \d{4})?))\.?(?: \([^)]{2,30}\))? *\.?(?:--|[—–-])"
    r"|,? +(?P<stopped>[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4})\.(?= [A-Z])"
    r"| +\([A-Z][^)]{2,30}\) *(?:--|[—–-]))\s*"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that says who or when. `rank` orders dates by trust, lowest first; see `dated`."""

    author: str | None
    date: str | None
    rank: int
    basis: str


def stamp(text: str) -> Stamp | None:
    """The stamp in a line; None where it is none."""
    if len(text) > _LIMIT:
        return None
    return _byline(text) or labelled(text) or _date_line(text)


def labelled(text: str) -> Stamp | None:
    """A date with its label: "Data as of", "Published", "Revised"."""
    for rank, key in ((0, "as_of"), (1, "published"), (4, "revised")):
        match = openers("dates", key).match(text)
        value = dates.first(text[match.end() :][:40]) if match else None
        if value is not None and len(text) <= _LABELLED_LIMIT:
            return Stamp(None, value, rank, key.replace("_", " "))
    return None


def _byline(text: str) -> Stamp | None:
    found = list(dates.find(text))
    value = found[0][1] if found else None
    match = re.search(rf"(?:^|[,|–—]\s*){_by()}\s+", text, re.IGNORECASE)
    if match is not None:
        name = leading_name(text[match.end() :])
        if name is not None:
            return Stamp(name, value, 1, "byline")
        own = openers("byline", "nameless").match(text[match.end() :])
        return Stamp(None, value, 1, "byline") if own and text[-1] not in ".!?" else None
    if openers("byline", "own").match(text) and text[-1] not in ".!?":
        return Stamp(None, value, 1, "byline")
    return None


@cache
def _by() -> str:
    return "(?:" + "|".join(re.escape(word) for word in listed("byline", "by")) + ")\\b:?"


def leading_name(text: str) -> str | None:
    """The name that a text begins with: "the Peace Desk, August 18" is of the Peace Desk."""
    match = _NAME.match(text.removeprefix("the "))
    return _clean(match.group()) or None if match else None


def _clean(name: str) -> str:
    """A name up to the end of its sentence: "K. Hadjis. Reading" is K. Hadjis."""
    kept: list[str] = []
    for word in name.split():
        kept.append(word)
        if word.endswith(".") and len(word) > 3:
            break
    months = dates.months()
    weekdays = dates.weekdays()
    while kept and kept[-1].strip(".,").lower() in {*months, *weekdays}:
        kept.pop()
    return " ".join(kept).strip(" .,")


def _date_line(text: str) -> Stamp | None:
    """A line that holds a date and next to nothing else."""
    found = list(dates.find(text))
    if not found:
        return None
    rest = text[: found[0][0].start] + " " + text[found[0][0].end :]
    if len(leftover(rest)) > 2:
        return None
    return Stamp(None, found[0][1], 2, "date line")


def leftover(text: str) -> list[str]:
    """The words of a line beside times, weekdays and the small words that go with a date."""
    noise = {*dates.weekdays(), *(word.strip(".") for word in " ".join(listed("dates", "noise")).split())}
    for key in ("published", "revised"):
        noise |= set(" ".join(listed("dates", key)).split())
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*", _TIME.sub(" ", text))
    return [word for word in words if word.lower().strip(".") not in noise]


def dateline(lines: Sequence[Line]) -> tuple[Span, str, str | None] | None:
    """A news dateline at the start of a paragraph: its stretch, its place, its date."""
    match = _DATELINE.match(" ".join(line.text for line in lines[:2]))
    if match is None or match.end() >= len(lines[0].text):
        return None
    start = lines[0].start
    date = dates.first(match["date"] or match["stopped"] or "")
    return Span(start, start + match.end()), match["place"].strip(" ,"), date


def dated(stamps: Sequence[Stamp]) -> Stamp | None:
    """The date to trust: what the data are as of, then publication, then any date line, then a revision."""
    ranked = sorted((s for s in stamps if s.date), key=lambda s: s.rank)
    return ranked[0] if ranked else None
