"""Who people and forces are, seen in the claims that they make."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Indian defence minister visited Moscow.", "visit"),
        ("Some 400 East German officers were serving with the Libyan armed forces.", "mission"),
        ("A British advisory team was in Oman.", "mission"),
        ("Indian peacekeepers pulled out of Sri Lanka.", "deployment"),
        ("Soviet transports refuelled in Algeria.", "access"),
    ],
)
def test_people_open_their_kind_of_claim(text: str, kind: str) -> None:
    assert kind in {claim.kind for claim in claims_in(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The tourist visited Moscow.", "visit"),
        ("The American national security adviser was in Egypt.", "mission"),
        ("The soldiers left the cinema.", "deployment"),
    ],
)
def test_other_people_do_not(text: str, kind: str) -> None:
    assert kind not in {claim.kind for claim in claims_in(text)}
