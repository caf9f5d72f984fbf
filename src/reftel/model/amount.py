"""Amounts with honest bounds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of things. An open end is None: "more than 100" has `low` 100 and no `high`; "up to 79" the reverse.

    `unit` is the thing counted: persons, aircraft, ships, tonnes, percent, years.
    """

    low: float | None
    high: float | None
    unit: str
    approx: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money in full units ("US$1.5 billion" is 1,500,000,000) of an ISO 4217 currency."""

    low: float | None
    high: float | None
    currency: str
    approx: bool = False


def amount_words(amount: Quantity | Money) -> str:
    """An amount for a person: "at most 79 persons", "about 30,000,000 USD", "100–400 tanks", "1 battery"."""
    measure = _unit_words(amount) if isinstance(amount, Quantity) else amount.currency
    low, high = (f"{end:,.10g}" if end is not None else None for end in (amount.low, amount.high))
    if low == high:
        number = low or "an unknown number of"
    elif low is None or high is None:
        number = f"at most {high}" if low is None else f"at least {low}"
    else:
        number = f"{low}–{high}"
    return f"{'about ' if amount.approx else ''}{number} {measure}".strip()


def _unit_words(amount: Quantity) -> str:
    """The unit, in the singular where it is one."""
    if amount.low != 1 or amount.high != 1:
        return amount.unit
    stem = amount.unit.removesuffix("s")
    return f"{stem[:-2]}y" if stem.endswith("ie") else stem
