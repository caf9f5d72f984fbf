"""Whether the text says that it is, is not, will be or may be so."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "modality", "polarity", "stage"),
    [
        ("Egypt sold tanks to Iraq.", "factual", "affirmed", "ordered"),
        ("Egypt did not sell tanks to Iraq.", "factual", "denied", "ordered"),
        ("Egypt will sell tanks to Iraq.", "planned", "affirmed", "planned"),
        ("Egypt may sell tanks to Iraq.", "possible", "affirmed", "ordered"),
        ("Egypt agreed to sell tanks to Iraq.", "factual", "affirmed", "agreed"),
        ("Egypt refused to sell tanks to Iraq.", "factual", "affirmed", "refused"),
        ("Egypt offered to sell tanks to Iraq.", "factual", "affirmed", "offered"),
        ("Egypt never delivered the tanks to Iraq.", "factual", "denied", "delivered"),
        ("According to diplomats, Egypt delivered tanks to Iraq.", "alleged", "affirmed", "delivered"),
        ("Egypt denied that it had delivered tanks to Iraq.", "alleged", "denied", "delivered"),
    ],
)
def test_marks_of_doubt(text: str, modality: str, polarity: str, stage: str) -> None:
    [claim] = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert (claim.modality, claim.polarity, claim.stage) == (modality, polarity, stage)
