"""For a judgement whose claim is gone: the claims of now that come nearest to it."""

import re
from collections.abc import Iterable

from reftel.model.claim import Claim

_WORD = re.compile(r"\w+")
_SHOWN = 3
_SAME_KIND = 0.5
"""What the same kind counts for, beside the share of words in common, which is 1 at most."""


def nearest(gone: Claim, now: Iterable[Claim]) -> tuple[Claim, ...]:
    """At most three claims of the same document that quote some of its words, the nearest first.

    Nearness is the share of words that the two quotes have in common (Dice), and half as much again as all of them for
    the same kind; then, how far off they stand.
    """
    scored = [(_score(gone, claim), claim) for claim in now if claim.id != gone.id]
    near = [(score, claim) for score, claim in scored if score > 0]
    near.sort(key=lambda pair: (-pair[0], abs(pair[1].span.start - gone.span.start), pair[1].id))
    return tuple(claim for _, claim in near[:_SHOWN])


def _score(gone: Claim, claim: Claim) -> float:
    ours, theirs = _words(gone.quote), _words(claim.quote)
    shared = len(ours & theirs)
    if not shared:
        return 0.0
    return 2 * shared / (len(ours) + len(theirs)) + (_SAME_KIND if gone.kind == claim.kind else 0.0)


def _words(quote: str) -> set[str]:
    return set(_WORD.findall(quote.casefold()))
