"""Arms in one list are a claim each, whatever the tree makes of the list."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Skoda agreed to supply 96 guns, 350 machine guns and forty million rounds to Iran.",
            {("96 guns", 96), ("350 machine guns", 350), ("forty million rounds", 40_000_000)},
        ),
        (
            "Egypt sent six howitzers, 40 rifles and two T-34s to Yemen.",
            {("six howitzers", 6), ("40 rifles", 40), ("two T-34s", 2)},
        ),
        # The second is an example of the first, and what has a verb of its own is told apart.
        ("Egypt sent 250 tanks, mainly T-34s, to Yemen.", {("250 tanks", 250)}),
        ("Egypt sent six howitzers to Yemen, and 40 rifles were lost at sea.", {("six howitzers", 6)}),
    ],
)
def test_list(text: str, expected: set[tuple[str, float]]) -> None:
    claims = [c for c in claims_in(text) if c.kind == "transfer" and "rest" not in c.rule]
    assert {(c.item, c.quantity.low) for c in claims if c.quantity} == expected
