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


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("It is proposed that Australia should provide Malaysia with a further ten aircraft.", "planned", "affirmed"),
        ("The Indonesians hope to obtain patrol boats from Australia.", "planned", "affirmed"),
        ("Indonesia has expressed interest in buying four patrol boats from Australia.", "possible", "affirmed"),
        ("Negotiations for the purchase of 50 aircraft from the United States are in progress.", "planned", "affirmed"),
        ("I told the Ambassador that Australia could not supply rifles to Portugal.", "possible", "denied"),
        ("It seems unlikely that the United States will supply aircraft to Portugal.", "possible", "denied"),
    ],
)
def test_proposals_and_hopes(text: str, modality: str, polarity: str) -> None:
    assert (modality, polarity) in {(c.modality, c.polarity) for c in claims_in(text) if c.kind == "transfer"}


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("The despatch of Australian troops to Timor is under consideration.", "possible", "affirmed"),
        ("Arrangements are being made for the despatch of Australian troops to Timor.", "planned", "affirmed"),
        ("He said that the United Kingdom had no intention of stationing troops in Malaysia.", "factual", "denied"),
        ("If Indonesia attacked Malaysia, Australia would send troops to Malaysia.", "possible", "affirmed"),
    ],
)
def test_deployments_still_to_come(text: str, modality: str, polarity: str) -> None:
    assert (modality, polarity) in {(c.modality, c.polarity) for c in claims_in(text) if c.kind == "deployment"}
