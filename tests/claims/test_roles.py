"""Who is on which side, where grammar alone does not say it."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Chad signed a contract with France for six helicopters.", "transfer", "FRA", "TCD"),
        ("France signed a contract with Chad for six helicopters.", "transfer", "FRA", "TCD"),
        ("Mali was promised tanks by Algeria.", "transfer", "DZA", "MLI"),
        ("Morocco's lost aircraft were replaced by France.", "transfer", "FRA", "MAR"),
        ("Peru said that it would not sell tanks to Chile.", "restriction", "PER", "CHL"),
        ("Ghana's imports of Soviet arms came to $5 million.", "share", "SUN", "GHA"),
    ],
)
def test_sides(text: str, kind: str, actor: str, recipient: str) -> None:
    pairs = {(claim.kind, claim.actor, claim.recipient) for claim in claims_in(text)}
    assert (kind, (actor,), (recipient,)) in pairs


def test_a_refusal_is_affirmed_and_its_transfer_is_not_claimed() -> None:
    found = claims_in("India will not sell weapons to Burma.")
    assert [(claim.kind, claim.stage, claim.polarity) for claim in found] == [("restriction", "refused", "affirmed")]
