"""Claims that were made outside: taken where their words are the document's, refused and counted where not."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reftel
from reftel.errors import InputError
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.proposal import Proposal
from reftel.model.refusal import Refusal
from reftel.readers.files import read_original
from reftel.readers.original import Original
from reftel.readers.outside.claims import claims_of

TEXT = "In 1974 Peru bought 200 T-55 tanks from the Soviet Union. Chile bought none. Peru paid later.\n"
QUOTE = "Peru bought 200 T-55 tanks from the Soviet Union"
AT = TEXT.index(QUOTE)


def record(**slots: Any) -> dict[str, Any]:
    return {"kind": "transfer", "document": "letter", "quote": QUOTE, "start": AT, "end": AT + len(QUOTE)} | slots


def lines(*records: Any) -> bytes:
    return "\n".join(json.dumps(each) for each in records).encode()


def proposals(data: bytes) -> list[Proposal]:
    found = read_original(Original(data=data, name="model", path="model.jsonl"))
    return [item for item in found if isinstance(item, Proposal)]


def made(*records: Any) -> list[Claim | Refusal]:
    return [claim for each in proposals(lines(*records)) for claim in claims_of(each, TEXT, "0" * 64)]


def test_our_own_form() -> None:
    amount = {"low": 200, "high": 200, "unit": "tanks", "approx": True}
    sides = {"actor": ["SUN"], "recipient": ["PER"], "slot_spans": {"period": [[3, 7]]}}
    (claim,) = made(record(quantity=amount, period="1974", rule="by hand", probability=0.5, **sides))
    assert isinstance(claim, Claim)
    assert (claim.actor, claim.recipient, claim.period, claim.probability) == (("SUN",), ("PER",), "1974", 0.5)
    assert claim.quantity == Quantity(low=200, high=200, unit="tanks", approx=True)
    assert claim.rule == "outside.claims:by hand"
    assert TEXT[claim.span.start : claim.span.end] == QUOTE


LANGEXTRACT = {
    "extractions": [
        {"extraction_class": "transfer", "extraction_text": QUOTE, "alignment_status": "match_exact",
         "char_interval": {"start_pos": AT, "end_pos": AT + len(QUOTE)}, "extraction_index": 1,
         "attributes": {"actor": "Soviet Union", "recipient": ["Peru"], "quantity": "~200 tanks",
                        "value": "3,000.. USD", "period": "1974", "designators": "T-55", "mood": "grim"}},
        {"extraction_class": "transfer", "extraction_text": "Peru bought tanks", "alignment_status": "match_fuzzy",
         "char_interval": {"start_pos": AT, "end_pos": AT + 20}, "attributes": None},
        {"extraction_class": "transfer", "extraction_text": "Bolivia", "char_interval": None},
        {"extraction_class": "upkeep", "extraction_text": "Chile bought none", "char_interval": None},
    ],
    "text": TEXT,
    "document_id": "letter",
}  # fmt: skip


def test_what_langextract_writes() -> None:
    (proposal,) = proposals(lines(LANGEXTRACT))
    assert proposal.document is not None
    assert (proposal.document.name, proposal.document.text) == ("letter", TEXT)
    claim, fuzzy, lost, odd = claims_of(proposal, TEXT, "0" * 64)
    assert isinstance(claim, Claim)
    assert (claim.actor, claim.recipient, claim.designators) == (("SUN",), ("PER",), ("T-55",))
    assert claim.quantity == Quantity(low=200, high=200, unit="tanks", approx=True)
    assert claim.value == Money(low=3000, high=None, currency="USD")
    assert [item.reason for item in (fuzzy, lost) if isinstance(item, Refusal)] == ["quote-not-found"] * 2
    assert isinstance(odd, Claim)  # its kind is no code, which the ledger's own check refuses


@pytest.mark.parametrize(
    ("slots", "reason", "words"),
    [
        ({"quote": "Peru bought 300"}, "quote-not-found", "are not the quote “Peru bought 300”"),
        ({"end": 9_000}, "quote-not-found", "no place in the document, which has"),
        ({"start": -1}, "quote-not-found", "no place"),
        ({"start": True}, "quote-not-found", "no place"),
        ({"start": None, "quote": "Peru"}, "quote-ambiguous", "more than once"),
        ({"start": None, "quote": "Bolivia"}, "quote-not-found", "nowhere in the document"),
        ({"quote": ""}, "malformed-claim", "without a quote"),
        ({"period": "last year"}, "malformed-claim", "no date in EDTF"),
        ({"quantity": "many"}, "malformed-claim", "no amount"),
        ({"quantity": {"low": 3}}, "malformed-claim", "no amount"),
        ({"actor": {"a": 1}}, "malformed-claim", "no list of texts"),
        ({"item": 3}, "malformed-claim", "no text"),
        ({"slot_spans": {"item": [[4]]}}, "malformed-claim", "no pairs of numbers"),
        ({"slot_spans": {"item": [[0.5, 2.5]]}}, "malformed-claim", "no pairs of numbers"),
        ({"probability": 7}, "malformed-claim", "no probability"),
    ],
)
def test_misfits_are_refused(slots: dict[str, Any], reason: str, words: str) -> None:
    (refusal,) = made(record(**slots))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason
    assert words in refusal.detail


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"kind": "transfer", "quote": "a"}', "line 1, does not say on which document"),
        (b'{"kind": "transfer", "quote": "a", "document": "b"}\n{"a": 1}', "line 2, is no claim"),
        (b'{"kind": "transfer", "quote": "a", "document": "b"}\n[1]', "line 2, is no object"),
        (b'{"kind": "transfer", "quote": "a", "document": "b"}\n{', "line 2, is not JSON"),
        (b'{"kind": "transfer", "quote": "\\ud800", "document": "b"}', "line 1, is not JSON"),
        (b'{"extractions": []}', "line 1, has extractions and no text"),
    ],
)
def test_a_file_that_holds_no_claims_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        proposals(data)


def test_claims_from_outside_stand_beside_the_programs_own(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(TEXT)
    (tmp_path / "a.jsonl").write_bytes(lines(record(actor=["SUN"]), record(kind="gift"), record(period="soon")))
    with reftel.open(tmp_path / "l.db") as ledger:
        own = ledger.read(tmp_path / "letter.txt")
        before = {claim.id for claim in ledger.claims()}
        summary = ledger.read([tmp_path / "a.jsonl", tmp_path / "letter.txt"])
        assert (own.outside, summary.outside, len(summary.known)) == ((0, 0), (1, 2), 1)
        after = ledger.claims()
        assert before < {claim.id for claim in after}
        assert [claim.rule for claim in after if claim.id not in before] == ["outside.claims"]
        assert {"unknown-code", "malformed-claim"} <= {refusal.reason for refusal in ledger.refusals()}
        assert ledger.documents()[0].n_claims == len(after)
        assert ledger.tally().claims["transfer"] == sum(claim.kind == "transfer" for claim in after)
        assert ledger.read(tmp_path / "a.jsonl").outside == (0, 0)
        (tmp_path / "a.jsonl").write_bytes(lines(record(actor=["RUS"])))
        ledger.read([tmp_path / "letter.txt", tmp_path / "a.jsonl"], again=True)
        outside = [claim.actor for claim in ledger.claims() if claim.rule == "outside.claims"]
        assert outside == [("RUS",)]


def test_langextract_brings_its_document_with_it(tmp_path: Path) -> None:
    (tmp_path / "run.jsonl").write_bytes(lines(LANGEXTRACT))
    (tmp_path / "letter.txt").write_text(TEXT)
    with reftel.open(tmp_path / "l.db") as ledger:
        summary = ledger.read(tmp_path / "run.jsonl")
        assert (summary.read, summary.outside) == (("letter",), (1, 3))
        assert ledger.read(tmp_path / "letter.txt").known == ("letter",)


def test_claims_on_a_document_that_is_not_there_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(record()))
    with reftel.open(tmp_path / "l.db") as ledger:
        (said,) = ledger.read(tmp_path / "a.jsonl").unreadable
    assert "has claims on 'letter', and the ledger has no such document, or several; read it first" in said


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 200) | st.floats() | st.text(max_size=8) | st.just(QUOTE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["low", "high", "unit"]), inner),
    max_leaves=6,
)
SLOTS = st.sampled_from(
    "kind actor recipient quote start end item designators quantity value period place stage terms modality polarity "
    "said_by note slot_spans probability rule".split()
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(SLOTS, VALUES, max_size=6))
def test_no_record_breaks_the_reader(slots: dict[str, Any]) -> None:
    try:
        found = made(record(**slots))
    except InputError as error:
        assert str(error)
    else:
        assert all(isinstance(item, Refusal) or TEXT[item.span.start : item.span.end] == item.quote for item in found)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["extraction_class", "extraction_text", "char_interval", "attributes"]), VALUES))
def test_no_extraction_breaks_the_reader(extraction: dict[str, Any]) -> None:
    try:
        (proposal,) = proposals(lines({"extractions": [extraction, 3], "text": TEXT}))
    except InputError as error:
        assert str(error)
    else:
        list(claims_of(proposal, TEXT, "0" * 64))
