"""Words that a person gives as evidence, found in the document; white space counts as any other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reftel.errors import JudgementError
from reftel.model.source import Page
from reftel.model.span import Span
from reftel.model.words import shortened

_SHOWN, _PLACES = 60, 5


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document, and the character `at` which they begin where they stand there more than once."""

    text: str
    at: int | None = None


Given = str | Words | Sequence[str | Words]
"""Words for one slot: one stretch of the document, or several."""


def find_words(page: Page, words: str | Words, *, near: Span | None = None) -> Span:
    """The stretch of the document that has these words.

    Words that stand there more than once are those inside `near`, or else in its block, where only one of them is.
    Raises JudgementError where they stand nowhere, or nobody can tell which are meant.
    """
    wanted = words if isinstance(words, Words) else Words(words)
    found = stretches(page.text, wanted.text)
    if not found:
        raise JudgementError(f"the document has no words {_shown(wanted.text)}; give them as it writes them")
    if wanted.at is not None:
        here = [span for span in found if span.start == wanted.at]
        if not here:
            raise JudgementError(
                f"{_shown(wanted.text)} does not begin at character {wanted.at} of the document, but at {_at(found)}"
            )
        return here[0]
    for among in (found, *_nearer(page, found, near)):
        if len(among) == 1:
            return among[0]
    raise JudgementError(
        f"{_shown(wanted.text)} stands in the document {len(found)} times; say where it begins, at character "
        f"{_at(found)}"
    )


def _nearer(page: Page, found: list[Span], near: Span | None) -> Iterable[list[Span]]:
    if near is None:
        return
    yield [span for span in found if near.cover(span) == near]
    blocks = [passage.span for passage in page.passages_at(near)]
    yield [span for span in found if any(block.overlaps(span) for block in blocks)]


def stretches(text: str, words: str, *, whole: bool = False) -> list[Span]:
    """All stretches of a text that have these words; with `whole` not those within longer words.

    Raises JudgementError for no words.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise JudgementError("no words are given; give some that the document has")
    pattern = r"\s+".join(parts)
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return [Span(*hit.span(1)) for hit in re.finditer(f"(?=({pattern}))", text)]


def _shown(words: str) -> str:
    return f"“{shortened(words, _SHOWN)}”"


def _at(found: list[Span]) -> str:
    first = [str(span.start) for span in found[:_PLACES]]
    return " or ".join(first) + (" or later" if len(found) > _PLACES else "")


def evidence(
    page: Page, quotes: Mapping[str, Given], values: Mapping[str, Any], quote: Span
) -> dict[str, tuple[Span, ...]]:
    """The words of the slots in `quotes`; of others in `values` those words that the claim's own quote has just once.

    Raises JudgementError where the words that are given stand nowhere, or nobody can tell which are meant.
    """
    found: dict[str, tuple[Span, ...]] = {}
    for slot, words in quotes.items():
        several = (words,) if isinstance(words, str | Words) else words
        found[slot] = tuple(sorted({find_words(page, each, near=quote) for each in several}))
    for slot, value in values.items():
        if slot in quotes or slot not in _VERBATIM or not value:
            continue
        parts = [value] if isinstance(value, str) else list(value)
        places = [stretches(page.text, part, whole=True) for part in parts]
        within = [[span for span in spans if quote.cover(span) == quote] for spans in places]
        if all(len(spans) == 1 for spans in within):
            found[slot] = tuple(sorted({span for spans in within for span in spans}))
    return found


_VERBATIM = ("item", "designators", "place", "said_by")
"""Slots whose values are words of the document, or look like them."""
