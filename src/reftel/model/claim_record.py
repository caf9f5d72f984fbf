"""Claims as plain JSON values."""

from typing import Any

from reftel.model.claim import Claim, content

GOLD_KEYS = (
    "kind", "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "stage", "terms",
    "modality", "polarity", "said_by", "quote", "start", "end",
)  # fmt: skip
"""The slots in the order of a gold file."""


def claim_record(claim: Claim, name: str) -> dict[str, Any]:
    """The claim with the keys of a gold file, in their order; then document, rule, probability, places of slots."""
    parts = content(claim)
    record = {"id": claim.id} | {key: parts[key] for key in GOLD_KEYS}
    if claim.note is not None:
        record["note"] = claim.note
    return record | {
        "document": name, "rule": claim.rule, "probability": claim.probability, "review": claim.review,
        "slot_spans": parts["slot_spans"],
    }  # fmt: skip
