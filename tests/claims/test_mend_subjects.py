"""Subjects that the parser loses, and whose claims are right once they are found."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("In the war of 1904 Germany sold 12 cruisers to Chile.", ("DEU", "CHL")),
        ("In the Tigray crisis of 1978 France deployed the Third Parachute Regiment to Chad.", ("FRA", "TCD")),
        ("Under the pact of March 1931 the United States sold 20 tanks to Cuba.", ("USA", "CUB")),
        ("Britain, which had feared a war since 1945, withdrew its last troops from Greece in 1950.", ("GBR", "GRC")),
        ("Norway, which had no tanks, sold 20 guns to Peru.", ("NOR", "PER")),
        ("Kenya sold 20 guns, which had been rusting since the war, to Chad.", ("KEN", "TCD")),
        ("Peru sold missile boats to Kenya.", ("PER", "KEN")),
    ],
)
def test_who_does_it(text: str, pair: tuple[str, str]) -> None:
    found = [c for c in claims_in(text) if c.kind in ("transfer", "deployment")]
    assert {(*c.actor, *c.recipient) for c in found} == {pair}


def test_both_of_two_do_it() -> None:
    found = claims_in("Peru and West Germany sold missile boats to Kenya.")
    assert {c.actor for c in found if c.kind == "transfer"} == {("PER",), ("DEU",)}
