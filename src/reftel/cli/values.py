"""The values of accounts in words."""

import re
from collections.abc import Mapping
from typing import Any

from reftel.model.amount import Money, Quantity, amount_words
from reftel.model.event import Step

_AMOUNTS = ("quantity", "value")
_MATTER = ("actor", "recipient", "designators", "item", "period", "stage", "modality", *_AMOUNTS)
"""What an account says once, or in a place of its own."""
_PLAIN = ("factual", "affirmed")
"""What goes without saying."""


def value_words(value: object) -> str:
    """A slot's value in the form of exports, in words; "" where there is none."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return amount_words(Quantity(**value) if "unit" in value else Money(**value))
    if isinstance(value, list | tuple):
        return ", ".join(value_words(part) for part in value)
    return str(value)


def period_words(values: Mapping[str, Any]) -> str:
    """The period of a step; "" where none is told."""
    return value_words(values.get("period"))


def step_words(step: Step) -> str:
    """One step of an account: how far, whether planned or denied, how many, for how much, where, when, how surely."""
    planned = step.planned and step.stage != "planned"
    how = ["denied:" if step.denied else "", "planned:" if planned else "", step.stage or ""]
    how += [value_words(step.values.get(slot)) for slot in _AMOUNTS]
    told = [value_words(value) for slot, value in step.values.items() if slot not in _MATTER]
    rest = (*told, period_words(step.values), _surely(step))
    parts = [" ".join(word for word in how if word), *(part for part in rest if part not in _PLAIN)]
    return re.sub(r"(denied|planned):,", r"\1:", ", ".join(filter(None, parts))) or "no more is said of it"


def _surely(step: Step) -> str:
    """How sure those who tell it are; "" where they tell it as a fact, or as the plan that the step is said to be."""
    told = step.values.get("modality")
    words = [str(word) for word in (told if isinstance(told, list | tuple) else [told]) if word]
    doubts = [word for word in words if word not in _PLAIN and not (step.planned and word == "planned")]
    partly = "partly " if doubts and len(doubts) < len(words) else ""
    return f"{partly}{', '.join(doubts)}"
