"""Words that a person gives as evidence, found in the document; white space counts as any other."""

import re
from collections.abc import Iterable, Mapping
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


def find_words(page: Page, words: str | Words, *, near: Span | None = None) -> Span:
    """The stretch of the document that has these words.

    Words that stand there more than once are those inside `near`, or else in its block, where only one of them is.
    Raises JudgementError where they stand nowhere, or nobody can tell which are meant.
    """
    wanted = words if isinstance(words, Words) else Words(words)
    found = _all(page.text, wanted.text)
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


def _all(text: str, words: str, *, whole: bool = False) -> list[Span]:
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
    page: Page, quotes: Mapping[str, str | Words], values: Mapping[str, Any], quote: Span
) -> dict[str, tuple[Span, ...]]:
    """The words of the slots in `quotes`; of others in `values` those words that the claim's own quote has just once.

    Raises JudgementError where the words that are given stand nowhere, or nobody can tell which are meant.
    """
    found: dict[str, tuple[Span, ...]] = {}
    for slot, words in quotes.items():
        found[slot] = (find_words(page, words, near=quote),)
    for slot, value in values.items():
        if slot in quotes or slot not in _VERBATIM or not value:
            continue
        parts = [value] if isinstance(value, str) else list(value)
        within = [[span for span in _all(page.text, part, whole=True) if quote.cover(span) == quote] for part in parts]
        if all(len(spans) == 1 for spans in within):
            found[slot] = tuple(sorted({span for spans in within for span in spans}))
    return found


_VERBATIM = ("item", "designators", "place", "said_by")
"""Slots whose values are words of the document, or look like them."""
