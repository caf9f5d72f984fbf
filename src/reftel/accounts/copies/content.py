"""Whether two claims say the same, so that one may be had from the other."""

from reftel.accounts.agreement import Slot, agree, agreements
from reftel.accounts.copies.dates import time_of
from reftel.accounts.copies.outlets import outlet_of
from reftel.accounts.copies.slips import AMOUNTS, change_in_slots, is_transposed
from reftel.accounts.copies.speakers import is_one, name_of
from reftel.accounts.copies.words import words_of
from reftel.model.claim import Claim

_MUST_NOT_DIFFER: tuple[Slot, ...] = ("actor", "recipient", "designators", "period", "polarity", "terms")
_TELLING: dict[Slot, float] = {"quantity": 2, "value": 2, "designators": 1.5, "period": 1, "place": 1, "item": 0.5}
_WEIGHT = {"same": 1.0, "within": 0.5}
_ENOUGH, _LITTLE = 1.5, 0.5
"""What two claims must agree on besides kind and parties, by the weights of `_TELLING`; and what is enough where the
one names the other's outlet and tells all that it tells."""


def sameness(copy: Claim, origin: Claim, named: str | None = None) -> float:
    """The share of what both say that agrees; 0 where they do not say the same, or say too little to tell.

    A copy tells nothing that its origin does not, nor more exactly; its figures may differ as slips of copying do. Less
    is enough where the copy names the origin's outlet as its speaker (`named`).
    """
    if copy.kind != origin.kind or copy.stage != origin.stage or _tells_more(copy, origin):
        return 0.0
    found = agreements(copy, origin)
    if any(found[slot].verdict == "apart" for slot in _MUST_NOT_DIFFER) or _differ_in_speaker(copy, origin, named):
        return 0.0
    slips = [slot for slot in AMOUNTS if found[slot].verdict == "apart"]
    if slips and change_in_slots(copy, origin) is None:
        return 0.0
    agreeing = {slot for slot, agreement in found.items() if agreement.agrees}
    told = sum(weight * _WEIGHT.get(found[slot].verdict, 0.0) for slot, weight in _TELLING.items())
    told += sum(_TELLING[slot] for slot in slips)
    enough = _LITTLE if named and told_slots(copy) == told_slots(origin) else _ENOUGH
    is_telling = told >= enough and agreeing & {"actor", "recipient"}
    return len(agreeing) / (len(agreeing) + len(slips)) if is_telling else 0.0


def _differ_in_speaker(copy: Claim, origin: Claim, named: str | None) -> bool:
    """True where both have somebody's word for it, and the innermost speakers are called otherwise."""
    mine = [said for said in copy.said_by if said != named]
    if not mine or not origin.said_by:
        return False
    own, given = mine[-1], origin.said_by[-1]
    return outlet_of(own) != outlet_of(given) and not is_one(name_of(own), name_of(given))


def may_say_the_same(one: Claim, other: Claim) -> bool:
    """True where two claims of passages that are copies can be of the same words."""
    return one.kind == other.kind and all(agree(side, one, other).verdict != "apart" for side in ("actor", "recipient"))


def told_slots(claim: Claim) -> frozenset[Slot]:
    """The slots with figures, dates, designations and places that a claim fills."""
    return frozenset(slot for slot in _TELLING if slot != "item" and getattr(claim, slot))


def is_slip(one: Claim, other: Claim) -> bool:
    """True where two claims differ in one figure only, and as figures do that are copied wrong."""
    if (one.kind, one.stage, one.terms, one.polarity) != (other.kind, other.stage, other.terms, other.polarity):
        return False
    if (one.actor, one.recipient) != (other.actor, other.recipient) or told_slots(one) != told_slots(other):
        return False
    differing = [slot for slot in _TELLING if slot != "item" and getattr(one, slot) != getattr(other, slot)]
    if differing == ["period"]:
        return is_transposed(one.period, other.period)
    return bool(differing) and change_in_slots(one, other) is not None


def tells_alike(one: Claim, other: Claim) -> bool:
    """True where two claims are of the same words, or their figures are the same and their dates may be.

    Dates are filled in from elsewhere.
    """
    if [word.casefold() for word in words_of(one.quote)] == [word.casefold() for word in words_of(other.quote)]:
        return True
    alike = all(getattr(one, slot) == getattr(other, slot) for slot in (*AMOUNTS, "designators"))
    return alike and agree("period", one, other).verdict != "apart"


def _tells_more(copy: Claim, origin: Claim) -> bool:
    """True where the copy tells what its origin leaves out, or a figure or a date more exactly."""
    if any(getattr(copy, slot) and not getattr(origin, slot) for slot in (*_TELLING, "terms")):
        return True
    for slot in AMOUNTS:
        mine, theirs = getattr(copy, slot), getattr(origin, slot)
        if mine and theirs and theirs.approx and not mine.approx:
            return True
    own, given = time_of(copy.period), time_of(origin.period)
    return bool(own and given and own != given and given.first <= own.first and own.last <= given.last)
