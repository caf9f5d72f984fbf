"""Whose make arms are tells who gives, where nobody is said to and the text speaks of that state."""

import pytest

from reftel.rules.materiel import maker_of
from tests.reading import claims_in


@pytest.mark.parametrize(
    ("designator", "maker"), [("T-55", "SUN"), ("F-5E", "USA"), ("F-16", "USA"), ("Mirage F1", "FRA"), ("X-1", None)]
)
def test_whose_make_a_designation_is(designator: str, maker: str | None) -> None:
    assert maker_of(designator) == maker


def test_the_maker_gives_where_nobody_is_said_to() -> None:
    text = (
        "Zambia: the forces\n\nZambia has asked France and Canada for arms. In 1971 eight Mirage F1 were delivered.\n"
    )
    assert ("FRA",) in {claim.actor for claim in claims_in(text) if "Mirage F1" in claim.designators}
