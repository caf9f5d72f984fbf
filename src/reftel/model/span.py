"""Half-open stretches of a document's characters, and the map from readable text back to them."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
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
    `mends` are characters that the document garbles, as `(flow offset, document start, document end)`: they stand
    between runs too.
    """

    text: str
    runs: tuple[tuple[int, int, int], ...]
    mends: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def join(
        cls, document: str, pieces: Iterable[Span], glue: str = " ", compounds: Container[str] = frozenset()
    ) -> "Flow":
        """Join ascending pieces of `document`: with `glue` where white space lies between two, else with nothing.

        A piece that ends in a line-end hyphen is joined without it where the hyphen only cuts a word. `compounds`
        are words known to be written with their hyphen ("long-range", lower case): they keep it.
        """
        parts: list[str] = []
        runs: list[tuple[int, int, int]] = []
        at = 0
        previous: Span | None = None
        for piece in pieces:
            if piece.start == piece.end:
                continue
            between = "" if previous is None else _between(document, previous, piece, glue, compounds)
            if between is None:
                at -= 1
                parts[-1] = parts[-1][:-1]
                flow, origin, length = runs[-1]
                runs[-1] = (flow, origin, length - 1)
            elif between:
                parts.append(between)
                at += len(between)
            parts.append(document[piece.start : piece.end])
            runs.append((at, piece.start, piece.end - piece.start))
            at += piece.end - piece.start
            previous = piece
        return cls("".join(parts), tuple(runs))

    def origin(self, offset: int) -> int:
        """The document offset of the flow's character at `offset`; in glue, the end of the run before."""
        if mend := self._mend(offset):
            return mend[1]
        at = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        flow, document, length = self.runs[max(at, 0)]
        return document + min(max(offset - flow, 0), length)

    def span(self, start: int, end: int) -> Span:
        """The document's stretch for the flow's characters `start` to `end` (half-open, not empty)."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"outside the flow: {start} to {end} of {len(self.text)}")
        last = self._mend(end - 1)
        return Span(self.origin(start), last[2] if last else self.origin(end - 1) + 1)

    def _mend(self, offset: int) -> tuple[int, int, int] | None:
        at = bisect_right(self.mends, offset, key=lambda mend: mend[0]) - 1
        return self.mends[at] if at >= 0 and self.mends[at][0] == offset else None

    def mended(self, garbled: Iterable[tuple[int, int, str]]) -> "Flow":
        """The flow with characters in place of stretches `(start, end, character)` of the document, ascending."""
        wanted = list(garbled)
        parts: list[str] = []
        runs: list[tuple[int, int, int]] = []
        mends: list[tuple[int, int, int]] = []
        done = at = 0
        for flow, origin, length in self.runs:
            parts.append(self.text[done:flow])
            at += flow - done
            here = origin
            for start, end, character in wanted[bisect_left(wanted, (origin,)) :]:
                if start >= origin + length:
                    break
                if end > origin + length:
                    continue
                if start > here:
                    parts.append(self.text[flow + here - origin : flow + start - origin])
                    runs.append((at, here, start - here))
                    at += start - here
                parts.append(character)
                mends.append((at, start, end))
                at, here = at + 1, end
            if origin + length > here:
                parts.append(self.text[flow + here - origin : flow + length])
                runs.append((at, here, origin + length - here))
                at += origin + length - here
            done = flow + length
        return Flow("".join([*parts, self.text[done:]]), tuple(runs), tuple(mends)) if mends else self


def _between(document: str, left: Span, right: Span, glue: str, compounds: Container[str]) -> str | None:
    """What to write between two pieces; None where the hyphen that `left` ends in goes too."""
    gap = document[left.end : right.start]
    if not gap or not any(character.isspace() for character in gap):
        return ""
    if not _ends_in_hyphen(document, left) or not document[right.start].isalnum() or not _breaks_line(gap):
        return glue
    stem = _last_word(document, left.start, left.end - 1)
    return None if _cuts(stem, _first_word(document, right), compounds) else ""


def _cuts(stem: str, tail: str, compounds: Container[str]) -> bool:
    """True where a hyphen between `stem` and `tail` only cuts a word, so that it is not part of it."""
    if len(stem) < 2 or not stem.isalpha() or not tail.isalpha() or f"{stem}-{tail}".lower() in compounds:
        return False
    return (tail.islower() and stem[1:].islower()) or (stem.isupper() and tail.isupper())


def _ends_in_hyphen(document: str, piece: Span) -> bool:
    return piece.end - piece.start > 1 and document[piece.end - 1] == "-" and document[piece.end - 2].isalnum()


def _breaks_line(gap: str) -> bool:
    return "\n" in gap or "\r" in gap


def _last_word(document: str, start: int, end: int) -> str:
    """The word that ends at `end`, with any hyphens in it: "so-called" is no word that a line end cut."""
    at = end
    while at > start and (document[at - 1].isalnum() or document[at - 1] == "-"):
        at -= 1
    return document[at:end]


def _first_word(document: str, piece: Span) -> str:
    at = piece.start
    while at < piece.end and document[at].isalnum():
        at += 1
    return document[piece.start : at]
