"""Claims by where they stand."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from reftel.accounts.copies.words import Piece
from reftel.model.claim import Claim
from reftel.model.span import Span

_MOST = 0.6
"""The share of a claim's words that must lie in a stretch for the claim to be of it."""


class ClaimIndex:
    """Claims by document and place, and the passage that each stands in."""

    def __init__(self, claims: Iterable[Claim], pieces: Sequence[Piece]) -> None:
        self.by_id = dict(sorted((claim.id, claim) for claim in claims))
        self._claims: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
        for name, claim in sorted(self.by_id.items(), key=lambda pair: (pair[1].span.start, pair[0])):
            self._claims[claim.document].append((name, claim))
        self._longest = {
            document: max(claim.span.end - claim.span.start for _, claim in told)
            for document, told in self._claims.items()
        }
        self._pieces = pieces

    def within(self, document: str, span: Span, share: float = _MOST) -> list[tuple[str, Claim]]:
        """The claims of a document that lie in a stretch with that share of their words, with their ids, in order."""
        told = self._claims.get(document, [])
        first = bisect_left(told, span.start - self._longest.get(document, 0), key=lambda pair: pair[1].span.start)
        end = bisect_left(told, span.end, key=lambda pair: pair[1].span.start)
        return [pair for pair in told[first:end] if share_in(pair[1].span, span) >= share]

    def beginning_in(self, piece: Piece) -> list[tuple[str, Claim]]:
        """The claims of a passage, in order."""
        told = self._claims.get(piece.document, [])
        first, end = (
            bisect_left(told, at, key=lambda pair: pair[1].span.start) for at in (piece.span.start, piece.span.end)
        )
        return told[first:end]

    def has(self, piece: Piece) -> bool:
        """True where any claim touches the passage."""
        told = self._claims.get(piece.document, [])
        first = bisect_left(
            told, piece.span.start - self._longest.get(piece.document, 0), key=lambda pair: pair[1].span.start
        )
        end = bisect_left(told, piece.span.end, key=lambda pair: pair[1].span.start)
        return any(claim.span.overlaps(piece.span) for _, claim in told[first:end])

    def order(self, name: str) -> tuple[date, str, int, str]:
        """The place of a claim among all, the earliest first; what has no date comes last."""
        claim, piece = self.by_id[name], self.piece_of.get(name)
        return piece.time.first if piece and piece.time else date.max, claim.document, claim.span.start, name

    def alike(self, numbers: Mapping[str, int]) -> Iterable[list[int]]:
        """The numbers of the passages whose claims have the same kind, parties and things."""
        found: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for name, claim in self.by_id.items():
            if (piece := self.piece_of.get(name)) and piece.node in numbers:
                thing = claim.designators or (claim.item or "").casefold()
                found[(claim.kind, claim.actor, claim.recipient, thing)].append(numbers[piece.node])
        return found.values()

    @cached_property
    def piece_of(self) -> dict[str, Piece]:
        """Claim → the passage that it begins in, or the nearest one before it."""
        of_document: dict[str, list[Piece]] = defaultdict(list)
        for piece in sorted(self._pieces, key=lambda piece: piece.span.start):
            of_document[piece.document].append(piece)
        found: dict[str, Piece] = {}
        for name, claim in self.by_id.items():
            if pieces := of_document.get(claim.document):
                at = bisect_left(pieces, claim.span.start + 1, key=lambda piece: piece.span.start) - 1
                found[name] = pieces[max(at, 0)]
        return found


def share_in(claim: Span, stretch: Span) -> float:
    """The share of some characters that lie in a stretch."""
    shared = min(claim.end, stretch.end) - max(claim.start, stretch.start)
    return shared / max(claim.end - claim.start, 1)
