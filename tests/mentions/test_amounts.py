"""Counts, percentages and money with the bounds that their words set."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.mentions.amounts import find_amounts
from reftel.model.amount import Money, Quantity
from reftel.model.mention import CountMention, MoneyMention
from reftel.rules.amounts import load_amounts
from tests.parsed import sentence_of

_TABLE = load_amounts()


def _amounts(text: str) -> list[Quantity | Money]:
    found = find_amounts(sentence_of(text), table=_TABLE)
    return [m.quantity if isinstance(m, CountMention) else m.money for m in found]


def _count(low: float | None, high: float | None, unit: str, *, approx: bool = False) -> Quantity:
    return Quantity(low=low, high=high, unit=unit, approx=approx)


def _money(low: float | None, high: float | None, currency: str, *, approx: bool = False) -> Money:
    return Money(low=low, high=high, currency=currency, approx=approx)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Up to seventy-nine technicians served there.", [_count(None, 79, "persons")]),
        ("From 100 to 400 officers were trained.", [_count(100, 400, "persons")]),
        ("Almost 7,000 officers were trained.", [_count(None, 7000, "persons")]),
        ("There were 150 to 200 advisers.", [_count(150, 200, "persons")]),
        ("At least 1100 soldiers arrived.", [_count(1100, None, "persons")]),
        ("No more than 30 tanks arrived.", [_count(None, 30, "tanks")]),
        ("Some 250 tanks arrived.", [_count(250, 250, "tanks", approx=True)]),
        ("OVER 3,000 AFGHAN OFFICERS WENT ABROAD.", [_count(3000, None, "persons")]),
        ("Two or three rifles were lost.", [_count(2, 3, "rifles")]),
        ("They bought a dozen helicopters.", [_count(12, 12, "helicopters")]),
        ("One hundred and twenty tanks arrived.", [_count(120, 120, "tanks")]),
        ("They brought 35 tonnes of equipment.", [_count(35, 35, "tonnes")]),
        ("Sixty-three percent came from France.", [_count(63, 63, "percent")]),
        ("Roughly four-fifths were new.", [_count(80, 80, "percent", approx=True)]),
        ("It cost some US$1.5 billion.", [_money(1.5e9, 1.5e9, "USD", approx=True)]),
        ("A US$30-million package was approved.", [_money(3e7, 3e7, "USD")]),
        ("It cost more than US$1 billion.", [_money(1e9, None, "USD")]),
        ("It cost between US$30 billion and US$40 billion.", [_money(3e10, 4e10, "USD")]),
        ("A SALE WORTH ABOUT THREE MILLION DOLLARS FOLLOWED.", [_money(3e6, 3e6, "USD", approx=True)]),
        ("They lent billions of dollars.", [_money(1e9, None, "USD")]),
        ("It cost £40 million.", [_money(4e7, 4e7, "GBP")]),
        ("Athens is handing over 40 tanks.", [_count(40, 40, "tanks")]),
    ],
)
def test_amounts_of_text(text: str, expected: list[Quantity | Money]) -> None:
    assert _amounts(text) == expected


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 999_999_999))
def test_thousands_marks_read_back(number: int) -> None:
    [found] = find_amounts(sentence_of(f"The deal cost them ${number:,} in all."), table=_TABLE)
    assert isinstance(found, MoneyMention)
    assert (found.money.low, found.money.high) == (number, number)
