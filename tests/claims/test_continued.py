"""Talk that is reported on over several sentences."""

import pytest

from tests.reading import claims_in

OPENS = "Colonel Mbeya said that the army had no transport."


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (f"{OPENS} Belgium had promised Kenya twelve trucks.", ("Colonel Mbeya",)),
        (f"{OPENS} Drivers had been found. Belgium had sold Kenya twelve trucks.", ("Colonel Mbeya",)),
        (f"{OPENS} Belgium sold Kenya twelve trucks in 1961.", ()),
        (f"{OPENS} I had heard that Belgium had sold Kenya twelve trucks.", ()),
        (f"{OPENS} The drivers are trained. Belgium had sold Kenya twelve trucks.", ()),
        (f"{OPENS}\n\nBelgium had sold Kenya twelve trucks.", ()),
        ("The embassy said that there was no transport. Belgium had sold Kenya twelve trucks.", ()),
        (f"{OPENS} Mr. Stone replied that he knew. Belgium had sold Kenya twelve trucks.", ("Mr. Stone",)),
    ],
)
def test_who_spoke_last_speaks_still(text: str, said_by: tuple[str, ...]) -> None:
    found = [claim for claim in claims_in(text) if claim.actor == ("BEL",)]
    assert {claim.said_by for claim in found} == {said_by}


RECORD = "MEMORANDUM OF CONVERSATION\n\nKigali, March 4, 1964\n\n"


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (f"{OPENS} Belgium sold Kenya twelve trucks in 1961.", ("Colonel Mbeya",)),
        (f"{OPENS} The drivers are trained. Belgium sold Kenya twelve trucks in 1961.", ("Colonel Mbeya",)),
        (f"{OPENS} He asked for time. Belgium sold Kenya twelve trucks in 1961.", ("Colonel Mbeya",)),
        ("The Minister summarized what had been done. Belgium sold Kenya twelve trucks.", ("Minister",)),
        (f"{OPENS} I replied that we knew. Belgium sold Kenya twelve trucks in 1961.", ()),
        (f"{OPENS} I knew that Belgium sold Kenya twelve trucks in 1961.", ()),
        (f"{OPENS}\n\nBelgium sold Kenya twelve trucks in 1961.", ()),
        ("France said that there was no transport. Belgium sold Kenya twelve trucks in 1961.", ()),
    ],
)
def test_who_has_the_floor_in_a_record_speaks_whatever_the_tense(text: str, said_by: tuple[str, ...]) -> None:
    found = [claim for claim in claims_in(RECORD + text) if claim.actor == ("BEL",)]
    assert {claim.said_by for claim in found} == {said_by}
