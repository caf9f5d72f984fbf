"""A document's text cut where claims and their slots begin and end, so that every stretch can be marked as a whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reftel.model.claim import Claim
from reftel.model.source import Page
from reftel.model.span import Span
from reftel.model.visible import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same claims quote: their indices, the shortest quote first.

    `lit` are the slots of the open claim that its words carry, `ends` the claims whose quote ends with it.
    """

    start: int
    text: str
    claims: tuple[int, ...] = ()
    lit: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of a document, or what stands between two (kind "gap"), cut into pieces."""

    kind: str
    pieces: tuple[Piece, ...]
    number: str | None = None
    author: str | None = None
    date: str | None = None


def parts_of(page: Page, claims: Sequence[Claim], opened: Claim | None = None) -> list[Part]:
    """The whole text, block by block: no character is left out, and none stands twice."""
    cuts = sorted({*_ends([*claims, *([opened] if opened else [])]), 0, len(page.text)})
    lit = opened.slot_spans if opened else {}
    shown = visible(page.text)  # as a whole, since a cut may fall within the two characters of a line's end
    return [
        Part(
            kind=kind,
            pieces=tuple(_pieces(shown, span, claims, cuts, lit)),
            number=number,
            author=author,
            date=date,
        )
        for kind, span, number, author, date in _blocks(page)
    ]


def _blocks(page: Page) -> Iterator[tuple[str, Span, str | None, str | None, str | None]]:
    at = 0
    for passage in sorted(page.passages, key=lambda passage: passage.span):
        start, end = max(passage.span.start, at), passage.span.end
        if end <= start:
            continue
        if start > at:
            yield "gap", Span(at, start), None, None, None
        yield passage.kind, Span(start, end), passage.number, passage.author, passage.date
        at = end
    if at < len(page.text):
        yield "gap", Span(at, len(page.text)), None, None, None


def _ends(claims: Iterable[Claim]) -> Iterator[int]:
    for claim in claims:
        for span in (claim.span, *(span for spans in claim.slot_spans.values() for span in spans)):
            yield span.start
            yield span.end


def _pieces(
    text: str, block: Span, claims: Sequence[Claim], cuts: Sequence[int], lit: Mapping[str, tuple[Span, ...]]
) -> Iterator[Piece]:
    inside = [index for index, claim in enumerate(claims) if claim.span.overlaps(block)]
    inside.sort(key=lambda index: (claims[index].span.end - claims[index].span.start, index))
    at = [block.start, *cuts[bisect_right(cuts, block.start) : bisect_left(cuts, block.end)], block.end]
    for start, end in pairwise(at):
        here = Span(start, end)
        quoting = tuple(index for index in inside if claims[index].span.overlaps(here))
        yield Piece(
            start=start,
            text=text[start:end],
            claims=quoting,
            lit=tuple(slot for slot, spans in lit.items() if any(span.overlaps(here) for span in spans)),
            ends=tuple(sorted(index for index in quoting if claims[index].span.end == end)),
        )
