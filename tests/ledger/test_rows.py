"""Records to rows and back."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.ledger.rows import claim_of, claim_row, document_row, name_rows, page_of, plain_designator
from reftel.model.amount import Money, Quantity
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS, Claim
from reftel.model.original import Anchor, Declared
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document

numbers = st.none() | st.integers(0, 10**12).map(float) | st.floats(0, 1e15, allow_nan=False)
words = st.text(max_size=12)
lists = st.lists(words, max_size=3).map(tuple)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda ends: Span(min(ends), max(ends)))
claims = st.builds(
    Claim,
    document=words, kind=st.sampled_from(KINDS), actor=lists, recipient=lists, span=spans, quote=words, rule=words,
    vocabulary=words, item=st.none() | words, designators=lists,
    quantity=st.none() | st.builds(Quantity, low=numbers, high=numbers, unit=words, approx=st.booleans()),
    value=st.none() | st.builds(Money, low=numbers, high=numbers, currency=words, approx=st.booleans()),
    period=st.none() | words, place=lists, stage=st.none() | st.sampled_from(STAGES),
    terms=st.none() | st.sampled_from(TERMS), modality=st.sampled_from(MODALITIES),
    polarity=st.sampled_from(POLARITIES), said_by=lists, note=st.none() | words,
    slot_spans=st.dictionaries(words, st.lists(spans, max_size=2).map(tuple), max_size=3),
    probability=st.none() | st.floats(0, 1),
)  # fmt: skip


@given(claims)
def test_a_claim_survives_its_row(claim: Claim) -> None:
    told = {"probability": claim.probability, "vocabulary": claim.vocabulary, "review": claim.review}
    back = claim_of({**claim_row(claim), **told})
    assert back == claim
    assert (back.id, back.statement) == (claim.id, claim.statement)


@given(claims, st.integers(0, 99), words)
def test_a_statement_is_the_same_wherever_it_stands_and_whatever_found_it(claim: Claim, shift: int, rule: str) -> None:
    span = Span(claim.span.start + shift, claim.span.end + shift)
    moved = replace(claim, span=span, rule=rule, slot_spans={}, probability=None)
    assert moved.statement == claim.statement
    assert replace(claim, quote=claim.quote + "x").statement != claim.statement
    other = "denied" if claim.polarity == "affirmed" else "affirmed"
    assert replace(claim, polarity=other).statement != claim.statement


@pytest.mark.parametrize("written", ["T-55", "T55", "t 55", "T–55"])
def test_a_designation_is_found_however_it_is_written(written: str) -> None:
    assert plain_designator(written) == "t55"


def test_a_claim_is_found_by_organ_and_by_state() -> None:
    document = plain_document("Oslo sold boats to the Peruvian Navy.")
    claim = plain_claim(document, "sold boats", actor=("NOR",), recipient=("PER/navy",), said_by=("A Source",))
    found = {(row["slot"], row["name"]) for row in name_rows(claim)}
    assert found == {("actor", "nor"), ("recipient", "per"), ("recipient", "per/navy"), ("speaker", "a source")}


@pytest.mark.parametrize("change", [{"title": "New"}, {"genre": "cable"}, {"form": {"tags": "MASS"}}])
def test_what_a_reader_recovers_anew_is_another_row(change: dict[str, Any]) -> None:
    text = "Oslo sold boats."
    assert document_row(plain_document(text))["id"] != document_row(plain_document(text, **change))["id"]


def test_name_and_path_are_not_part_of_what_was_recovered() -> None:
    text = "Oslo sold boats."
    assert document_row(plain_document(text, "a"))["id"] == document_row(plain_document(text, "b"))["id"]


def test_the_way_back_to_the_original_survives_its_row() -> None:
    anchors = (
        Anchor(span=Span(0, 4), page="3", box=(1.0, 2.0, 3.5, 4.0)),
        Anchor(span=Span(4, 9), source=Span(40, 45), line=7, element="/html/body/p[2]"),
        Anchor(span=Span(9, 10), paragraph=2),
    )
    declared = (Declared(name="date", value="1974-05", words="May 1974", element="//meta[1]", source=Span(1, 9)),)
    row = document_row(plain_document("Peru bought.", media="text/html", anchors=anchors, declared=declared))
    page = page_of(json.loads(json.dumps(row)))
    assert (page.media, page.anchors, page.declared) == ("text/html", anchors, declared)
