"""Amounts as forms have them: a number exactly, between two, at least or at most, as the reader writes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from reftel.model.amount import Money, Quantity
from reftel.strings import Say

HOWS = ("exactly", "between", "least", "most")
"""What bounds the fields give: one number is both, or the lower one, or the upper one; with two numbers both."""

_MOST_DIGITS = 15
_CURRENCY = re.compile(r"[A-Z]{3}")
_PARTS = ("how", "low", "high", "about", "measure")


class AmountError(Exception):
    """What is wrong with an amount: the name of the string that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An amount as it is typed. `high` is only for "between"; `about` is "" where the number is not rough."""

    how: str = "exactly"
    low: str = ""
    high: str = ""
    about: str = ""
    measure: str = ""

    @classmethod
    def of(cls, amount: Quantity | Money | None, say: Say) -> Self:
        """The amount of a claim; empty fields for none."""
        if amount is None:
            return cls()
        low, high = amount.low, amount.high
        how = "exactly" if low == high else "most" if low is None else "least" if high is None else "between"
        first, second = (high, None) if low is None else (low, high if how == "between" else None)
        return cls(
            how=how,
            low=_written(first, say),
            high=_written(second, say),
            about="yes" if amount.approx else "",
            measure=amount.unit if isinstance(amount, Quantity) else amount.currency,
        )

    @classmethod
    def posted(cls, slot: str, fields: Mapping[str, str]) -> Self:
        """The fields of a form."""
        given = {part: fields.get(f"{slot}.{part}", "").strip() for part in _PARTS}
        return cls(**given | {"how": given["how"] or "exactly"})

    def record(self, slot: str, say: Say) -> dict[str, Any] | None:
        """What the fields come to, with low, high and unit or currency; None where they are empty.

        Raises AmountError where they do not make one amount.
        """
        if not self.low and not self.high and not self.about and not self.measure:
            return None
        if self.how not in HOWS or not self.low or (self.how == "between") != bool(self.high):
            raise AmountError("correct.fault.bounds" if self.low else "correct.fault.unnumbered")
        if slot == "quantity" and not self.measure:
            raise AmountError("correct.fault.unit")
        if slot == "value" and not _CURRENCY.fullmatch(self.measure.upper()):
            raise AmountError("correct.fault.currency")
        first = number_in(self.low, say)
        second = number_in(self.high, say) if self.high else first
        low, high = None if self.how == "most" else first, None if self.how == "least" else second
        if low is not None and high is not None and low > high:
            raise AmountError("correct.fault.order")
        measure = {"unit": self.measure} if slot == "quantity" else {"currency": self.measure.upper()}
        return {"low": low, "high": high, "approx": bool(self.about)} | measure


def number_in(text: str, say: Say) -> float:
    """A number with the language's signs; thousands may be set apart by its sign or by spaces, or not at all.

    Raises AmountError for what another language's reader would take for another number.
    """
    thousands, point = re.escape(say("number.thousands")), re.escape(say("number.point"))
    grouped = rf"[0-9]{{1,3}}(?P<gap>{thousands}|\s)[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*"
    found = re.fullmatch(rf"(?P<whole>{grouped}|[0-9]+)(?:{point}(?P<part>[0-9]+))?", text)
    if not found:
        raise AmountError("correct.fault.number")
    whole, part = re.sub(r"\D", "", found["whole"]), found["part"] or ""
    if len(whole) + len(part) > _MOST_DIGITS:
        raise AmountError("correct.fault.number")
    return float(f"{whole}.{part or 0}")


def _written(number: float | None, say: Say) -> str:
    """A number as `number_in` reads it, to the last digit."""
    if number is None:
        return ""
    exact = Decimal(repr(float(number)))
    plain = f"{exact:,f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    signs = {",": say("number.thousands"), ".": say("number.point")}
    return "".join(signs.get(sign, sign) for sign in plain)
