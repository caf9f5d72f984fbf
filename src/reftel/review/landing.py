"""Where a judgement lands whose claim is not extracted any more: on the claim that says the same in the same words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Place:
    """A claim by where it stands in its document and what it says (see `Claim.statement`)."""

    start: int
    end: int
    claim: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What one document holds: the claims that are extracted `now`, and those that people judged or made.

    `judged` has every claim that was judged or made; `beside` says for those that are gone which claims said the same
    in the last reading that made them, themselves among them (none for a claim that a person made).
    """

    now: Mapping[str, Place]
    judged: Mapping[str, Place]
    beside: Mapping[str, tuple[Place, ...]]

    def landing(self, claim: str) -> str | None:
        """The id of the extracted claim that stands for this one now: itself, or one that says the same; else None."""
        if claim in self.now:
            return claim
        beside = {place.claim: place for place in self.beside.get(claim, ())}
        return land(self.judged[claim], beside.values(), self.now.values(), still=self.now.keys())


def land(claim: Place, beside: Iterable[Place], now: Iterable[Place], *, still: Iterable[str]) -> str | None:
    """The id of the claim that stands for one that is gone.

    A claim that stood beside it then is another one, and not meant. Of the others with its statement it is the one at
    its place, else the one of its rank in the order of the document: of several that said the same, the first stays
    the first. Where there are fewer than there were, nobody can tell which are left: None for the last of them.
    """
    others, kept = {place.claim for place in beside}, set(still)
    same = sorted(place for place in now if place.statement == claim.statement and place.claim not in others)
    gone = sorted(place for place in {claim, *beside} if place.claim not in kept)
    at = {(place.start, place.end): place for place in reversed(same)}
    if (here := at.get((claim.start, claim.end))) is not None:
        return here.claim
    taken = {(place.start, place.end) for place in gone} & at.keys()
    left = [place for place in gone if (place.start, place.end) not in taken]
    free = [place for place in same if (place.start, place.end) not in taken]
    rank = left.index(claim)
    return free[rank].claim if rank < len(free) else None
