"""What a thing costs, and on what terms it is had."""

import pytest

from reftel.model.claim import Claim
from tests.reading import claims_in


def _one(text: str, kind: str) -> Claim:
    [claim] = [claim for claim in claims_in(text) if claim.kind == kind]
    return claim


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Kenya bought tanks from Canada.", "sale"),
        ("Kenya bought tanks from Canada on credit.", "credit"),
        ("Canada sent Kenya tanks as a gift.", "donation"),
        ("Canada sent Kenya tanks for $90 million.", "sale"),
        ("Canada sent Kenya tanks worth $90 million.", None),
        ("Canada sent Kenya tanks at no cost.", "donation"),
        ("Canada sent Kenya tanks free of charge.", "donation"),
        ("Canada sent Kenya tanks at great cost to its own army.", None),
        ("Kenya got its tanks from Canada on easy terms.", "credit"),
        ("Canada sent Kenya tanks in return for the use of a port.", "barter"),
        ("Kenya bought tanks from Canada in exchange for tea.", "barter"),
    ],
)
def test_terms_that_are_said_go_before_terms_that_a_verb_implies(text: str, terms: str | None) -> None:
    assert _one(text, "transfer").terms == terms


def test_a_price_near_by_is_the_items() -> None:
    text = "Thirty-six fighters were ordered by Kenya from Canada in 1977, at a cost of $90 million."
    value = _one(text, "transfer").value
    assert value is not None
    assert (value.low, value.currency) == (90_000_000, "USD")
