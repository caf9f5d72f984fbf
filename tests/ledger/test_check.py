"""The check of a claim's words."""

from dataclasses import replace
from typing import Any

import pytest

from reftel.ledger.check import find_fault
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document

DOCUMENT = plain_document("Minsk sold rifles to Lima.\nLima paid late.")
CLAIM = plain_claim(DOCUMENT, "sold rifles", slot_spans={"item": (Span(11, 17),)})

FAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    "other words": ("quote-not-found", {"quote": "sold cannon"}),
    "other place": ("quote-not-found", {"span": Span(7, 18)}),
    "past the end": ("quote-not-found", {"span": Span(400, 411)}),
    "no words": ("quote-not-found", {"quote": "", "span": Span(3, 3)}),
    "slot past the end": ("slot-outside-document", {"slot_spans": {"item": (Span(11, 17), Span(30, 99))}}),
    "empty slot": ("slot-outside-document", {"slot_spans": {"item": (Span(11, 11),)}}),
    "document": ("other-document", {"document": "0" * 64}),
    "kind": ("unknown-code", {"kind": "gift"}),
    "stage": ("unknown-code", {"stage": "rumoured"}),
}


def test_a_claim_whose_words_stand_there_passes() -> None:
    assert find_fault(CLAIM, DOCUMENT) is None


@pytest.mark.parametrize(("reason", "change"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_a_refusal_with_its_reason(reason: str, change: dict[str, Any]) -> None:
    fault = find_fault(replace(CLAIM, **change), DOCUMENT)
    assert fault is not None
    assert (fault.stage, fault.reason, fault.document) == ("ledger", reason, DOCUMENT.sha256)


def test_a_quote_keeps_its_line_break() -> None:
    assert find_fault(plain_claim(DOCUMENT, "Lima.\nLima"), DOCUMENT) is None
