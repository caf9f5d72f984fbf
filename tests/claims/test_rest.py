"""Arms and people that no verb of passing holds are claimed too, once each; what another claim quotes is left alone."""

from dataclasses import replace

import pytest

from reftel.claims.rest import without_stocks
from tests.reading import claims_in


def _summary(text: str) -> list[tuple[object, ...]]:
    return [(c.kind, c.actor, c.recipient, c.item) for c in claims_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Forty Bulgarian mortars found their way to Niger.",
            [("transfer", ("BGR",), ("NER",), "Forty Bulgarian mortars")],
        ),
        ("Bulgaria sold Niger forty mortars.", [("transfer", ("BGR",), ("NER",), "forty mortars")]),
        ("Twelve Bulgarian dentists lived in Niger.", []),
        ("The mortar crews of Niger sang.", []),
    ],
)
def test_rest(text: str, expected: list[tuple[object, ...]]) -> None:
    assert _summary(text) == expected


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Bulgaria sold Niger ten MiG-17s, although the fighters were rusty.", ["ten MiG-17s"]),
        ("Bulgaria sold Niger ten MiG-17s, and six rifles were rusty.", ["ten MiG-17s", "six rifles"]),
    ],
)
def test_what_is_named_again_in_its_sentence_is_one_claim(text: str, things: list[str]) -> None:
    assert [c.item for c in claims_in(text) if c.kind == "transfer"] == things


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Bulgarian mortars in Niger rusted for want of grease.", "delivered"),
        ("Bulgarian mortars were wanted in Niger.", "requested"),
    ],
)
def test_for_want_of_is_no_request(text: str, stage: str) -> None:
    assert {c.stage for c in claims_in(text) if c.kind == "transfer"} == {stage}


def test_arms_that_are_held_are_no_flow_too() -> None:
    [(transfer, signs)] = [(c, ()) for c in claims_in("Forty Bulgarian mortars found their way to Niger.")]
    holding = replace(transfer, kind="holding", rule="learned.holding")
    assert list(without_stocks([(transfer, signs)], "en")) == [(transfer, signs)]
    assert list(without_stocks([(transfer, signs), (holding, signs)], "en")) == [(holding, signs)]
