"""The date of a page that no byline, dateline or label gives: a date that stands by itself among its first lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.draft import Reading
from reftel.readers.layout import ended
from reftel.readers.marks import plain
from reftel.readers.page import Page, groups, joined
from reftel.readers.phrases import listed, openers
from reftel.readers.tables import is_table

_RUNS, _LINES = 8, 12
"""How many paragraphs and lines of a page may be its head."""

_PROSE = 140
"""Characters: a paragraph that is longer and ends as sentences do is text."""

_NAMED = 5
"""Words: so many at most stand before the date in the name of a paper ("Telegram number 655 of 9 November 1971")."""

_OPENED = re.compile(r"(?P<place>[A-ZÀ-Þ][\w .,()'’/-]{1,45})$")
_DASHED = re.compile(r"\W{0,3}(?:\([^)]{1,30}\)\s*)?(?:--|[—–:_-]|\.\s?[—–-])\s")
_ITEM = re.compile(r"\s*[-*•–—]\s")
_RANGE = re.compile(r"\s*(?:[–—-]|to|until|through|and)\s*(?P<to>\d|[^\W\d_]+)", re.IGNORECASE)
_FROM = re.compile(r"(?:\d[–—-]|(?P<from>[^\W\d_]+)\.?\s?[–—-]\s*)$")


def with_head_date(page: Page, reading: Reading) -> Reading:
    """The reading with the date that the page's first lines give, where it has none of its own."""
    day = None if reading.date else head_date(page)
    return reading if day is None else replace(reading, date=day, form={**reading.form, "dated by": "head"})


def head_date(page: Page) -> str | None:
    """The first date above the text that is no part of a phrase, or that opens the text as a dateline does; EDTF.

    "Colombo, 19th April 1971" and "Brief no. 17 | March 2024" say when a page was written, "The coup of 11 September
    1973" and "August 2012 to June 2013" do not.
    """
    for line in islice(_head(page), _LINES):
        for span, day in dates.find(line):
            if _stands_alone(line, span):
                return day
    return None


def _head(page: Page) -> Iterator[str]:
    """The lines above the text, and the words that open it, up to a date that a dash or a colon follows."""
    for run in islice(groups(page.lines), _RUNS):
        text = plain(joined(run))
        if is_table(run):
            return
        if len(text) > _PROSE and (ended(text) or len(run) == 1):
            yield _opening(text)
            return
        for line in run:
            if len(line.text) > _PROSE:
                return
            if not _ITEM.match(line.text):
                yield plain(line.text)


def _opening(text: str) -> str:
    """A dateline with which a paragraph opens ("HANKOW, 4 December 1937 — With …"); "" where there is none."""
    found = next(dates.find(text), None)
    if found is None:
        return ""
    span = found[0]
    is_dateline = _OPENED.fullmatch(text[: span.start]) and _DASHED.match(text[span.end :])
    return text[: span.end] if is_dateline else ""


def _stands_alone(line: str, span: Span) -> bool:
    before, after = line[: span.start], line[span.end :]
    if _is_of_range(before, after):
        return False
    word = re.search(r"([^\W\d_]+)\W*$", before)
    if word is None or word[1].lower() not in listed("dates", "links") or _published().search(before):
        return True
    return len(before.split()) <= _NAMED and _is_named_by_date(re.sub(r"^\W+", "", before))


def _is_of_range(before: str, after: str) -> bool:
    """True for either end of "July 1937 to June 1941", and for the last day of "11–14 October 2010"."""
    to, start = _RANGE.match(after), _FROM.search(before)
    ends = to is not None and (to["to"].isdigit() or to["to"].lower() in dates.months())
    return ends or (start is not None and (start["from"] is None or start["from"].lower() in dates.months()))


def _is_named_by_date(line: str) -> bool:
    return any(openers("dates", key).match(line) for key in ("papers", "given"))


@cache
def _published() -> re.Pattern[str]:
    phrases = (phrase for key in ("as_of", "published", "revised", "given") for phrase in listed("dates", key))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})(?: (?:on|the|on the))?\W*$", re.IGNORECASE)
