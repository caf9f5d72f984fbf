"""A stretch that two passages share as a copy of one from the other: direction, claims, and what went wrong."""

from collections.abc import Callable

from reftel.accounts.agreement import agreements
from reftel.accounts.copies.align import Stretch
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.passages import Shared
from reftel.accounts.copies.wording import why_shared
from reftel.accounts.copies.words import Pages, Piece
from reftel.model.claim import Claim
from reftel.model.copies import Copy, Place
from reftel.model.span import Span

Credited = Callable[[str, str], bool]
"""True where the first document names the second's outlet as where its text is from."""

Paired = tuple[tuple[str, str | None], ...]

_OVERLAP = 0.3
"""The share of two claims' words that must be the same words for the one to be the copy of the other."""


class Derived:
    """A copied stretch with its claims: `here` is the copy, `there` the origin."""

    def __init__(self, shared: Shared, index: ClaimIndex, pages: Pages, is_credited: Credited) -> None:
        is_turned, self.directed = _direction(shared, is_credited)
        self.here, self.there = (shared.there, shared.here) if is_turned else (shared.here, shared.there)
        self.stretch: Stretch = shared.stretch.turned() if is_turned else shared.stretch
        self.quotes = shared.here_quotes, shared.there_quotes
        self.spans = self.stretch.spans
        self.claims = _paired(self, index)
        self._pages = pages

    def copy(self) -> Copy:
        """The sign of copying that the stretch is."""
        names = tuple(self._pages[piece.document][0].name for piece in (self.here, self.there))
        return Copy(
            sign="quotation" if any(self.quotes) else "reprint",
            copy=self._place(self.here, self.spans[0]),
            origin=self._place(self.there, self.spans[1]),
            directed=self.directed,
            score=round(self.stretch.density, 3),
            why=why_shared(self.stretch, names, directed=self.directed, quotes=self.quotes),
            claims=self.claims,
        )

    def _place(self, piece: Piece, span: Span) -> Place:
        text = self._pages[piece.document][1].text
        return Place(document=piece.document, span=span, words=text[span.start : span.end])


def _direction(shared: Shared, is_credited: Credited) -> tuple[bool, bool]:
    """Whether the earlier passage is the copy after all, and whether that is known at all.

    Who quotes, or names the other as where the text is from, has it from there, unless his date is the earlier one.
    """
    here, there = shared.here, shared.there
    is_later = there.time is not None and there.time.is_before(here.time)
    copies = [
        (shared.here_quotes and not shared.there_quotes) or is_credited(here.document, there.document),
        (shared.there_quotes and not shared.here_quotes) or is_credited(there.document, here.document),
    ]
    if copies[0] != copies[1]:
        return (False, True) if copies[0] else (not is_later, not is_later)
    return False, is_later


def _paired(derived: Derived, index: ClaimIndex) -> Paired:
    """The claims of the copy, each with the claim of the origin that the same words make there."""
    mine = index.within(derived.here.document, derived.spans[0])
    theirs = index.within(derived.there.document, derived.spans[1])
    rated = sorted(
        (-rating, name, other)
        for name, claim in mine
        for other, counterpart in theirs
        if name != other and (rating := _rating(derived.stretch, claim, counterpart))
    )
    found: dict[str, str] = {}
    for _, name, other in rated:
        if name not in found and other not in found.values():
            found[name] = other
    return tuple((name, found.get(name)) for name, _ in mine)


def _rating(stretch: Stretch, claim: Claim, counterpart: Claim) -> float:
    """How sure it is that a claim is another one's copy; 0 where it is none."""
    carried = stretch.carried(claim.span)
    if carried is None or claim.kind != counterpart.kind:
        return 0.0
    overlap = _overlap(carried, counterpart.span)
    return overlap + sum(one.degree for one in agreements(claim, counterpart).values()) if overlap > _OVERLAP else 0.0


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))
