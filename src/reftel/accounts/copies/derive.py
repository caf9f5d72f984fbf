"""A stretch that two passages share as a copy of one from the other: direction, claims, and what went wrong."""

from collections.abc import Callable

from reftel.accounts.agreement import Slot, agreements
from reftel.accounts.copies.align import Stretch
from reftel.accounts.copies.content import is_slip, tells_alike
from reftel.accounts.copies.evidence import LONG
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.passages import Shared
from reftel.model.claim import Claim
from reftel.model.span import Span

Credited = Callable[[str, str], bool]
"""True where the first document names the second's outlet as where its text is from."""

Paired = tuple[tuple[str, str | None], ...]

_SIDES: tuple[Slot, ...] = ("actor", "recipient")

_OVERLAP = 0.3
"""The share of two claims' words that must be the same words for the one to be the copy of the other."""


class Derived:
    """A copied stretch with its claims: `here` is the copy, `there` the origin."""

    def __init__(self, shared: Shared, index: ClaimIndex, is_credited: Credited) -> None:
        is_turned, self.directed = _direction(shared, is_credited)
        self.here, self.there = (shared.there, shared.here) if is_turned else (shared.here, shared.there)
        self.stretch: Stretch = shared.stretch.turned() if is_turned else shared.stretch
        self.quotes = shared.here_quotes, shared.there_quotes
        self.spans = self.stretch.spans
        self.claims, self.says_the_same = _paired(self, index)


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


def _paired(derived: Derived, index: ClaimIndex) -> tuple[Paired, bool]:
    """The claims of the copy, each with the claim of the origin that the same words make there; whether any has.

    Figures go wrong in copying, parties do not: a sentence with others in it is of one pattern and no copy. Where one
    side has no claims nothing speaks against it.
    """
    mine = index.within(derived.here.document, derived.spans[0])
    theirs = index.within(derived.there.document, derived.spans[1])
    rated = sorted(
        (-rating, name, other)
        for name, claim in mine
        for other, counterpart in theirs
        if name != other and (rating := _rating(derived.stretch, claim, counterpart))
    )
    found: dict[str, str] = {}
    for is_first in (True, False):  # a claim that is told twice has one origin
        for _, name, other in rated:
            if name not in found and not (is_first and other in found.values()):
                found[name] = other
    return tuple((name, found.get(name)) for name, _ in mine), bool(found) or not (mine and theirs)


def _rating(stretch: Stretch, claim: Claim, counterpart: Claim) -> float:
    """How sure it is that a claim is another one's copy; 0 where it is none."""
    carried = stretch.carried(claim.span)
    if carried is None or claim.kind != counterpart.kind:
        return 0.0
    overlap, found = _overlap(carried, counterpart.span), agreements(claim, counterpart)
    if overlap <= _OVERLAP or any(found[side].verdict == "apart" for side in _SIDES):
        return 0.0
    if stretch.n_words < LONG and not (tells_alike(claim, counterpart) or is_slip(claim, counterpart)):
        return 0.0
    return overlap + sum(one.degree for one in found.values())


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))
