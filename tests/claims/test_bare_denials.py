"""Denials that do not say again what they deny."""

import pytest

from reftel.model.claim import Claim
from tests.reading import claims_in


def _denials(text: str) -> list[Claim]:
    return [claim for claim in claims_in(text) if claim.rule == "en.denial"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Israel trained Turkish pilots in 1998. Israel denied it.", [("Israel",)]),
        ("Iran supplied drones to Ethiopia. Tehran called the report baseless.", [("Tehran",)]),
        ("Sweden sent rifles to Chad, which Stockholm denies.", [("Stockholm",)]),
        ("Cuba sent pilots to Angola in 1975, which Havana denied at the time.", [("Havana",)]),
        ("Israel sold six howitzers to Kenya, which the Israeli government disputed.", [("Israeli government",)]),
        ("Britain had sixty tanks, which London denied to Jordan.", []),
        ("Chad got an offer of howitzers, which it rejected.", []),
        ("Iran supplied drones to Ethiopia. Tehran denied the envoy a visa.", []),
        ("Iran supplied drones to Ethiopia. The judge dismissed the charge.", []),
    ],
)
def test_a_bare_denial_is_of_what_was_claimed(text: str, speakers: list[tuple[str, ...]]) -> None:
    found = _denials(text)
    assert [claim.said_by for claim in found] == speakers
    assert all(claim.polarity == "denied" and claim.quantity is None for claim in found)


def test_what_is_denied_of_a_clause_is_no_refusal_of_the_arms_in_it() -> None:
    told = claims_in("Iran is believed to have flown in spares for Ethiopian jets, which Tehran denies.")
    assert not [claim for claim in told if claim.stage == "refused"]
    tanks = claims_in("Britain had sixty tanks, which London denied to Jordan.")
    assert [claim.stage for claim in tanks if claim.kind == "transfer"] == ["refused"]
