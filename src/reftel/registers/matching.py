"""Whether a claim speaks of the order or delivery that a row of a register has, and whether it agrees with it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from reftel.accounts.agreement import Slot, agree
from reftel.exports.armament import categories, may_be
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.edtf import days_of

Bearing = Literal["agrees", "against", "possible"]
_HELD: tuple[Slot, ...] = ("quantity", "period", "polarity")
_FAR = 2 * 366
"""Days between two periods beyond which they are taken to be of two deals. Deliveries of one deal go on for years, and
registers and documents often date them one or two years apart."""


def bearing(row: Claim, claim: Claim, total: Quantity | None = None) -> tuple[Bearing, tuple[Slot, ...]] | None:
    """How a claim bears on a row, and the slots on which both cannot be right; None where it is of another deal.

    `total` is the number of all rows of the deal: a claim that tells it agrees with each of them.
    """
    if any(agree(side, row, claim).verdict == "apart" for side in ("actor", "recipient")):
        return None
    same_type = _same_type(row, claim)
    if same_type is None or not _near(row.period, claim.period):
        return None
    if not same_type or claim.stage != row.stage or claim.modality != "factual" or not _names_sides(claim):
        return "possible", ()
    apart = tuple(slot for slot in _HELD if agree(slot, row, claim).verdict == "apart")
    if "quantity" in apart and total and agree("quantity", replace(row, quantity=total), claim).agrees:
        apart = tuple(slot for slot in apart if slot != "quantity")
    return ("against" if apart else "agrees"), apart


def totals(rows: Iterable[Claim]) -> Mapping[object, Quantity | None]:
    """The number of all rows of one deal, by what they have in common; None where one has no number."""
    found: dict[object, Quantity | None] = {}
    for row in rows:
        key, number = deal_of(row), row.quantity
        known = found.get(key, Quantity(low=0, high=0, unit=number.unit) if number else None)
        found[key] = _sum(known, number)
    return found


def deal_of(row: Claim) -> object:
    """What rows of one deal have in common: parties, types, stage."""
    return row.actor, row.recipient, row.designators, row.item, row.stage


def _sum(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    if one is None or other is None or one.unit != other.unit or None in (one.low, other.low, one.high, other.high):
        return None
    low, high = (one.low or 0) + (other.low or 0), (one.high or 0) + (other.high or 0)
    return Quantity(low=low, high=high, unit=one.unit, approx=one.approx or other.approx)


def _names_sides(claim: Claim) -> bool:
    """True where both sides are named, or where the claim denies it of whoever it may be."""
    return bool(claim.actor and claim.recipient) or claim.polarity == "denied"


def _same_type(row: Claim, claim: Claim) -> bool | None:
    """True where both name the same type, False where it may be the same, None where it is another."""
    if row.designators and claim.designators:
        return True if agree("designators", row, claim).agrees else None
    mine = categories(*row.designators) or categories(row.item, row.note)
    theirs = categories(*claim.designators) or categories(claim.item)
    return False if any(may_be(one, other) for one in mine for other in theirs) else None


def _near(one: str | None, other: str | None) -> bool:
    """False where two periods are so far from each other that they are of two deals."""
    mine, theirs = days_of(one), days_of(other)
    if mine is None or theirs is None:
        return True
    gaps = (_days(mine.last, theirs.first), _days(theirs.last, mine.first))
    return max(gaps) <= _FAR


def _days(end: date | None, start: date | None) -> int:
    return (start - end).days if start and end else 0
