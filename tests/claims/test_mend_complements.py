"""What was promised in July is no purpose of promising."""

import pytest

from reftel.claims.correct import corrected
from tests.parsed import sentence_of
from tests.reading import claims_in


def _role(text: str, verb: str) -> str:
    return next(token.dep for token in corrected(sentence_of(text), "en").tokens if token.text == verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Paris agreed in 1974 to sell Libya 30 jets.", "sell"),
        ("Bonn decided on 3 March to lend two ships to Greece.", "lend"),
        ("Spain refused in August to deliver the frigates.", "deliver"),
        ("Cuba was asked in 1976 to send troops.", "send"),
        ("Tunis sought in 1956 to buy rifles.", "buy"),
        ("Jakarta had pledged during the talks to return the patrol boats.", "return"),
    ],
)
def test_an_infinitive_behind_a_date_is_what_was_promised(text: str, verb: str) -> None:
    assert _role(text, verb) == "xcomp"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("They came in July to deliver the tanks.", "deliver"),
        ("Ghana agreed to a loan in 1961 to buy ships.", "buy"),
        ("The crews flew on Monday to collect the jets.", "collect"),
        ("Engineers stayed until 1980 to repair the radars.", "repair"),
        ("Oman borrowed in 1975 to pay for the missiles.", "pay"),
    ],
)
def test_a_purpose_stays_one(text: str, verb: str) -> None:
    assert _role(text, verb) != "xcomp"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("In Brussels Norway had promised in May 1991 to supply Estonia with 500 rifles.", "agreed"),
        ("Brazil refused in 1986 to deliver armoured cars to Chad.", "refused"),
        ("Romania offered in June to train the pilots of Zambia.", "offered"),
    ],
)
def test_what_was_promised_on_a_date_is_no_delivery(text: str, stage: str) -> None:
    claims = [claim for claim in claims_in(text) if claim.kind in ("transfer", "training", "restriction")]
    assert claims
    assert {claim.stage for claim in claims} == {stage}
