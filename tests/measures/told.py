"""Claims, events and marked texts for the tests of measures."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.event import Account, Event
from reftel.model.proposal import Proposal
from reftel.model.refusal import Refusal
from reftel.model.source import Source
from reftel.model.span import Span
from reftel.readers.outside.claims import claims_of

ROOT = Path(__file__).resolve().parents[2]
PERU = ROOT / "examples/peru"
SEEDS = ROOT.parent / "shared/seeds"
_NUMBER = count()


def claim(actor: str, recipient: str, period: str | None = "1975", **slots: Any) -> Claim:
    """A delivery, unless `slots` say otherwise: `n` is a quantity of `unit`, `usd` money; a pair of numbers is a
    range."""
    at = next(_NUMBER)
    n, unit, usd = slots.pop("n", None), slots.pop("unit", "aircraft"), slots.pop("usd", None)
    approx = slots.pop("approx", False)
    defaults: dict[str, Any] = {
        "document": "d1", "kind": "transfer", "stage": "delivered", "rule": "r", "vocabulary": "v",
        "span": Span(at, at + 1), "quote": f"words {at}",
        "quantity": None if n is None else Quantity(low=_pair(n)[0], high=_pair(n)[1], unit=unit, approx=approx),
        "value": None if usd is None else Money(low=_pair(usd)[0], high=_pair(usd)[1], currency="USD", approx=approx),
    }  # fmt: skip
    parties = {"actor": _parties(actor), "recipient": _parties(recipient), "period": period}
    return Claim(**(defaults | parties | slots))


def event(*accounts: Sequence[Claim], **facts: Any) -> Event:
    """An event with the given rival accounts."""
    held = [
        Account(number=n, claims=tuple(sorted(c.id for c in claims)), speakers=(), sources=(), origins=1)
        for n, claims in enumerate(accounts, 1)
    ]
    ids = tuple(sorted(c.id for claims in accounts for c in claims))
    return Event(id=min(ids), kind=accounts[0][0].kind, claims=ids, accounts=tuple(held), **facts)


def source(document: str, date: str | None = None, **slots: Any) -> Source:
    """A document of a date."""
    return Source(
        sha256=document, name=document, path=document, genre="text", language="en", n_sentences=1, n_claims=1,
        date=date, **slots,
    )  # fmt: skip


def marked(texts: Path, gold: Path) -> tuple[list[Claim], list[Source]]:
    """The claims that people marked in a folder of texts, each document a source."""
    claims: list[Claim] = []
    sources = []
    for path in sorted(texts.glob("*.txt")):
        sources.append(source(hashlib.sha256(path.read_bytes()).hexdigest()))
        claims += _claims(path, gold / f"{path.stem}.jsonl", sources[-1].sha256)
    return claims, sources


def _claims(path: Path, gold: Path, sha256: str) -> Iterator[Claim]:
    records = tuple(json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    proposal = Proposal(
        outside=gold.name, sha256="", path=str(gold), rule="outside.marked", wanted=path.stem, document=None,
        records=records,
    )  # fmt: skip
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    for found in claims_of(proposal, text, sha256):
        assert not isinstance(found, Refusal), found
        yield found


def _parties(names: str) -> tuple[str, ...]:
    """Several parties of a side are joined by "+"."""
    return tuple(names.split("+")) if names else ()


def _pair(n: Any) -> tuple[float | None, float | None]:
    return n if isinstance(n, tuple) else (n, n)
