"""Claims for the tests of accounts, written short."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from reftel.accounts.versions import accounts_of
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.event import Event, Group
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


def marked(path: Path) -> dict[str, Claim]:
    """The marked claims of a gold file, by the names that they have there."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {record["id"]: _of_record(record, path.stem) for record in records}


def _of_record(record: dict[str, Any], document: str) -> Claim:
    plain = {key: record[key] for key in ("kind", "item", "period", "stage", "terms", "modality", "polarity", "quote")}
    lists = {key: tuple(record[key]) for key in ("actor", "recipient", "designators", "place", "said_by")}
    return claim(
        document,
        **plain,
        **lists,
        span=Span(record["start"], record["end"]),
        quantity=Quantity(**record["quantity"]) if record["quantity"] else None,
        value=Money(**record["value"]) if record["value"] else None,
    )


def event_of(*claims: Claim, **facts: Any) -> Event:
    """The event that claims make, in the order given."""
    held = {one.id: one for one in claims}
    assert len(held) == len(claims), "two claims are one"
    return accounts_of(Group(claims=tuple(held)), held, {}, **facts)


def sides(event: Event) -> dict[str, list[object]]:
    """What is contested, with the values of each side."""
    return {rivalry.slot: [side.value for side in rivalry.sides] for rivalry in event.rivalries}
