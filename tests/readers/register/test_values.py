"""Cells to values."""

import pytest

from reftel.model.amount import Money, Quantity
from reftel.readers.register.values import day, dollars, quantity, years


@pytest.mark.parametrize(
    ("cell", "doubtful", "wanted"),
    [
        ("12", False, (12, 12, False)),
        ("12", True, (12, 12, True)),
        ("12?", False, (12, 12, True)),
        ("(12)", False, (12, 12, True)),
        ("1,200", False, (1200, 1200, False)),
        ("10-12", False, (10, 12, False)),
        ("?", False, (1, None, False)),
        ("", True, (1, None, False)),
    ],
)
def test_numbers(cell: str, doubtful: bool, wanted: tuple[float, float | None, bool]) -> None:
    low, high, approx = wanted
    assert quantity(cell, "tanks", doubtful=doubtful) == Quantity(low=low, high=high, unit="tanks", approx=approx)


def test_what_was_ordered_bounds_what_was_delivered() -> None:
    ordered = Quantity(low=20, high=20, unit="tanks")
    assert quantity("?", "tanks", most=ordered) == Quantity(low=1, high=20, unit="tanks")
    about = Quantity(low=20, high=20, unit="tanks", approx=True)
    assert quantity("?", "tanks", most=about) == Quantity(low=1, high=None, unit="tanks")
    assert quantity("", "tanks") is None


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [("1974", "1974"), ("1974-77", "1974/1977"), ("(1974)", "1974~"), ("1974, 1980", "1974/1980"), ("7", None)],
)
def test_years(cell: str, wanted: str | None) -> None:
    assert years(cell) == wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [("1/8/2007", "2007-01-08"), ("2007-01-08", "2007-01-08"), ("13/1/2007", None), ("2/31/2007", None)],
)
def test_days(cell: str, wanted: str | None) -> None:
    assert day(cell) == wanted


def test_sums() -> None:
    assert dollars("$1,184.50") == Money(low=1184.5, high=1184.5, currency="USD")
    assert dollars("-") is None
