"""Where in the original something stands, in words."""

from reftel.model.original import Anchor
from reftel.model.source import Page
from reftel.model.span import Span


def place_words(page: Page, span: Span) -> str:
    """Page, paragraph, element or line of the original in which a stretch of the text begins."""
    anchors = page.origin(span)
    if not anchors:
        return f"line {page.line_at(span.start)} of the text"
    first = anchors[0]
    parts = [
        f"page {first.page}" if first.page else "",
        f"paragraph {first.paragraph}" if first.paragraph else "",
        f"line {first.line}" if first.line else "",
        f"element {first.element}" if first.element and not first.line else "",
    ]
    return ", ".join(part for part in parts if part) or f"line {page.line_at(span.start)} of the text"


def characters_words(page: Page, span: Span) -> str:
    """Which characters of the original a stretch of the text is; those of the text where the original has none."""
    anchors = page.origin(span)
    sources = [anchor.source for anchor in anchors if anchor.source]
    if not sources:
        return f"characters {span.start} to {span.end} of the text"
    own = Span(min(source.start for source in sources), max(source.end for source in sources))
    return f"characters {own.start} to {own.end}{_box(anchors[0])}"


def _box(anchor: Anchor) -> str:
    return ", box " + " ".join(f"{edge:.0f}" for edge in anchor.box) if anchor.box else ""
