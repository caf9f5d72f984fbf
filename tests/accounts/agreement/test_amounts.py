"""Numbers of things and sums of money."""

import pytest

from reftel.accounts.agreement.amounts import moneys, quantities, range_of
from reftel.model.amount import Quantity
from tests.accounts.told import money, quantity

CASES = [
    ("..100 aircraft", "99 aircraft", "within"),  # "almost 100"
    ("..100 aircraft", "~100 aircraft", "within"),
    ("99 aircraft", "~100 aircraft", "within"),
    ("99 aircraft", "99 aircraft", "same"),
    ("100.. aircraft", "..79 aircraft", "apart"),
    ("100.. aircraft", "240 aircraft", "within"),
    ("150..200 persons", "180 persons", "within"),
    ("150..200 persons", "650 persons", "apart"),
    ("12 aircraft", "36 aircraft", "apart"),
    ("0 tanks", "1 tanks", "apart"),
    ("50 percent", "50 percent", "same"),
    ("2 batteries", "12 launchers", "unknown"),
    ("3 exotic things", "3 exotic things", "same"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), CASES)
def test_numbers_agree_within_what_they_state(one: str, other: str, verdict: str) -> None:
    assert quantities(quantity(one), quantity(other)).verdict == verdict


def test_what_is_not_said_is_unknown_and_never_apart() -> None:
    nothing = Quantity(low=None, high=None, unit="tanks")
    assert quantities(None, quantity("3 tanks")).verdict == "unknown"
    assert quantities(nothing, quantity("3 tanks")).verdict == "unknown"
    assert quantities(nothing, nothing).verdict == "unknown"
    assert moneys(None, None).verdict == "unknown"


def test_different_currencies_are_not_comparable() -> None:
    assert moneys(money("5000000 USD"), money("7000000 DEM")).verdict == "unknown"
    assert moneys(money("5000000 USD"), money("7000000 USD")).verdict == "apart"


def test_the_nearer_the_figures_the_higher_the_degree() -> None:
    degrees = [
        quantities(quantity("24 tanks"), quantity(other)).degree
        for other in ("24 tanks", "~24 tanks", "20..30 tanks", "..36 tanks", "26 tanks", "40 tanks", "240 tanks")
    ]
    assert degrees == sorted(degrees, reverse=True)
    assert degrees[3] >= 0.5 > degrees[4]


def test_rounding_is_half_a_unit_of_the_last_digit_told() -> None:
    told = range_of(money("73417612 USD"))
    assert (told.low, told.high) == (73417611.5, 73417612.5)
    told = range_of(money("1000000000 USD"))
    assert (told.low, told.high) == (950e6, 1050e6)
