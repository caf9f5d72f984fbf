"""What weights choose for a slot: only where they clearly speak for another value than the rules take."""

import pytest

from reftel.claims.choices import MARGIN, Option, better, noting
from reftel.rules.weights import Weights, judged_by

TABLES = {"numbers": Weights.of(labels=("fits",), rows={"good": (2.0,), "fair": (0.2,), "bad": (-2.0,)})}


def _options(ruled: str, other: str) -> list[Option]:
    return [Option(value="ruled", signs=(ruled,), ruled=True), Option(value="other", signs=(other,))]


@pytest.mark.parametrize(
    ("ruled", "other", "chosen"),
    [
        ("bad", "good", "other"),
        ("good", "bad", None),
        ("unheard", "unheard", None),
        # Likelier, but by less than the margin.
        ("unheard", "fair", None),
        ("bad", "fair", "other"),
    ],
)
def test_another_value_is_taken_only_where_it_is_clearly_likelier(ruled: str, other: str, chosen: str | None) -> None:
    assert 0.2 < MARGIN < 2
    with judged_by(TABLES):
        option = better("numbers", _options(ruled, other))
    assert (option and option.value) == chosen


def test_where_rules_take_a_value_that_is_no_option_it_stands() -> None:
    with judged_by(TABLES):
        assert better("numbers", [Option(value="other", signs=("good",))]) is None
        assert better("numbers", []) is None


def test_while_options_are_noted_nothing_is_chosen() -> None:
    with judged_by(TABLES), noting():
        assert better("numbers", _options("bad", "good")) is None
