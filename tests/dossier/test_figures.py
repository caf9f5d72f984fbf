from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.dossier.figures import Figure, Row, in_order, ranges
from reftel.dossier.notes import Notes
from reftel.dossier.page import Page, made_page
from reftel.strings import Say


def test_what_no_claim_says_has_no_figure_and_no_row() -> None:
    with pytest.raises(ValueError, match="rests on no claim"):
        Figure("36 aircraft", ())
    with pytest.raises(ValueError, match="rests on no claim"):
        Row(cells=("Peru",), claims=())


@pytest.mark.parametrize("number", [36, 0, 1.5, True])
def test_a_page_refuses_a_number_that_is_no_figure(number: float) -> None:
    page = made_page(Page(Say("en"), Notes({})))
    with pytest.raises(TypeError, match="neither a figure nor text"):
        page.from_string("{{ number }}").render(number=number)


def test_a_figure_is_written_with_its_notes_and_its_doubt() -> None:
    page = made_page(Page(Say("en"), Notes({"a": 0, "b": 1})))
    said = page.from_string("{{ figure }}").render(figure=Figure("36–52 <i>", ("b", "a"), contested=True))
    assert "36–52 &lt;i&gt;" in said and '<a href="#n1">1–2</a>' in said and "≠" in said


@given(st.sets(st.integers(1, 200)))
def test_ranges_hold_their_numbers_and_no_others(numbers: set[int]) -> None:
    spans = ranges(numbers)
    assert [n for first, last in spans for n in range(first, last + 1)] == sorted(numbers)
    assert all(after[0] > before[1] + 1 for before, after in pairwise(spans))


def test_claims_stand_in_order_once() -> None:
    assert in_order(["c", "a", "c", "unknown"], {"a": 0, "c": 1}) == ("a", "c")
