"""Single dates as they stand in the words: their form, and the tokens that they end at."""

import pytest

from reftel.mentions.dates import point_at
from reftel.mentions.points import full_year
from reftel.rules.periods import load_periods
from tests.parsed import sentence_of

_TABLE = load_periods()


def _first(text: str) -> str | None:
    tokens = sentence_of(text).tokens
    points = (point_at(tokens, i, _TABLE) for i in range(len(tokens)))
    return next((point.edtf for point in points if point), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mission sailed for Angola on 3.9.1951 with its arms.", "1951-09-03"),
        ("The mission sailed for Angola on 25/3/1951 with its arms.", "1951-03-25"),
        ("The mission sailed for Angola on 3/25/1951 with its arms.", "1951-03-25"),
        ("The mission sailed for Angola on 3/5/1951 with its arms.", "1951"),
        ("The mission sailed for Angola on 1951-03-25 with its arms.", "1951-03-25"),
        ("The contract of 1969/70 was renewed.", "1969/1970"),
        ("They met on the 5th of June 1951.", "1951-06-05"),
        ("They met on June 31, 1951.", "1951"),
        ("The aid of FY 74 was spent.", "1973-07/1974-06"),
        ("The aid of FY 84 was spent.", "1983-10/1984-09"),
        ("The aid of fiscal year 1975 was spent.", "1974-07/1975-06"),
        ("The aid of the 1996 fiscal year was spent.", "1995-10/1996-09"),
        ("In the winter of 1951 they left.", "1951-24"),
        ("In the 1950s they left.", "195X"),
        ("In the nineteenth century they left.", "18XX"),
        ("They counted 1600 rifles.", None),
    ],
)
def test_a_date(text: str, expected: str | None) -> None:
    assert _first(text) == expected


@pytest.mark.parametrize(("short", "year"), [(78, 1978), (30, 1930), (19, 2019), (0, 2000)])
def test_a_year_of_two_figures(short: int, year: int) -> None:
    assert full_year(short) == year
