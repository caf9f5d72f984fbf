"""Amounts as people and other programs write them: "12 aircraft", "~40 tanks", "100..200 men", "..79 persons"."""

import re
from collections.abc import Mapping
from typing import cast

from reftel.model.amount import Money, Quantity

_AMOUNT = re.compile(r"(~)?\s*(\d[\d,]*(?:\.\d+)?)?\s*(\.\.)?\s*(\d[\d,]*(?:\.\d+)?)?\s+([^\d\s].*)")
_GREATEST = 1e18
_SHOWN = 80

_Bounds = tuple[float | None, float | None, str, bool]


def quantity_in(value: object) -> Quantity | None:
    """A quantity in words, or as an object with low, high and unit; None of nothing. Raises ValueError of no amount."""
    if isinstance(value, Quantity):
        return value
    if value is None or value == "":
        return None
    low, high, unit, approx = _bounds(value, "unit")
    return Quantity(low=low, high=high, unit=unit, approx=approx)


def money_in(value: object) -> Money | None:
    """The same for money, whose measure is its currency."""
    if isinstance(value, Money):
        return value
    if value is None or value == "":
        return None
    low, high, currency, approx = _bounds(value, "currency")
    return Money(low=low, high=high, currency=currency, approx=approx)


def _bounds(value: object, measure: str) -> _Bounds:
    found = _written(value) if isinstance(value, str) else _told(value, measure)
    low, high, *_ = found
    if low is not None and high is not None and low > high:
        raise ValueError(f"{_shown(value)} is no amount: its lower bound is above its upper one")
    return found


def _told(value: object, measure: str) -> _Bounds:
    if isinstance(value, Mapping):
        low, high, unit = value.get("low"), value.get("high"), value.get(measure)
        if _is_number(low) and _is_number(high) and (low, high) != (None, None) and isinstance(unit, str) and unit:
            return cast("float | None", low), cast("float | None", high), unit, bool(value.get("approx"))
    raise ValueError(f"{_shown(value)} is no amount with low, high and {measure}")


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _GREATEST)


def _written(value: str) -> _Bounds:
    found = _AMOUNT.fullmatch(value.strip())
    if not found or not (found[2] or found[4]) or (found[4] and not found[3]):
        raise ValueError(f"{_shown(value)} is no amount; write for instance “12 aircraft” or “100..200 men”")
    low, high = (float(part.replace(",", "")) if part else None for part in (found[2], found[4]))
    return low, (high if found[3] else low), found[5].strip(), found[1] is not None


def _shown(value: object) -> str:
    return repr(str(value)[:_SHOWN])
