"""Words of the document as forms have them: one line for each stretch, with the places that were selected."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reftel.errors import JudgementError
from reftel.model.source import Page
from reftel.model.span import Span
from reftel.model.visible import visible
from reftel.review.words import Words, find_words, stretches

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_SIGNS = " \N{REPLACEMENT CHARACTER}"
_CHOICES, _AROUND = 8, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several places that have the same words: where, and between which others."""

    at: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where words stand; or what is wrong with them, and of `n` places that have them the nearest to choose from."""

    spans: tuple[Span, ...] = ()
    fault: str = ""
    choices: tuple[Choice, ...] = ()
    n: int = 0


def shown(page: Page, span: Span) -> str:
    """A stretch of the text as one line."""
    return " ".join(visible(page.text[span.start : span.end]).split())


def lines_of(page: Page, spans: Iterable[Span]) -> str:
    """Several stretches, a line each."""
    return "\n".join(shown(page, span) for span in spans)


def places_of(spans: Iterable[Span]) -> str:
    """Where stretches stand, as forms carry it."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def words_at(page: Page, span: Span) -> Words:
    """A stretch as the ledger takes it: its own characters, and where they begin."""
    return Words(page.text[span.start : span.end], span.start)


def located(page: Page, words: str, at: str, near: Span | None) -> Located:
    """Where the words of each line stand: at a place that was selected, if they stand there; else where they are found.

    Words count; a place without its words is of no account, since the text may have been read anew.
    """
    selected = [trimmed(page, Span(int(a), int(b))) for a, b in _PLACE.findall(at) if int(a) < int(b)]
    spans: list[Span] = []
    for line in filter(None, (" ".join(line.split()) for line in words.splitlines())):
        here = next((span for span in selected if _has(shown(page, span), line)), None)
        try:
            spans.append(here or find_words(page, line, near=near))
        except JudgementError as error:
            found = stretches(page.text, line)
            return Located(fault=str(error), choices=_choices(page, found, near), n=len(found))
    return Located(spans=tuple(sorted(set(spans))))


def _has(there: str, line: str) -> bool:
    """True where a place has a line's words, but for signs around them that only show, some white to the ledger."""
    return bool(there) and there.strip(_SIGNS) == line.strip(_SIGNS)


def trimmed(page: Page, span: Span) -> Span:
    """The stretch without white space around it; nothing of what lies beyond the text."""
    text = page.text[span.start : span.end]
    start = min(span.start + len(text) - len(text.lstrip()), len(page.text))
    return Span(start, start + len(text.strip()))


def _choices(page: Page, found: Sequence[Span], near: Span | None) -> tuple[Choice, ...]:
    """The nearest of several places, in the order of the text."""
    if len(found) < 2:
        return ()
    middle = near.start if near else 0
    nearest = sorted(sorted(found, key=lambda span: abs(span.start - middle))[:_CHOICES])
    return tuple(
        Choice(
            at=places_of([span]),
            before=shown(page, Span(max(0, span.start - _AROUND), span.start)),
            words=shown(page, span),
            after=shown(page, Span(span.end, span.end + _AROUND)),
        )
        for span in nearest
    )
