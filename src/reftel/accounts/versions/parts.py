"""Whether numbers that differ may be of a whole and its parts."""

from math import inf

from reftel.accounts.agreement import Slot
from reftel.accounts.agreement.amounts import range_of, unit_of
from reftel.accounts.agreement.periods import touched
from reftel.accounts.versions.steps import step_of
from reftel.model.claim import Claim
from reftel.model.edtf import days_of


def are_part_and_total(slot: Slot, one: Claim, other: Claim) -> bool:
    """True where the smaller amount is of a time that lies within the longer stretch of the larger one.

    "36 from 1974 to 1978" may hold "12 in 1976". A year or a decade alone is how precisely a date is told.
    """
    amounts = [claim.quantity if slot == "quantity" else claim.value for claim in (one, other)]
    if amounts[0] is None or amounts[1] is None:
        return False
    sizes = [range_of(amount).told for amount in amounts if amount]
    part, total = (one, other) if sizes[0] < sizes[1] else (other, one)
    is_wider = not _lies_within(total.period, part.period)
    return is_wider and _is_stretch(total.period) and _lies_within(part.period, total.period)


def is_narrower(denial: Claim, assertion: Claim) -> bool:
    """True where a denial is of a place, or of the time since or until a date, of which the assertion says nothing."""
    days = days_of(denial.period)
    is_open = days is not None and (days.start is None or days.end is None)
    return (is_open and not assertion.period) or bool(denial.place and not assertion.place)


def is_of_any(denial: Claim) -> bool:
    """True where a denial says that there was not one: it denies any number of them."""
    return denial.quantity is not None and denial.quantity.high == 0


def sums_up(total: Claim, one: Claim, other: Claim) -> bool:
    """True where the time of a claim holds those of two others, and its number may be that of both together."""
    if step_of(total) != step_of(one) or not all(_lies_within(part.period, total.period) for part in (one, other)):
        return False
    amounts = [claim.quantity for claim in (total, one, other) if claim.quantity]
    if len(amounts) < 3 or len({unit_of(amount) for amount in amounts}) > 1:
        return False
    whole, *parts = [range_of(amount) for amount in amounts]
    return whole.high >= sum(part.low for part in parts if part.low > -inf)


def _is_stretch(period: str | None) -> bool:
    """True of a period with two ends, and not of one date, however precisely it is told."""
    days = days_of(period)
    return days is not None and days.start != days.end


def _lies_within(narrow: str | None, wide: str | None) -> bool:
    inner, outer = touched(narrow), touched(wide)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]
