"""A claim: one statement by a document about foreign military assistance, tied to its words."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from reftel.model.amount import Money, Quantity
from reftel.model.span import Span

Kind = Literal[
    "transfer", "financing", "training", "mission", "deployment", "access", "cooperation", "agreement", "visit",
    "restriction", "holding", "share", "relation", "upheaval", "disclosure",
]  # fmt: skip
Stage = Literal[
    "requested", "offered", "agreed", "ordered", "planned", "shipped", "delivered", "ongoing", "ended", "refused",
    "cancelled", "suspended", "diverted", "lifted",
]  # fmt: skip
Terms = Literal["sale", "grant", "credit", "loan", "donation", "swap", "barter"]
Modality = Literal["factual", "planned", "possible", "alleged"]
Polarity = Literal["affirmed", "denied"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STAGES: tuple[Stage, ...] = get_args(Stage)
TERMS: tuple[Terms, ...] = get_args(Terms)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim. The slots are those of the annotation guideline; evidence is `span`, `quote` and `slot_spans`.

    `document` is the document's sha256. `slot_spans` maps a slot's name to the stretches of the document that
    carry it (empty where the slot follows from the frame alone). `rule` and `vocabulary` (a digest) say what made
    the claim, `probability` how likely it is that kind, parties and factuality are right (None: not judged); it is
    no part of what the claim says, so that better weights leave the claim the same. Nor is `review`, the state of its
    review in a ledger (see `reftel.model.judgement`).
    """

    document: str
    kind: Kind
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    span: Span
    quote: str
    rule: str
    vocabulary: str
    item: str | None = None
    designators: tuple[str, ...] = ()
    quantity: Quantity | None = None
    value: Money | None = None
    period: str | None = None
    place: tuple[str, ...] = ()
    stage: Stage | None = None
    terms: Terms | None = None
    modality: Modality = "factual"
    polarity: Polarity = "affirmed"
    said_by: tuple[str, ...] = ()
    note: str | None = None
    slot_spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    probability: float | None = None
    review: str = "unreviewed"

    @property
    def id(self) -> str:
        """A name for the claim that any machine computes alike: a hash of document, place, content and rule."""
        text = json.dumps(content(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def statement(self) -> str:
        """A name for what the claim says and in which words, whatever rule found it and wherever the words stand."""
        return statement_of(content(self))


_EVIDENCE = ("start", "end", "rule", "slot_spans")


def statement_of(record: dict[str, Any]) -> str:
    """The statement of a claim's content (see `content`): a hash without places and rule."""
    said = {name: value for name, value in record.items() if name not in _EVIDENCE}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def amount_record(amount: Quantity | Money | None) -> dict[str, Any] | None:
    """The JSON form of an amount: whole numbers without a point, `approx` only where it is true."""
    if amount is None:
        return None
    name, measure = ("unit", amount.unit) if isinstance(amount, Quantity) else ("currency", amount.currency)
    record: dict[str, Any] = {"low": _plain(amount.low), "high": _plain(amount.high), name: measure}
    return record | {"approx": True} if amount.approx else record


def content(claim: Claim) -> dict[str, Any]:
    """All that makes the claim this claim, as plain JSON values."""
    return {
        "document": claim.document, "kind": claim.kind, "actor": list(claim.actor), "recipient": list(claim.recipient),
        "item": claim.item, "designators": list(claim.designators), "quantity": amount_record(claim.quantity),
        "value": amount_record(claim.value), "period": claim.period, "place": list(claim.place), "stage": claim.stage,
        "terms": claim.terms, "modality": claim.modality, "polarity": claim.polarity, "said_by": list(claim.said_by),
        "quote": claim.quote, "start": claim.span.start, "end": claim.span.end, "rule": claim.rule,
        "slot_spans": {name: [[s.start, s.end] for s in spans] for name, spans in sorted(claim.slot_spans.items())},
    }  # fmt: skip


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number
