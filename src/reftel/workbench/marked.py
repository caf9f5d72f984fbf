"""A document's text cut where claims and their slots begin and end, so that every stretch can be marked as a whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reftel.model.claim import Claim
from reftel.model.judgement import LEFT_OUT
from reftel.model.source import Page
from reftel.model.span import Span
from reftel.model.visible import visible

Signed = tuple[str | None, str | None]
"""An author, and a date in EDTF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same claims quote: their indices, those that stand first, and the shortest quote.

    `lit` are the slots of the open claim that its words carry, `ends` the claims whose quote ends with it. `page` is
    the page of the original that begins with it, if one does.
    """

    start: int
    text: str
    claims: tuple[int, ...] = ()
    lit: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of a document, or what stands between two (kind "gap"), cut into pieces.

    `opens` is true where somebody else's words begin: a post, or a passage that a page quotes.
    """

    kind: str
    pieces: tuple[Piece, ...]
    number: str | None = None
    author: str | None = None
    date: str | None = None
    opens: bool = False


def parts_of(
    page: Page,
    claims: Sequence[Claim],
    opened: Claim | None = None,
    *,
    starts: Mapping[int, str] | None = None,
    poster: Signed = (None, None),
) -> list[Part]:
    """The whole text, block by block: no character is left out, and none stands twice.

    `starts` says at which characters pages begin, `poster` of a thread whose words and of when those are that name
    nobody.
    """
    begins = starts or {}
    cuts = sorted({*_ends([*claims, *([opened] if opened else [])]), *begins, 0, len(page.text)})
    lit = opened.slot_spans if opened else {}
    quotes = _Quotes(claims)
    shown = visible(page.text)  # as a whole, since a cut may fall within the two characters of a line's end
    parts: list[Part] = []
    last: Signed = (None, None)
    for kind, span, number, author, date in _blocks(page):
        pieces = [replace(piece, page=begins.get(piece.start)) for piece in _pieces(shown, span, quotes, cuts, lit)]
        signed = last if kind in ("gap", "notice") else (author or poster[0], date or poster[1])
        opens = signed != last and signed != (None, None)
        last = signed
        parts.append(
            Part(kind=kind, pieces=tuple(pieces), number=number, author=signed[0], date=signed[1], opens=opens)
        )
    return parts


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


class _Quotes:
    """The quotes of claims, found by place."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.spans = [claim.span for claim in claims]
        self._rank = [(claim.review in LEFT_OUT, claim.span.end - claim.span.start) for claim in claims]
        self._order = sorted(range(len(claims)), key=lambda index: self.spans[index].start)
        self._starts = [self.spans[index].start for index in self._order]
        self._furthest = list(accumulate((self.spans[index].end for index in self._order), max))

    def within(self, block: Span) -> list[int]:
        """The claims that quote some of a block: those that stand first, then the shortest."""
        first, last = bisect_right(self._furthest, block.start), bisect_left(self._starts, block.end)
        found = [index for index in self._order[first:last] if self.spans[index].overlaps(block)]
        return sorted(found, key=lambda index: (self._rank[index], index))


def _pieces(
    text: str, block: Span, quotes: _Quotes, cuts: Sequence[int], lit: Mapping[str, tuple[Span, ...]]
) -> Iterator[Piece]:
    inside = quotes.within(block)
    at = [block.start, *cuts[bisect_right(cuts, block.start) : bisect_left(cuts, block.end)], block.end]
    for start, end in pairwise(at):
        here = Span(start, end)
        quoting = tuple(index for index in inside if quotes.spans[index].overlaps(here))
        yield Piece(
            start=start,
            text=text[start:end],
            claims=quoting,
            lit=tuple(slot for slot, spans in lit.items() if any(span.overlaps(here) for span in spans)),
            ends=tuple(sorted(index for index in quoting if quotes.spans[index].end == end)),
        )
