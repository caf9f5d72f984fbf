"""Digits and number words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.mentions.numbers import Number, number_at
from reftel.rules.amounts import load_amounts
from tests.pieces import sentence

_TABLE = load_amounts()
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen".split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def _number(text: str, *, money: bool = False) -> Number | None:
    return number_at(sentence(text).tokens, 0, _TABLE, money=money)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7,000", 7000), ("1100", 1100), ("1.5", 1.5), ("2½", 2.5), ("½", 0.5), ("400 000", 400_000),
        ("1.500.000", 1.5e6),
        ("seventy-nine", 79), ("seventy nine", 79), ("twelve hundred", 1200), ("one hundred and five", 105),
        ("two hundred and fifty thousand", 250_000), ("three million two hundred thousand", 3_200_000),
        ("a dozen", 12), ("two dozen", 24), ("three score", 60), ("half a million", 500_000), ("a hundred", 100),
        ("two and a half billion", 2.5e9), ("30 million", 3e7), ("30-million", 3e7), ("SIXTY THOUSAND", 60_000),
        ("five lakh", 500_000), ("none of them", 0), ("twenty-first", 20),
    ],
)  # fmt: skip
def test_value(text: str, value: float) -> None:
    found = _number(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["dozens", "hundreds", "tens of thousands", "several hundred", "a few thousand"])
def test_vague(text: str) -> None:
    found = _number(text)
    assert found is not None
    assert found.vague


@pytest.mark.parametrize("text", ["a couple of", "a good thousand"])
def test_rough(text: str) -> None:
    found = _number(text)
    assert found is not None
    assert found.rough


@pytest.mark.parametrize("text", ["tank", "a tank", "half", "some", "several", "million", "B-52", "and"])
def test_no_number(text: str) -> None:
    assert _number(text) is None


def test_short_magnitudes_are_for_money() -> None:
    metres, money = _number("15 m"), _number("15 m", money=True)
    assert metres is not None and metres.value == 15
    assert money is not None and money.value == 15e6
    assert _number("2.5bn") is None
    glued = _number("2.5bn", money=True)
    assert glued is not None and glued.value == 2.5e9


@given(st.integers(0, 10**12))
def test_a_whole_number_with_thousands_marks_reads_back(number: int) -> None:
    found = _number(f"{number:,}")
    assert found is not None
    assert found.value == number


@given(st.integers(1, 999_999_999))
def test_a_number_in_words_reads_back(number: int) -> None:
    found = _number(_in_words(number))
    assert found is not None
    assert found.value == number


def _in_words(number: int) -> str:
    for name, size in (("million", 10**6), ("thousand", 1000)):
        if number >= size:
            rest = number % size
            return f"{_in_words(number // size)} {name}" + (f" {_in_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {_in_words(rest)}" if rest else "")
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
