"""Writes a document's text piece by piece and keeps where each piece stood in the original."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reftel.model.document import BlockKind
from reftel.model.original import Anchor
from reftel.model.span import Span
from reftel.readers.draft import Draft
from reftel.readers.limits import Watch

BREAK = "\n\n"
"""What stands between two blocks of a recovered text."""


class Writer:
    """For readers of forms that are no text: what is written becomes the document's text.

    `write` adds words of the original with their place, `glue` what the original does not have as characters: the
    space for a line's end, the break between paragraphs.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._parts: list[str] = []
        self._length = 0
        self.last = ""
        self.anchors: list[Anchor] = []
        self.drafts: list[Draft] = []

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def write(self, words: str, **where: Any) -> Span:
        """Add words that stand in the original; `where` is as in Anchor. Gives their stretch of the text."""
        span = self.glue(words)
        if words:
            anchor = Anchor(span=span, **where)
            if not self._goes_on(anchor):
                self.anchors.append(anchor)
        return span

    def glue(self, words: str) -> Span:
        """Add what does not stand in the original."""
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        self._watch.check("text", self._length, "split it into its documents")
        return Span(start, self._length)

    def part(self) -> None:
        """End a block: the next begins after a blank line."""
        if self._parts and self._parts[-1] != BREAK:
            self.glue(BREAK)

    def block(self, kind: BlockKind, spans: Sequence[Span], **about: Any) -> None:
        """Say what a stretch of the text, or several of them, is; `about` is as in Draft."""
        kept = tuple(span for span in spans if span.start < span.end)
        if kept:
            self.drafts.append(Draft(kind=kind, spans=kept, **about))

    def _goes_on(self, anchor: Anchor) -> bool:
        """True where the anchor only lengthens the one before, which it is then joined to."""
        last = self.anchors[-1] if self.anchors else None
        if last is None or last.span.end != anchor.span.start or not _touch(last.source, anchor.source):
            return False
        exact = last.source is None or last.source.end - last.source.start == last.span.end - last.span.start
        if not exact or replace(anchor, span=last.span, source=last.source) != last:
            return False
        if anchor.source is not None and anchor.source.end - anchor.source.start != anchor.span.end - anchor.span.start:
            return False
        source = last.source.cover(anchor.source) if last.source and anchor.source else None
        self.anchors[-1] = replace(last, span=last.span.cover(anchor.span), source=source)
        return True


def _touch(left: Span | None, right: Span | None) -> bool:
    return (left is None and right is None) or (left is not None and right is not None and left.end == right.start)
