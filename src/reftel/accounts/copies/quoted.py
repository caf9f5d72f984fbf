"""Which words of a page are set apart as somebody else's."""

from reftel.accounts.copies.vocabulary import load_copy_words
from reftel.accounts.copies.words import Pages, Piece
from reftel.model.span import Span

_MOST = 0.7
"""The share of a stretch that must stand in quotation marks."""


class Quotations:
    """Quotations by marks and by the page's own setting; those of a document are looked for when first asked for."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._found: dict[str, list[Span]] = {}

    def holds(self, piece: Piece, stretch: Span) -> bool:
        """True where most of a stretch of a passage is quoted."""
        if piece.kind == "quote":
            return True
        size = stretch.end - stretch.start
        return any(
            min(span.end, stretch.end) - max(span.start, stretch.start) >= _MOST * size
            for span in self._in(piece.document)
            if span.overlaps(stretch)
        )

    def are_in(self, piece: Piece) -> bool:
        """True where anything is quoted in the passage's document, or the passage is a quotation."""
        return piece.kind == "quote" or bool(self._in(piece.document))

    def _in(self, document: str) -> list[Span]:
        if document not in self._found:
            text = self._pages[document][1].text
            found = load_copy_words().quotations.finditer(text)
            self._found[document] = [Span(match.start(), match.end()) for match in found]
        return self._found[document]
