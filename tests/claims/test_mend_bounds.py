"""Bounds that trees take for what they bound."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Libya delivered no fewer than 100 tanks to Chad.", 100, None),
        ("Libya delivered upward of 100 tanks to Chad.", 100, None),
        ("The Chadian army has fewer than twenty tanks.", None, 20),
    ],
)
def test_the_thing_bounded_is_what_is_claimed(text: str, low: int | None, high: int | None) -> None:
    quantities = [claim.quantity for claim in claims_in(text) if claim.quantity]
    assert [(q.low, q.high, q.unit) for q in quantities] == [(low, high, "tanks")]
