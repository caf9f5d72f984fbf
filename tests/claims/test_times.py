"""Which date belongs to which happening."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "kind", "period"),
    [
        ("Kenya bought twelve howitzers from Israel in 1974.", "transfer", "1974"),
        ("In 1974 Kenya bought twelve howitzers from Israel.", "transfer", "1974"),
        ("In May 1981, after long talks, Sweden sold two frigates to Ecuador.", "transfer", "1981-05"),
        ("Sweden sold two frigates to Ecuador.", "transfer", None),
        ("They met in May 2015, a year after Sweden sold two frigates to Ecuador.", "transfer", None),
        ("They met in May 2015, after Sweden sold two frigates to Ecuador.", "transfer", "2015-05"),
        ("From 1964 to 1970 Canada trained pilots of Tanzania.", "training", "1964/1970"),
    ],
)
def test_the_date_of_a_claim(text: str, kind: str, period: str | None) -> None:
    [claim] = [c for c in claims_in(text) if c.kind == kind]
    assert claim.period == period
    assert bool(claim.slot_spans.get("period")) == bool(period)


def test_each_of_a_list_has_its_own_date() -> None:
    text = "Chile acquired ten Jaguar fighters from Britain in 1977, and six Mirage F1s from France in 1979."
    found = {c.actor: c.period for c in claims_in(text) if c.kind == "transfer" and c.actor in (("GBR",), ("FRA",))}
    assert found == {("GBR",): "1977", ("FRA",): "1979"}
