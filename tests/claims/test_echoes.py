"""Other figures for what was told, sizes at other times, bare denials."""

import pytest

from reftel.model.claim import Claim
from tests.reading import claims_in


def _echoes(text: str, what: str) -> list[Claim]:
    return [claim for claim in claims_in(text) if claim.rule == f"en.echo.{what}"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Libya sent 2,000 troops to Uganda. Tripoli put it at 600.", [(600, ("Tripoli",), None)]),
        (
            "Cuba had 2,000 military advisers in Yemen. The State Department said 3,000, defectors 5,000.",
            [(3000, ("State Department",), None), (5000, ("defectors",), None)],
        ),
        ("Egypt sent 100 soldiers to Yemen in 1962. They numbered 60,000 in 1965.", [(60000, (), "1965")]),
        ("Sweden sold six jets to Chad. He counted 12 ministers.", []),
        ("Sweden sold six jets to Chad. The embassy put the visitors at 40.", []),
        ("Sweden sold six jets to Chad. It was 1974.", []),
    ],
)
def test_another_figure(text: str, figures: list[tuple[int, tuple[str, ...], str | None]]) -> None:
    found = [(c.quantity.low if c.quantity else None, c.said_by, c.period) for c in _echoes(text, "figure")]
    assert found == figures


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
    found = _echoes(text, "denial")
    assert [claim.said_by for claim in found] == speakers
    assert all(claim.polarity == "denied" and claim.quantity is None for claim in found)
