"""Small claims and documents for the tests of checks."""

from typing import Any

from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.source import Source
from reftel.model.span import Span


def told(document: str = "memo", quote: str = "so it is told", **slots: Any) -> Claim:
    """A claim that the Soviet Union delivered something to Peru, with what is said otherwise."""
    defaults: dict[str, Any] = {
        "kind": "transfer", "actor": ("SUN",), "recipient": ("PER",), "stage": "delivered", "rule": "en.test",
        "vocabulary": "v1", "span": Span(0, len(quote)),
    }  # fmt: skip
    return Claim(document=document, quote=quote, **(defaults | slots))


def source(name: str = "memo", **facts: Any) -> Source:
    """A document whose sha256 is its name."""
    defaults: dict[str, Any] = {
        "path": f"{name}.txt", "genre": "text", "language": "en", "n_sentences": 1, "n_claims": 1,
    }  # fmt: skip
    return Source(sha256=name, name=name, **(defaults | facts))


def of(number: float, unit: str, *, high: float | None = None, approx: bool = False) -> Quantity:
    """So many things."""
    return Quantity(low=number, high=number if high is None else high, unit=unit, approx=approx)


def at_most(number: float, unit: str) -> Quantity:
    """So many things or fewer."""
    return Quantity(low=None, high=number, unit=unit)


def dollars(number: float) -> Money:
    """So much money."""
    return Money(low=number, high=number, currency="USD")
