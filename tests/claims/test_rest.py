"""Arms and people that no verb of passing holds are claimed too, once each; what another claim quotes is left alone."""

import pytest

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
