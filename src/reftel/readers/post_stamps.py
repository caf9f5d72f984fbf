"""Heads of posts in a layout that no form names: a name, a date and next to nothing else, again and again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.page import Line
from reftel.readers.phrases import is_notice, pattern, words

_LIMIT = 100
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|z\b|hrs?\b)?|\b\d{4}\s?(?:hrs?|h|z)\b|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"\|\s*re:\s.*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\w)(?:#\s?)?\d{1,5}(?:[./]\d{1,4}|/n)?(?!\w)")
_ASIDE = re.compile(r"\([^()]{1,40}\)")
_BETWEEN = re.compile(r"[|/·•≡<>»«—–~+*=;,:\[\](){}#▸►→]+|\.{2,}|(?<!\w)@(?!\w)|\s-+\s|--+|^-+|\s{2,}|\t")
_HANDLE = re.compile(r"[a-z]|\S*[\d_]|\S*[a-z][A-Z]")
_NAMED, _NUMBERED = 1 / 3, 2 / 3
"""On a page of posts so many names are none that a paper would print, or so many heads are numbered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A head: lines `first` to `start`, who posted and when (EDTF); `numbered`: a number or a label goes with it."""

    first: int
    start: int
    author: str
    date: str
    numbered: bool


def stamped_heads(lines: Sequence[Line]) -> list[Stamped]:
    """All such heads of a page; none where they are too few or too like the datelines of a paper."""
    found: list[Stamped] = []
    for at in range(len(lines)):
        if not found or at >= found[-1].start:
            head = _head(lines, at)
            found += [head] if head is not None else []
    handles = sum(_HANDLE.match(head.author) is not None for head in found)
    enough = handles > _NAMED * len(found) or sum(head.numbered for head in found) > _NUMBERED * len(found)
    return found if enough and len({head.author for head in found}) > 1 else []


def _head(lines: Sequence[Line], at: int) -> Stamped | None:
    """A name and a date in one line; or a line with the date and a time, and one with the name below."""
    date, name, clock, numbered = _parts(lines[at].text)
    if date is None:
        return None
    if name == "" and clock:
        return _beside(lines, at, date, numbered=numbered)
    return Stamped(first=at, start=at + 1, author=name, date=date, numbered=numbered) if _is_name(name) else None


def _beside(lines: Sequence[Line], at: int, date: str, *, numbered: bool) -> Stamped | None:
    """The head whose date stands alone in line `at`: the name is in the one above, with its label, or below."""
    above = pattern("forum", "poster").match(lines[at - 1].text) if at else None
    if above is not None and _is_name(above["author"]):
        return Stamped(first=at - 1, start=at + 1, author=above["author"], date=date, numbered=True)
    below = _ASIDE.sub("", lines[at + 1].text).strip() if at + 1 < len(lines) else ""
    return Stamped(first=at, start=at + 2, author=below, date=date, numbered=numbered) if _is_name(below) else None


def _parts(text: str) -> tuple[str | None, str, bool, bool]:
    """The date of a line (None without one), what is left of it, and whether it has a time and a number."""
    found = next(dates.find(text, short=True), None) if 0 < len(text) <= _LIMIT else None
    if found is None or text[-1] in "?!":
        return None, "", False, False
    rest = _ANSWERED.sub("", _without(text, found[0]))
    timed = _CLOCK.sub(" | ", rest)
    plain = _ASIDE.sub(" | ", timed)
    bare = _NUMBER.sub(" | ", plain)
    pieces = [piece for part in _BETWEEN.split(bare) if (piece := _named(part))]
    return found[1], " / ".join(pieces), timed != rest, bare != plain


def _without(text: str, span: Span) -> str:
    return f"{text[: span.start]} | {text[span.end :]}"


def _named(piece: str) -> str:
    """A piece without the words that go with a post ("posted by", "Reply")."""
    return " ".join(word for word in piece.split() if word.lower().strip(".") not in _labels())


@cache
def _labels() -> frozenset[str]:
    return frozenset(words()["forum"]["labels"].split()) | dates.weekdays().keys()


def _is_name(text: str) -> bool:
    return (
        text[:1].isalpha()
        and ":" not in text
        and pattern("forum", "name").match(text) is not None
        and not is_notice(text)
    )
