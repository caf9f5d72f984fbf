"""Numbers and sums of several claims that agree, as one."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import Any

from reftel.accounts.agreement import Slot
from reftel.accounts.agreement.amounts import range_of, unit_of
from reftel.accounts.versions.parts import are_part_and_total
from reftel.accounts.versions.steps import is_lasting
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim, amount_record

_DIGITS = 6
"""Decimals of a bound that a convention gives."""

Told = list[tuple[Claim, Quantity | Money]]


def merged_amounts(slot: Slot, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """The amounts of claims of one step, one for each unit or currency, in the form of exports.

    Where what they may mean has something in common, that: as one of them tells it, if it is no wider. Where it has
    not (parts of a whole), from the least to the most; nothing is added up. A part of a total that is told is left out.
    """
    by_unit: dict[str, Told] = {}
    for claim in claims:
        amount = claim.quantity if slot == "quantity" else claim.value
        if amount is not None and (amount.low, amount.high) != (None, None):
            unit = unit_of(amount) if isinstance(amount, Quantity) else amount.currency
            by_unit.setdefault(unit, []).append((claim, amount))
    return [_merged(_without_parts(slot, told)) for _, told in sorted(by_unit.items())]


def _without_parts(slot: Slot, told: Told) -> list[Quantity | Money]:
    def is_part(claim: Claim, amount: Quantity | Money) -> bool:
        size = range_of(amount).told
        return any(
            size < range_of(other).told and are_part_and_total(slot, claim, total) and not is_lasting(claim)
            for total, other in told
        )

    return [amount for claim, amount in told if not is_part(claim, amount)]


def _merged(amounts: Sequence[Quantity | Money]) -> dict[str, Any]:
    ranges = [range_of(amount) for amount in amounts]
    low, high = max(found.low for found in ranges), min(found.high for found in ranges)
    narrowest = [one for one, found in zip(amounts, ranges, strict=True) if (found.low, found.high) == (low, high)]
    if narrowest:
        return _record(min(narrowest, key=lambda amount: (amount.approx, str(amount))))
    if low <= high:
        return _record(replace(amounts[0], low=_bound(low), high=_bound(high), approx=False))
    lows, highs = [amount.low for amount in amounts], [amount.high for amount in amounts]
    least = None if None in lows else min(end for end in lows if end is not None)
    most = None if None in highs else max(end for end in highs if end is not None)
    return _record(replace(amounts[0], low=least, high=most, approx=False))


def _record(amount: Quantity | Money) -> dict[str, Any]:
    """In the form of exports, the unit under the word that stands for it among its like."""
    record = amount_record(amount)
    assert record is not None, "an amount is no silence"
    return record | {"unit": unit_of(amount)} if isinstance(amount, Quantity) else record


def _bound(end: float) -> float | None:
    return None if abs(end) == inf else round(end, _DIGITS)
