"""Two numbers of things, or two sums of money."""

from dataclasses import dataclass
from math import inf

from reftel.accounts.agreement.conventions import load_conventions
from reftel.accounts.agreement.verdict import SAME, UNKNOWN, Agreement, apart, within
from reftel.model.amount import Money, Quantity

ANYTHING = "items"
"""The unit of things that the words do not name: it may count anything."""


@dataclass(frozen=True, slots=True)
class Range:
    """All that an amount may be, both ends included; `told` is the figure that stands for it."""

    low: float
    high: float
    told: float

    def meets(self, other: "Range") -> bool:
        """True where the two have something in common."""
        return self.low <= other.high and other.low <= self.high

    def scaled(self, least: float, most: float) -> "Range":
        """The same in a unit of which this one is `least` to `most`."""
        return Range(self.low * least, self.high * most, self.told * (least + most) / 2)


def quantities(one: Quantity | None, other: Quantity | None) -> Agreement:
    """Compare two numbers of things; those of different things are not comparable.

    "almost 100", "99" and "about a hundred" agree; "36" and "35" are apart.
    """
    if one is None or other is None or _is_empty(one) or _is_empty(other):
        return UNKNOWN
    if unit_of(one) == unit_of(other) and _figures(one) == _figures(other):
        return SAME
    ranges, is_wider = _in_one_unit(one, other)
    found = _compared(*ranges) if ranges else UNKNOWN
    return UNKNOWN if is_wider and not found.agrees else found


def moneys(one: Money | None, other: Money | None) -> Agreement:
    """Compare two sums of money; different currencies are not comparable."""
    if one is None or other is None or _is_empty(one) or _is_empty(other) or one.currency != other.currency:
        return UNKNOWN
    return SAME if _figures(one) == _figures(other) else _compared(range_of(one), range_of(other))


def unit_of(quantity: Quantity) -> str:
    """The unit under the word that stands for it among its like: "vessel" is "ships"."""
    return load_conventions().units.get(quantity.unit.casefold(), quantity.unit.casefold())


def range_of(amount: Quantity | Money) -> Range:
    """All that an amount may be by our conventions, in its own unit; at least one end must be known."""
    known = [end for end in (amount.low, amount.high) if end is not None]
    low = -inf if amount.low is None else amount.low - _slack(amount, amount.low)
    high = inf if amount.high is None else amount.high + _slack(amount, amount.high)
    return Range(low, high, sum(known) / len(known))


def _slack(amount: Quantity | Money, end: float) -> float:
    """How far beyond an end the amount may go."""
    held, is_count = load_conventions(), isinstance(amount, Quantity)
    if amount.approx:
        return max(held.about_share * abs(end), held.about_least if is_count else 0.0)
    is_open = amount.low is None or amount.high is None
    if is_open or abs(end) < (held.count_from if is_count else held.money_from):
        return 0.0
    return min(_last_digit(end) / 2, held.rounded_share * abs(end))


def _last_digit(figure: float) -> float:
    """What one in the last digit that is not nought is worth: 100 million in 1.5 billion; 0 of no whole number."""
    whole = int(abs(figure))
    if not whole or whole != abs(figure):
        return 0.0
    digits = str(whole)
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def _in_one_unit(one: Quantity, other: Quantity) -> tuple[tuple[Range, Range] | None, bool]:
    """Both in one unit, None where there is none; and whether one only counts more kinds of things than the other."""
    held, units = load_conventions(), (unit_of(one), unit_of(other))
    ranges = range_of(one), range_of(other)
    if units[0] == units[1]:
        return ranges, False
    measures = [held.measures.get(unit) for unit in units]
    if measures[0] and measures[1] and measures[0][0] == measures[1][0]:
        return (ranges[0].scaled(*measures[0][1:]), ranges[1].scaled(*measures[1][1:])), False
    return (ranges, True) if _takes_in(*units) or _takes_in(*reversed(units)) else (None, False)


def _takes_in(wider: str, unit: str) -> bool:
    return wider == ANYTHING or unit in load_conventions().wider.get(wider, ())


def _compared(one: Range, other: Range) -> Agreement:
    low, high = sorted((max(one.told, 0.0), max(other.told, 0.0)))
    nearness = low / high if high else 1.0
    return within(nearness) if one.meets(other) else apart(nearness)


def _figures(amount: Quantity | Money) -> tuple[float | None, float | None, bool]:
    return amount.low, amount.high, amount.approx


def _is_empty(amount: Quantity | Money) -> bool:
    return amount.low is None and amount.high is None
