"""Which number belongs to whom."""

from tests.reading import claims_in


def test_a_number_in_brackets_is_the_partys_own() -> None:
    found = claims_in("Germany (18), Portugal (3) and Sweden (10) sent Leopard 2 tanks to Ukraine.")
    assert {claim.actor: claim.quantity and claim.quantity.low for claim in found if claim.kind == "transfer"} == {
        ("DEU",): 18,
        ("PRT",): 3,
        ("SWE",): 10,
    }


def test_without_brackets_the_things_number_stands() -> None:
    [claim] = [c for c in claims_in("Germany sent 18 Leopard 2 tanks to Ukraine.") if c.kind == "transfer"]
    assert claim.quantity and claim.quantity.low == 18
