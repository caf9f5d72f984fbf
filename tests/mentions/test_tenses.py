"""Which year a date without one is of."""

import pytest

from tests.reading import claims_in

_HEAD = "From: The Air Attaché, Lima\nTo: Director\nDate: 20 November 1963\nSubject: Helicopters\n\n"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1. The Peruvian request of February for ten British helicopters is being studied.", "1963-02"),
        ("1. The Peruvian army will receive ten British helicopters in February.", "1964-02"),
    ],
)
def test_what_bears_a_date_is_there_already(text: str, period: str) -> None:
    assert period in {claim.period for claim in claims_in(_HEAD + text)}
