"""Claims for the tests of accounts, written short."""

import hashlib
import re
from typing import Any

from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.source import Source
from reftel.model.span import Span

_AMOUNT = re.compile(r"(~?)(?:(\d+(?:\.\d+)?)?(\.\.)(\d+(?:\.\d+)?)?|(\d+(?:\.\d+)?)) (.+)")
_CURRENCY = re.compile(r"[A-Z]{3}")


def amount(text: str) -> Quantity | Money:
    """ "~9 tanks" about nine, "9.. tanks" at least, "..9 tanks" at most, "8..9 tanks" eight to nine; "9 USD" money."""
    found = _AMOUNT.fullmatch(text)
    assert found, f"not an amount: {text}"
    vague, low, is_range, high, exact, unit = found.groups()
    ends = (low, high) if is_range else (exact, exact)
    bounds = [None if end is None else float(end) for end in ends]
    kind: dict[str, Any] = {"low": bounds[0], "high": bounds[1], "approx": bool(vague)}
    return Money(currency=unit, **kind) if _CURRENCY.fullmatch(unit) else Quantity(unit=unit, **kind)


def quantity(text: str) -> Quantity:
    found = amount(text)
    assert isinstance(found, Quantity)
    return found


def money(text: str) -> Money:
    found = amount(text)
    assert isinstance(found, Money)
    return found


def claim(document: str = "cable", at: int = 0, **slots: Any) -> Claim:
    """A delivery from the Soviet Union to Peru, told by `document` at a character, unless the slots say otherwise."""
    told: dict[str, Any] = {
        "kind": "transfer", "actor": ("SUN",), "recipient": ("PER",), "stage": "delivered", "quote": "told so",
        "rule": "en.transfer.deliver", "vocabulary": "v1", "span": Span(at, at + 7),
    } | slots  # fmt: skip
    for slot in ("quantity", "value"):
        if isinstance(told.get(slot), str):
            told[slot] = amount(told[slot])
    return Claim(document=sha(document), **told)


def source(name: str = "cable", **facts: Any) -> Source:
    """A document by its name."""
    plain: dict[str, Any] = {"genre": "text", "language": "en", "n_sentences": 1, "n_claims": 1}
    return Source(sha256=sha(name), name=name, path=f"texts/{name}.txt", **(plain | facts))


def sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
