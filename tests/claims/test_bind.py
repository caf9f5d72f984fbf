"""What a claim is about: the item at its shortest, its rank, its names."""

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


def test_things_with_names_of_their_own_are_a_claim_each() -> None:
    found = claims_in("Moscow delivered MiG-21 fighters, SA-3 missiles and BM-21 launchers to Kenya.")
    assert sorted(claim.designators for claim in found) == [("BM-21",), ("MiG-21",), ("SA-3",)]
