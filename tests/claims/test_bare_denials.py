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
        ("Iran supplied drones to Ethiopia. Tehran denied the envoy a visa.", []),
        ("Iran supplied drones to Ethiopia. The judge dismissed the charge.", []),
    ],
)
def test_a_bare_denial_is_of_what_was_claimed(text: str, speakers: list[tuple[str, ...]]) -> None:
    found = _denials(text)
    assert [claim.said_by for claim in found] == speakers
    assert all(claim.polarity == "denied" and claim.quantity is None for claim in found)
