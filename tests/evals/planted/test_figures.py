"""Figures as told: what is told holds what is true."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from evals.planted.figures import exact, interval, rough, sums, time

seeds = st.integers(0, 1000)
days = st.dates(date(1900, 1, 1), date(2024, 12, 31))


@given(seeds, st.integers(1, 20_000))
def test_a_vague_count_holds_the_number(seed: int, number: int) -> None:
    told = rough(Random(seed), number)
    slack = 0.12 * number if told.approx else 0
    assert told.low is None or told.low - slack <= number
    assert told.high is None or number <= told.high + slack
    assert told.low is not None or told.high is not None


@given(seeds, st.integers(1, 900), st.sampled_from(["USD", "SUR"]), st.booleans())
def test_a_sum_holds_the_amount(seed: int, millions: int, currency: str, vague: bool) -> None:
    told = sums(Random(seed), millions * 1_000_000, currency, vague=vague)
    slack = 120_000 * millions if told.approx else 0
    assert told.low is None or told.low - slack <= millions * 1_000_000
    assert told.high is None or millions * 1_000_000 <= told.high + slack
    assert "million" in told.text


@given(seeds, days, st.booleans(), st.booleans())
def test_a_told_time_holds_the_day(seed: int, day: date, late: bool, vague: bool) -> None:
    first, last = interval(time(Random(seed), day, late=late, vague=vague).edtf)
    assert first <= day <= last


def test_small_numbers_are_words() -> None:
    assert exact(7).text == "seven"
    assert exact(1500).text == "1,500"


def test_times_as_days() -> None:
    assert interval("1974-02") == (date(1974, 2, 1), date(1974, 2, 28))
    assert interval("197X") == (date(1970, 1, 1), date(1979, 12, 31))
    assert interval("1974/1975-06") == (date(1974, 1, 1), date(1975, 6, 30))
