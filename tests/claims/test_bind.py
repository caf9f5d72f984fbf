"""What a claim is about: the item at its shortest, its rank, its price, its terms."""

import pytest

from reftel.model.claim import Claim
from tests.reading import claims_in


def _one(text: str, kind: str) -> Claim:
    [claim] = [claim for claim in claims_in(text) if claim.kind == kind]
    return claim


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Kenya bought 12 fighters worth 30 million dollars from Canada.", "12 fighters"),
        ("Kenya received a package of $5 million in military aid from Canada.", "a package"),
        ("Canada sold fighters from its own stocks to Kenya.", "fighters"),
        ("Canada lifted its ban on arms sales to Kenya.", "its ban on arms sales"),
    ],
)
def test_the_item_is_the_shortest_full_phrase(text: str, item: str) -> None:
    assert item in {claim.item for claim in claims_in(text)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("France was the largest supplier of arms to Morocco.", 1),
        ("France was the second largest supplier of arms to Morocco.", 2),
    ],
)
def test_a_rank_is_the_place_that_is_said(text: str, place: int) -> None:
    quantity = _one(text, "share").quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.unit) == (place, place, "rank")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Kenya bought tanks from Canada.", "sale"),
        ("Kenya bought tanks from Canada on credit.", "credit"),
        ("Canada sent Kenya tanks as a gift.", "donation"),
    ],
)
def test_terms_that_are_said_go_before_terms_that_a_verb_implies(text: str, terms: str) -> None:
    assert _one(text, "transfer").terms == terms


def test_a_price_near_by_is_the_items() -> None:
    text = "Thirty-six fighters were ordered by Kenya from Canada in 1977, at a cost of $90 million."
    value = _one(text, "transfer").value
    assert value is not None
    assert (value.low, value.currency) == (90_000_000, "USD")


def test_things_with_names_of_their_own_are_a_claim_each() -> None:
    found = claims_in("Moscow delivered MiG-21 fighters, SA-3 missiles and BM-21 launchers to Kenya.")
    assert sorted(claim.designators for claim in found) == [("BM-21",), ("MiG-21",), ("SA-3",)]
