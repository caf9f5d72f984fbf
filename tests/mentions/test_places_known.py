"""Towns, bases and schools that are named without their country."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("A Soviet cruiser put in at Berbera.", ("visit", ("SUN",), ("SOM",))),
        ("Portuguese officers studied at Fort Leavenworth.", ("training", ("USA",), ("PRT",))),
        ("Twelve Dutch guns were landed at Surabaya.", ("transfer", ("NLD",), ("IDN",))),
    ],
)
def test_a_place_stands_for_its_state(text: str, sides: tuple[object, ...]) -> None:
    assert sides in [(claim.kind, claim.actor, claim.recipient) for claim in claims_in(text)]


@pytest.mark.parametrize("text", ["Mr. Darwin sold guns to Chad.", "Berbera sold ten guns to Chad."])
def test_a_place_gives_nothing(text: str) -> None:
    assert [claim for claim in claims_in(text) if {"AUS", "SOM"} & set(claim.actor)] == []
