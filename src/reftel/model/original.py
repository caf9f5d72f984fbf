"""Where a document's text stands in the original that it was recovered from, and what the original says of itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reftel.model.span import Span

Box = tuple[float, float, float, float]
"""Left, bottom, right, top on a page, in points from its lower left corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A stretch of the document's text, and where it stands in the original; as much as that kind of file can tell.

    `source` is a stretch of the decoded original's characters; where it is as long as `span`, both hold the same
    characters. `line` counts from 1. `element` is an XPath. `paragraph` counts from 1 as a word processor would.
    `page` is the page's number or label, `box` the stretch's place on it.
    """

    span: Span
    source: Span | None = None
    line: int | None = None
    element: str | None = None
    paragraph: int | None = None
    page: str | None = None
    box: Box | None = None

    def within(self, span: Span) -> "Anchor":
        """The part of the anchor that lies in a stretch of the text that overlaps it."""
        start, end = max(self.span.start, span.start), min(self.span.end, span.end)
        source = self.source
        if source is not None and source.end - source.start == self.span.end - self.span.start:
            source = Span(source.start + start - self.span.start, source.start + end - self.span.start)
        return replace(self, span=Span(start, end), source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Something that the original says of itself.

    `value` is what it comes to (a date as EDTF), `words` is how the original says it. The words stand in the
    document's text at `span`, or, where they are no part of it, in the original at `source` or in `element`.
    """

    name: str
    value: str
    words: str
    span: Span | None = None
    source: Span | None = None
    element: str | None = None


def anchors_in(anchors: Sequence[Anchor], span: Span) -> Iterator[Anchor]:
    """The anchors of a stretch of the text, each cut to what lies in it. `anchors` ascend and do not overlap."""
    low, high = 0, len(anchors)
    while low < high:
        middle = (low + high) // 2
        if anchors[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    for anchor in anchors[low:]:
        if anchor.span.start >= span.end:
            return
        yield anchor.within(span)


def line_anchor(text: str, span: Span) -> Anchor:
    """Where a stretch stands in an original that is the text itself."""
    return Anchor(span=span, source=span, line=text.count("\n", 0, span.start) + 1)
