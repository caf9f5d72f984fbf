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
        ("Egypt refused tanks to Iraq.", "factual", "affirmed", "refused"),
        ("Egypt offered to sell tanks to Iraq.", "factual", "affirmed", "offered"),
        ("Egypt never delivered the tanks to Iraq.", "factual", "denied", "delivered"),
        ("Egypt is to sell tanks to Iraq.", "planned", "affirmed", "planned"),
        ("Egypt to sell tanks to Iraq", "planned", "affirmed", "planned"),
        ("The minister said that Egypt would sell tanks to Iraq.", "planned", "affirmed", "planned"),
        ("Egypt is considering selling tanks to Iraq.", "possible", "affirmed", "planned"),
        ("Egypt is unlikely to sell tanks to Iraq.", "possible", "denied", "ordered"),
        ("Egypt failed to deliver tanks to Iraq.", "factual", "denied", "delivered"),
        ("Egypt has yet to deliver the tanks to Iraq.", "factual", "denied", "delivered"),
        ("Egypt stopped short of selling tanks to Iraq.", "factual", "denied", "ordered"),
        ("There is no evidence that Egypt sold tanks to Iraq.", "factual", "denied", "ordered"),
        ("No Egyptian tanks were delivered to Iraq.", "factual", "denied", "delivered"),
        ("The possible sale of tanks to Iraq by Egypt is old news.", "possible", "affirmed", "ordered"),
        ("According to diplomats, Egypt delivered tanks to Iraq.", "alleged", "affirmed", "delivered"),
        ("Egypt denied that it had delivered tanks to Iraq.", "alleged", "denied", "delivered"),
    ],
)
def test_marks_of_doubt(text: str, modality: str, polarity: str, stage: str) -> None:
    [claim] = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert (claim.modality, claim.polarity, claim.stage) == (modality, polarity, stage)
