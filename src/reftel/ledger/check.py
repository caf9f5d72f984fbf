"""The gate that every claim passes before it is stored, whoever proposed it."""

from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS, Claim
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.model.words import shortened

_SHOWN = 80


def find_fault(claim: Claim, document: Document) -> Refusal | None:
    """Why the claim cannot be stored as one of this document; None where it can."""
    span = claim.span
    if claim.document != document.sha256:
        return _refuse(document, "other-document", f"the claim is one of document {claim.document[:12]}", None)
    if code := _unknown_code(claim):
        return _refuse(document, "unknown-code", f"{code!r} is in no code list", _within(span, document))
    if not claim.quote or document.text[span.start : span.end] != claim.quote:
        quote = shortened(claim.quote, _SHOWN)
        detail = f"characters {span.start} to {span.end} of the document are not the quote “{quote}”"
        return _refuse(document, "quote-not-found", detail, _within(span, document))
    for slot, stretches in sorted(claim.slot_spans.items()):
        for stretch in stretches:
            if stretch.start == stretch.end or stretch.end > len(document.text):
                detail = f"{slot} is said to stand at {stretch.start} to {stretch.end}, where the document has no words"
                return _refuse(document, "slot-outside-document", detail, span)
    return None


def _unknown_code(claim: Claim) -> str | None:
    codes = (
        (claim.kind, KINDS), (claim.stage, STAGES), (claim.terms, TERMS), (claim.modality, MODALITIES),
        (claim.polarity, POLARITIES),
    )  # fmt: skip
    return next((str(code) for code, known in codes if code is not None and code not in known), None)


def _refuse(document: Document, reason: str, detail: str, span: Span | None) -> Refusal:
    return Refusal(stage="ledger", reason=reason, detail=detail, document=document.sha256, span=span)


def _within(span: Span, document: Document) -> Span | None:
    return span if span.end <= len(document.text) else None
