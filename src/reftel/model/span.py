"""Half-open stretches of a document's characters, and the map from readable text back to them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half-open) of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Flow:
    """Readable text with the way back to the document.

    `text` is what a person reads: line wraps are spaces, words cut at a line end are whole, page headers in
    mid-sentence are gone. `runs` say where each stretch of it came from, as `(flow offset, document offset,
    length)`, ascending; characters between runs (the joining spaces) stand for what lies between them.
    """

    text: str
    runs: tuple[tuple[int, int, int], ...]

    @classmethod
    def join(cls, document: str, pieces: Iterable[Span], glue: str = " ") -> "Flow":
        """Join pieces of `document` with `glue`; a piece that ends in a line-end hyphen is joined without it."""
        parts: list[str] = []
        runs: list[tuple[int, int, int]] = []
        at = 0
        previous: Span | None = None
        for piece in pieces:
            if previous is not None:
                if _cut_word(document, previous, piece):
                    at -= 1
                    parts[-1] = parts[-1][:-1]
                    flow, origin, length = runs[-1]
                    runs[-1] = (flow, origin, length - 1)
                elif not _keeps_hyphen(document, previous, piece):
                    parts.append(glue)
                    at += len(glue)
            parts.append(document[piece.start : piece.end])
            runs.append((at, piece.start, piece.end - piece.start))
            at += piece.end - piece.start
            previous = piece
        return cls("".join(parts), tuple(runs))

    def origin(self, offset: int) -> int:
        """The document offset of the flow's character at `offset`; in glue, the end of the run before."""
        at = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        flow, document, length = self.runs[max(at, 0)]
        return document + min(max(offset - flow, 0), length)

    def span(self, start: int, end: int) -> Span:
        """The document's stretch for the flow's characters `start` to `end` (half-open, not empty)."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"outside the flow: {start} to {end} of {len(self.text)}")
        return Span(self.origin(start), self.origin(end - 1) + 1)


def _cut_word(document: str, left: Span, right: Span) -> bool:
    """True where a line-end hyphen cuts a word: letters on both sides, and the second part is no new word."""
    if not _ends_in_hyphen(document, left) or right.start >= right.end:
        return False
    stem, tail = document[left.start : left.end - 1], document[right.start : right.end]
    return stem[-1:].isalpha() and tail[0].isalpha() and (tail[0].islower() or stem.isupper() == tail[:2].isupper())


def _keeps_hyphen(document: str, left: Span, right: Span) -> bool:
    """True where the line-end hyphen belongs to the word ("T-" / "55"), so that nothing comes between."""
    return _ends_in_hyphen(document, left) and document[right.start : right.start + 1].isalnum()


def _ends_in_hyphen(document: str, piece: Span) -> bool:
    text = document[piece.start : piece.end]
    return len(text) > 1 and text[-1] == "-" and text[-2].isalnum()
