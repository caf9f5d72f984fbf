"""Whose embargo is lifted where the words do not say."""

import pytest

from tests.reading import claims_in

_BANNED = "In 1965 Canada imposed an arms embargo on Chad and Niger. "


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (_BANNED + "The embargo was lifted in 1975.", {("CAN", "TCD"), ("CAN", "NER")}),
        (_BANNED + "Spain sold rifles to Cuba. The embargo was lifted in 1975.", {("CAN", "TCD"), ("CAN", "NER")}),
        (_BANNED + "In 1975 Norway lifted its arms embargo on Oman.", {("NOR", "OMN")}),
    ],
)
def test_a_lifting_has_the_sides_of_the_ban(text: str, sides: set[tuple[str, str]]) -> None:
    found = [c for c in claims_in(text) if c.stage == "lifted"]
    assert {(*c.actor, *c.recipient) for c in found} == sides
