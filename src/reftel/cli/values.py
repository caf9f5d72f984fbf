"""The values of accounts in words."""

from collections.abc import Mapping
from typing import Any

from reftel.model.amount import Money, Quantity, amount_words
from reftel.model.event import Step

_MATTER = ("actor", "recipient", "designators", "item", "period", "stage")
"""What an account says once, or in a place of its own."""
_PLAIN = ("factual", "affirmed")
"""What goes without saying."""


def value_words(value: object) -> str:
    """A slot's value in the form of exports, in words; "" where there is none."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        amount = Quantity(**value) if "unit" in value else Money(**value)
        return amount_words(amount)
    if isinstance(value, list | tuple):
        return ", ".join(value_words(part) for part in value)
    return str(value)


def period_words(values: Mapping[str, Any]) -> str:
    """The period of a step; "" where none is told."""
    return value_words(values.get("period"))


def step_words(step: Step) -> str:
    """One step of an account: how far, whether planned or denied, how many, for how much, when, where."""
    how = ["denied:" if step.denied else "", "planned:" if step.planned else "", step.stage or ""]
    told = [value_words(value) for slot, value in step.values.items() if slot not in _MATTER]
    words = " ".join(word for word in how if word)
    rest = ", ".join(part for part in (*told, period_words(step.values)) if part and part not in _PLAIN)
    return f"{words} {rest}".strip() or "no more is said of it"
