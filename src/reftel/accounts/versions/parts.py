"""Whether numbers that differ may be of a whole and its parts."""

from datetime import date
from math import inf

from reftel.accounts.agreement import Slot
from reftel.accounts.agreement.amounts import range_of, unit_of
from reftel.accounts.agreement.periods import touched
from reftel.accounts.versions.steps import step_of
from reftel.model.claim import Claim


def are_part_and_total(slot: Slot, one: Claim, other: Claim) -> bool:
    """True where the smaller amount is of a time that lies within the longer time of the larger one."""
    amounts = [claim.quantity if slot == "quantity" else claim.value for claim in (one, other)]
    if amounts[0] is None or amounts[1] is None:
        return False
    sizes = [range_of(amount).told for amount in amounts if amount]
    part, total = (one, other) if sizes[0] < sizes[1] else (other, one)
    return _lies_within(part.period, total.period) and not _lies_within(total.period, part.period)


def sums_up(total: Claim, one: Claim, other: Claim) -> bool:
    """True where the time of a claim holds those of two others, and its number may be that of both together."""
    if step_of(total) != step_of(one) or not all(_lies_within(part.period, total.period) for part in (one, other)):
        return False
    amounts = [claim.quantity for claim in (total, one, other) if claim.quantity]
    if len(amounts) < 3 or len({unit_of(amount) for amount in amounts}) > 1:
        return False
    whole, *parts = [range_of(amount) for amount in amounts]
    return whole.high >= sum(part.low for part in parts if part.low > -inf)


def _lies_within(narrow: str | None, wide: str | None) -> bool:
    inner, outer = _span(narrow), _span(wide)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _span(period: str | None) -> tuple[date, date] | None:
    return touched(period)
