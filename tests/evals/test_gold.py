"""The gold that goes with the repository: every quote stands in its text, every value is one of the codebook's."""

import re
from pathlib import Path
from typing import Any

import pytest

from evals.corpora import CORPORA, ROOT, Corpus
from evals.equal import Record
from evals.score import read_records
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS

SHIPPED = [corpus for corpus in CORPORA if corpus.texts.is_relative_to(ROOT)]
DOCUMENTS = [
    pytest.param(text, corpus.gold_file(text), id=text.stem) for corpus in SHIPPED for text in corpus.documents()
]
SLOTS = {
    "id", "kind", "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "stage", "terms",
    "modality", "polarity", "said_by", "quote", "start", "end",
}  # fmt: skip
DATE = r"\d{3}[\dX~](-\d{2}){0,2}[~?]?|\d{2}XX|\d{4}~"
PERIOD = re.compile(rf"({DATE}|\.\.)(/({DATE}|\.\.))?")


def test_every_shipped_corpus_has_documents() -> None:
    assert {corpus.name: len(corpus.documents()) for corpus in SHIPPED} == {"peru": 5, "samples": 15, "written": 1802}


@pytest.mark.parametrize(("text", "gold"), DOCUMENTS)
def test_quotes_stand_in_the_text(text: Path, gold: Path) -> None:
    characters = text.read_bytes().decode()
    wrong = [c["id"] for c in read_records(gold) if characters[c["start"] : c["end"]] != c["quote"] or not c["quote"]]
    assert wrong == []


def test_a_quote_that_the_gold_leaves_out_is_taken_from_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chad bought “jets”.", encoding="utf-8")
    lines = '{"start": 5, "end": 18}\n{"start": 0, "end": 4, "quote": "Chad"}\n'
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    marked = Corpus(name="tiny", texts=tmp_path, gold=tmp_path).marked()
    assert [claim["quote"] for claim in marked["a"]] == ["bought “jets”", "Chad"]


def test_what_is_not_taught_is_not_read_for_learning() -> None:
    assert [corpus.name for corpus in CORPORA if not corpus.taught] == ["papers"]


@pytest.mark.parametrize(("text", "gold"), DOCUMENTS)
def test_slots_hold_codes(text: Path, gold: Path) -> None:
    assert [fault for claim in read_records(gold) for fault in find_faults(claim)] == [], text.name


@pytest.mark.parametrize(("text", "gold"), DOCUMENTS)
def test_ids_are_unique(text: Path, gold: Path) -> None:
    ids = [claim["id"] for claim in read_records(gold)]
    assert len(set(ids)) == len(ids), text.name


def test_peru_claims_are_in_document_order() -> None:
    for gold in sorted((ROOT / "examples/peru/gold").glob("*.jsonl")):
        starts = [claim["start"] for claim in read_records(gold)]
        assert starts == sorted(starts), gold.name


def test_peru_shows_each_kind_and_every_sort_of_doubt() -> None:
    claims = [c for gold in (ROOT / "examples/peru/gold").glob("*.jsonl") for c in read_records(gold)]
    assert {claim["kind"] for claim in claims} == set(KINDS)
    assert {claim["modality"] for claim in claims} == set(MODALITIES)
    assert {claim["polarity"] for claim in claims} == set(POLARITIES)
    assert max(len(claim["said_by"]) for claim in claims) == 3
    amounts = [claim["quantity"] or claim["value"] for claim in claims if claim["quantity"] or claim["value"]]
    assert any(amount["low"] != amount["high"] for amount in amounts)
    assert any(amount.get("approx") for amount in amounts)


def test_each_peru_sample_says_that_it_is_one() -> None:
    for text in (ROOT / "examples/peru").glob("*.txt"):
        assert "not a source to cite" in text.read_text(encoding="utf-8").splitlines()[0], text.name


def find_faults(claim: Record) -> list[str]:
    """What is malformed in a marked claim."""
    codes: dict[str, tuple[Any, ...]] = {
        "kind": KINDS, "stage": (*STAGES, None), "terms": (*TERMS, None), "modality": MODALITIES,
        "polarity": POLARITIES,
    }  # fmt: skip
    faults = [f"{claim['id']}: {slot} {claim[slot]!r}" for slot, allowed in codes.items() if claim[slot] not in allowed]
    if set(claim) - {"note"} != SLOTS:
        faults.append(f"{claim['id']}: keys {sorted(SLOTS ^ set(claim))}")
    if claim["period"] and not PERIOD.fullmatch(claim["period"]):
        faults.append(f"{claim['id']}: period {claim['period']}")
    if claim["quantity"] and not claim["quantity"]["unit"]:
        faults.append(f"{claim['id']}: quantity without unit")
    if claim["value"] and not re.fullmatch("[A-Z]{3}", claim["value"]["currency"]):
        faults.append(f"{claim['id']}: currency {claim['value']['currency']}")
    return faults
