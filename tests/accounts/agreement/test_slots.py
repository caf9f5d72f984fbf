"""Claims laid side by side."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.accounts.agreement import SLOTS, Slot, agree, agreements
from reftel.accounts.agreement.designators import designators, is_variant
from reftel.accounts.agreement.words import items, places
from reftel.model.amount import Money, Quantity
from reftel.model.claim import MODALITIES, POLARITIES, STAGES, TERMS
from tests.accounts.told import claim

DESIGNATORS = [
    (["T-55"], ["T55"], "same"),
    (["F-16"], ["F-16D"], "within"),
    (["Su-22"], ["Su-22M3"], "within"),
    (["T-55", "BM-21"], ["BM-21"], "within"),
    (["MiG-21"], ["MiG-29"], "apart"),
    (["Sherman"], ["M4 Sherman"], "within"),
    (["Grad"], ["BM-21"], "within"),
    (["Su-22"], ["Fitter"], "within"),
    (["T-54", "T-55"], ["T-54/55"], "within"),
    (["Su-20/22M"], ["Su-22"], "within"),
    (["T-55"], ["BM-21"], "unknown"),  # a tank and a rocket launcher may be of one lot
    (["Mirage F1"], ["Mirage 2000-5"], "apart"),
    (["Zzyzx"], ["T-55"], "unknown"),
    ([], ["T-55"], "unknown"),
]
ITEMS = [
    ("tanks", "Tanks", "same"),
    ("T-55 tanks", "the tanks", "within"),
    ("the coming coup", "the plot", "unknown"),
    ("SAM sites", "SAM batteries", "within"),
    (None, "tanks", "unknown"),
]
PLACES = [
    (["Callao"], ["callao"], "same"),
    (["Callao"], ["Callao", "Talara"], "within"),
    (["Callao"], ["Talara"], "unknown"),
    (["EGY"], ["CYP"], "apart"),
    (["EGY"], ["EGY", "CYP"], "within"),
    (["Crete"], ["CYP"], "unknown"),
    ([], ["CYP"], "unknown"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), DESIGNATORS)
def test_designations(one: list[str], other: list[str], verdict: str) -> None:
    assert designators(tuple(one), tuple(other)).verdict == verdict


def test_a_variant_adds_marks_and_no_digits_to_a_number() -> None:
    assert is_variant("SU22M", "SU22")
    assert is_variant("LEOPARD2A4", "LEOPARD")
    assert not is_variant("MIG21", "MIG2")
    assert not is_variant("T55", "T55")


@pytest.mark.parametrize(("one", "other", "verdict"), ITEMS)
def test_words_of_the_thing_never_set_apart(one: str | None, other: str | None, verdict: str) -> None:
    assert items(one, other).verdict == verdict


@pytest.mark.parametrize(("one", "other", "verdict"), PLACES)
def test_places(one: list[str], other: list[str], verdict: str) -> None:
    assert places(tuple(one), tuple(other)).verdict == verdict


CODES: list[tuple[Slot, str | None, str | None, str]] = [
    ("stage", "ordered", "ordered", "same"),
    ("stage", "ordered", "delivered", "unknown"),
    ("stage", None, None, "unknown"),
    ("terms", "sale", "grant", "apart"),
    ("terms", None, "grant", "unknown"),
    ("modality", "planned", "factual", "unknown"),
    ("polarity", "affirmed", "denied", "apart"),
]


@pytest.mark.parametrize(("slot", "one", "other", "verdict"), CODES)
def test_codes(slot: Slot, one: str | None, other: str | None, verdict: str) -> None:
    assert agree(slot, claim(**{slot: one}), claim(**{slot: other})).verdict == verdict


def test_sides_of_a_mutual_kind_may_be_told_in_either_order() -> None:
    sides: dict[str, Any] = {"actor": ("SUN",), "recipient": ("PER/army",)}
    turned = {"actor": ("PER",), "recipient": ("SUN",)}
    accord = claim(kind="agreement", **sides), claim(kind="agreement", **turned)
    assert {agree("actor", *accord).verdict, agree("recipient", *accord).verdict} == {"same", "within"}
    tie = claim(kind="relation", **sides), claim(kind="relation", **turned)
    assert agree("actor", *tie).agrees
    assert agree("actor", claim(**sides), claim(**turned)).verdict == "apart"


NUMBERS = st.one_of(st.none(), st.integers(0, 10**10), st.floats(0, 1e10))
IDS = "PER PER/navy PER/army PER/rebels USA SUN RUS NATO CUB/government".split()
PARTIES = st.lists(st.sampled_from(IDS), max_size=3)
EDTF = st.sampled_from([None, "", *"197X 1973 1973~ 1973-07 1973-07-14 1973/.. ../1975-02~ 1974/1978".split()])


@st.composite
def claims(draw: st.DrawFn) -> Any:
    low, high = draw(NUMBERS), draw(NUMBERS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    approx = draw(st.booleans())
    unit, currency = draw(st.sampled_from(["tanks", "items", "years", "months"])), draw(st.sampled_from(["USD", "PEN"]))
    return claim(
        kind=draw(st.sampled_from(["transfer", "agreement"])),
        actor=tuple(draw(PARTIES)),
        recipient=tuple(draw(PARTIES)),
        item=draw(st.sampled_from([None, "tanks", "T-55 tanks", "the"])),
        designators=tuple(draw(st.lists(st.sampled_from(["T-55", "T-55A", "BM-21", "T-62", "Kolibri"]), max_size=2))),
        quantity=Quantity(low=low, high=high, unit=unit, approx=approx),
        value=Money(low=low, high=high, currency=currency, approx=approx),
        period=draw(EDTF),
        place=tuple(draw(st.lists(st.sampled_from(["Callao", "PER", "EGY"]), max_size=2))),
        stage=draw(st.sampled_from([None, *STAGES])),
        terms=draw(st.sampled_from([None, *TERMS])),
        modality=draw(st.sampled_from(MODALITIES)),
        polarity=draw(st.sampled_from(POLARITIES)),
    )


@given(claims(), claims())
def test_the_order_of_two_claims_is_no_matter(one: Any, other: Any) -> None:
    assert agreements(one, other) == agreements(other, one)


@given(claims())
def test_a_claim_never_contradicts_itself(one: Any) -> None:
    assert {found.verdict for found in agreements(one, one).values()} <= {"same", "unknown"}


@given(claims(), claims())
def test_degrees_are_where_the_verdicts_put_them(one: Any, other: Any) -> None:
    bounds = {"same": (1.0, 1.0), "within": (0.5, 1.0), "apart": (0.0, 0.4999), "unknown": (0.0, 0.0)}
    for slot in SLOTS:
        found = agree(slot, one, other)
        low, high = bounds[found.verdict]
        assert low <= found.degree <= high
