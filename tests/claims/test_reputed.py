"""What is said of somebody in the passive, with the one who says it."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "said_by", "modality"),
    [
        ("Kenya is said by two diplomats to have bought forty tanks from Poland.", ("two diplomats",), "alleged"),
        ("Niger is believed by Western attachés to have bought rifles in Bulgaria.", ("Western attachés",), "alleged"),
        ("Zambia was suspected in Pretoria of having bought British missiles.", ("Pretoria",), "alleged"),
        ("In Nairobi it is claimed that Italy sold rifles to Somalia.", ("Nairobi",), "alleged"),
        ("Kenya is said to have bought forty tanks from Poland.", (), "alleged"),
        ("The tanks that Kenya bought from Poland were said by the army to be old.", (), "factual"),
        ("Nigeria was thought in the village to have bought Czech aircraft.", (), "alleged"),
        ("The contract was signed by both ministers, and Peru bought Soviet tanks.", (), "factual"),
    ],
)
def test_passives_name_who_says_it(text: str, said_by: tuple[str, ...], modality: str) -> None:
    found = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert {(claim.said_by, claim.modality) for claim in found} == {(said_by, modality)}
