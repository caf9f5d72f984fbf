"""Leaves out claims that a document has made before, or makes more fully elsewhere."""

from collections.abc import Iterable, Iterator

from reftel.model.claim import Claim

Candidate = tuple[Claim, tuple[str, ...]]
"""A claim with the signs by which its likelihood is judged."""

_ONCE = frozenset({"upheaval"})
"""Kinds of happenings that a text comes back to again and again: told once, at their fullest."""


def without_repeats(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out what says the same as a claim before it, in every slot."""
    seen: set[tuple[object, ...]] = set()
    for claim, signs in found:
        # A tie is judged in many ways, and no slot says which: one by other words is another claim.
        words = " ".join(claim.quote.lower().split()) if claim.kind == "relation" else ""
        key = (claim.kind, claim.stage, claim.designators, words, *_said(claim), *_filled(claim))
        if key not in seen:
            seen.add(key)
            yield claim, signs


def without_poorer(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out an upheaval that another claim tells with more ("the coup" beside "the coup of 1973")."""
    every = list(found)
    for claim, signs in every:
        if claim.kind not in _ONCE or not any(_says_more(other, claim) for other, _ in every):
            yield claim, signs


def _says_more(other: Claim, claim: Claim) -> bool:
    if (other.kind, *_said(other)) != (claim.kind, *_said(claim)):
        return False
    pairs = list(zip(_filled(claim), _filled(other), strict=True))
    agree = all(mine == theirs or not mine for mine, theirs in pairs)
    return agree and any(theirs and not mine for mine, theirs in pairs)


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.recipient, claim.modality, claim.polarity


def _filled(claim: Claim) -> tuple[object, ...]:
    return claim.actor, claim.item, claim.quantity, claim.value, claim.period, claim.said_by
