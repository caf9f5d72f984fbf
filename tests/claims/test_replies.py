"""Questions, answers and disbelief."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Did Brazil sell tanks to Angola?", "possible", "affirmed"),
        ("Did Brazil sell tanks to Angola? Nope.", "factual", "denied"),
        ("Did Brazil sell tanks to Angola? Yes, in 1981.", "factual", "affirmed"),
        ("Brazil sold tanks to Angola. I doubt it.", "alleged", "affirmed"),
        ("Brazil sold tanks to Angola. Nonsense.", "factual", "denied"),
        ("No way Brazil sold tanks to Angola.", "factual", "denied"),
        ("Why did Brazil sell tanks to Angola?", "factual", "affirmed"),
        ("Brazil sold tanks to Angola. Never again would it do so.", "factual", "affirmed"),
        ("Brazil sold tanks to Angola. No way back was left after the war there.", "factual", "affirmed"),
    ],
)
def test_what_follows_a_statement_tells_whether_it_is_so(text: str, modality: str, polarity: str) -> None:
    [claim] = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert (claim.modality, claim.polarity) == (modality, polarity)
