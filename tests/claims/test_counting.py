"""How many of a thing there are."""

import pytest

from reftel.model.claim import Claim
from tests.reading import claims_in


def _one(text: str, kind: str) -> Claim:
    [claim] = [claim for claim in claims_in(text) if claim.kind == kind]
    return claim


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        ("Kenya bought 12 tanks from Canada.", "transfer", 12, "tanks"),
        ("The Canadian military mission in Kenya numbered 650.", "mission", 650, "persons"),
    ],
)
def test_the_number_of_a_thing(text: str, kind: str, number: int, unit: str) -> None:
    quantity = _one(text, kind).quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.unit) == (number, number, unit)


def test_a_number_in_brackets_is_that_partys() -> None:
    found = claims_in("Germany (18), Portugal (3) and Sweden (10) sent Leopard 2 tanks to Ukraine.")
    assert {c.actor: c.quantity.low for c in found if c.quantity} == {("DEU",): 18, ("PRT",): 3, ("SWE",): 10}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Kenya got MiG-17s, eight of them, from Algeria.", 8),
        ("Kenya got Su-25s - reportedly three - from Algeria.", 3),
        ("Kenya got T-55s, 40 in number, from Algeria.", 40),
        ("Kenya got T-55s, two years late, from Algeria.", None),
    ],
)
def test_a_number_behind_the_thing(text: str, number: int | None) -> None:
    quantity = _one(text, "transfer").quantity
    assert (quantity.low if quantity else None) == number
