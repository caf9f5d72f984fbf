from datetime import date

import pytest

from reftel.charts.words import between, part, range_of
from reftel.strings import Say


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.63, 0.63, "63 %"), (0.624, 0.636, "62–64 %"), (0.0, 1.0, "0–100 %"), (1 / 3, 1 / 3, "33.3 %"),
     (None, None, "–"), (0.001, 0.001, "0.1 %"), (0.1, 0.1 + 1e-17, "10 %")],
)  # fmt: skip
def test_parts_are_rounded_outwards(low: float | None, high: float | None, said: str) -> None:
    assert part(low, high, Say("en")) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(36, 36, "36"), (1000, 2000, "1,000–2,000"), (None, 79, "at most 79"), (9, None, "at least 9"), (None, None, "–")],
)
def test_ranges_keep_open_ends(low: float | None, high: float | None, said: str) -> None:
    assert range_of(low, high, Say("en")) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(1905, 1, 1), date(1912, 12, 31), "1905–1912"), (date(1973, 1, 1), date(1973, 12, 31), "1973"),
        (date(1973, 7, 1), date(1973, 7, 31), "1973-07-01 – 1973-07-31"), (None, date(1978, 2, 1), "by 1978-02-01"),
        (date(1978, 1, 1), None, "from 1978"), (None, None, "no time told"),
        (date(2019, 3, 23), date(2019, 3, 23), "2019-03-23"),
    ],
)  # fmt: skip
def test_periods_in_words(first: date | None, last: date | None, said: str) -> None:
    assert between(first, last, Say("en")) == said
