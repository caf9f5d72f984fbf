"""Whose "its" is, and that an owner is not the other side too."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("South Africa withdrew its last troops in March 1976 but continued to equip UNITA.", ("ZAF",), ("UNITA",)),
        ("Egypt spoke to Chad. Libya withdrew its troops from Chad.", ("LBY",), ("TCD",)),
    ],
)
def test_whose_troops(text: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    assert (actor, recipient) in [(c.actor, c.recipient) for c in claims_in(text) if c.kind == "deployment"]


def test_the_receiver_is_no_part_of_the_thing() -> None:
    found = claims_in("Peru has offered to lend Argentina ten Mirage 5P aircraft.")
    [claim] = [claim for claim in found if claim.kind == "transfer"]
    assert claim.item == "ten Mirage 5P aircraft"
    assert (claim.actor, claim.recipient) == (("PER",), ("ARG",))
