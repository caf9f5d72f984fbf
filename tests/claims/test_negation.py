"""What the text says did not happen, and how far a negation reaches."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Libya sold Chad no tanks.", "denied"),
        ("Libya never sold tanks to Chad.", "denied"),
        ("Libya sold neither tanks nor aircraft to Chad.", "denied"),
        ("Libya has not sold tanks to Chad since 1980.", "denied"),
        ("Libya denied selling tanks to Chad.", "denied"),
        ("Libya denied having sold tanks to Chad.", "denied"),
        ("Libya did not deny that it had sold tanks to Chad.", "affirmed"),
        ("Not a single Libyan tank reached Chad.", "denied"),
        ("It is not true that Libya sold tanks to Chad.", "denied"),
        ("Far from selling tanks to Chad, Libya attacked it.", "denied"),
        ("Contrary to press reports, Libya did not sell tanks to Chad.", "denied"),
        ("Libya rejected reports that it had sold tanks to Chad.", "denied"),
        ("Libya not only sold tanks to Chad but trained its army.", "affirmed"),
    ],
)
def test_polarity_of_transfers(text: str, polarity: str) -> None:
    assert {claim.polarity for claim in claims_in(text) if claim.kind == "transfer"} == {polarity}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There are no Libyan troops in Chad.", "deployment"),
        ("No Libyan troops were stationed in Chad.", "deployment"),
        ("Libya withdrew without training the Chadian army.", "training"),
        ("Chad lacks a military agreement with Libya.", "agreement"),
    ],
)
def test_other_denials(text: str, kind: str) -> None:
    assert {claim.polarity for claim in claims_in(text) if claim.kind == kind} == {"denied"}
