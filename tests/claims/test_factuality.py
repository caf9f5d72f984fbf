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


@pytest.mark.parametrize(
    ("text", "modality", "polarity", "stage"),
    [
        ("Delivery of the tanks to Jordan was fixed for 1998.", "planned", "affirmed", "planned"),
        ("The jets were flown to Lagos, whence they were to be shipped to Chad.", "planned", "affirmed", "planned"),
        ("The rifles, which were to have been sent to Mali, were seized.", "planned", "affirmed", "diverted"),
        ("Delivery of the tanks to Jordan was completed in 1998.", "factual", "affirmed", "delivered"),
        ("Israel's plan to sell tanks to Ecuador fell through.", "planned", "affirmed", "cancelled"),
        ("The sale of tanks to Ecuador by Israel collapsed.", "factual", "affirmed", "cancelled"),
        ("Sudan continued to purchase tanks from Britain.", "factual", "affirmed", "ongoing"),
        ("France shipped the tanks to Chad.", "factual", "affirmed", "shipped"),
    ],
)
def test_what_is_still_to_come_is_no_delivery(text: str, modality: str, polarity: str, stage: str) -> None:
    told = {(c.modality, c.polarity, c.stage) for c in claims_in(text) if c.kind == "transfer"}
    assert (modality, polarity, stage) in told


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Talks were held about the possible sending of a Brazilian military mission to Paraguay.", "possible"),
        ("Talks were held about the sending of a Brazilian military mission to Paraguay.", "factual"),
    ],
)
def test_what_is_said_of_a_sending_is_said_of_what_is_sent(text: str, modality: str) -> None:
    [mission] = [c for c in claims_in(text) if c.kind == "mission"]
    assert mission.modality == modality


@pytest.mark.parametrize(
    ("text", "modality", "polarity", "stage"),
    [
        ("There is little evidence that Egypt sold tanks to Iraq.", "possible", "denied", "ordered"),
        ("There are few signs that Egypt sold tanks to Iraq.", "possible", "denied", "ordered"),
        ("There is ample evidence that Egypt sold tanks to Iraq.", "factual", "affirmed", "ordered"),
        ("Had Egypt sold Iraq the tanks, Iran would have protested.", "possible", "affirmed", "ordered"),
        ("The minister refused to confirm that Egypt had sold tanks to Iraq.", "alleged", "affirmed", "ordered"),
        ("The Pentagon could not confirm that Egypt had sold tanks to Iraq.", "alleged", "affirmed", "ordered"),
        ("Egypt neither confirmed nor denied the sale of tanks to Iraq.", "alleged", "affirmed", "ordered"),
        ("Egypt confirmed that it had sold tanks to Iraq.", "alleged", "affirmed", "ordered"),
        ("The minister refused to sell tanks to Iraq.", "factual", "affirmed", "refused"),
    ],
)
def test_who_does_not_vouch_for_a_story_neither_tells_nor_denies_it(
    text: str, modality: str, polarity: str, stage: str
) -> None:
    told = {(c.modality, c.polarity, c.stage) for c in claims_in(text) if c.kind == "transfer"}
    assert (modality, polarity, stage) in told


@pytest.mark.parametrize(
    ("text", "modality", "stage"),
    [
        ("The ambassador asked whether two tanks could be lent to Chile by Britain.", "factual", "requested"),
        ("Norway is prepared to supply tanks to Ukraine.", "factual", "offered"),
        ("Norway stands ready to supply tanks to Ukraine.", "factual", "offered"),
        ("Norway is preparing to supply tanks to Ukraine.", "planned", "planned"),
        ("The tanks are ready to be shipped to Chad by Libya.", "factual", "shipped"),
    ],
)
def test_a_request_or_an_offer_is_a_fact_whatever_it_leaves_open(text: str, modality: str, stage: str) -> None:
    assert (modality, stage) in {(c.modality, c.stage) for c in claims_in(text) if c.kind == "transfer"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("In 1988 the Iraqi air force had perhaps 500 combat aircraft.", "possible"),
        ("In 1988 the Iraqi air force had some 500 combat aircraft.", "factual"),
    ],
)
def test_a_number_that_may_be_so_leaves_open_whether_there_are_so_many(text: str, modality: str) -> None:
    [holding] = [c for c in claims_in(text) if c.kind == "holding"]
    assert holding.modality == modality


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The Somali government said that it had abrogated its defence treaty with Cuba.", "agreement", "factual"),
        ("Diplomats said that Somalia had abrogated its defence treaty with Cuba.", "agreement", "alleged"),
        ("Somalia said that Cuba had sent troops to Ethiopia.", "deployment", "alleged"),
    ],
)
def test_of_its_own_ties_a_state_is_no_hearsay(text: str, kind: str, modality: str) -> None:
    assert modality in {c.modality for c in claims_in(text) if c.kind == kind}
