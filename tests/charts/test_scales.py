from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.charts.scales import Scale, step_of, year_of, years_scale


@pytest.mark.parametrize(
    ("width", "most", "step"),
    [(100, 9, 20), (10, 9, 2), (9, 9, 1), (5, 9, 1), (1, 5, 0.2), (1, 4, 0.5), (1200, 9, 200), (0.5, 5, 0.1)],
)
def test_steps_are_round(width: float, most: int, step: float) -> None:
    assert step_of(width, most) == pytest.approx(step)


def test_a_day_is_a_part_of_its_year() -> None:
    assert year_of(date(1973, 1, 1)) == 1973
    assert 1973.99 < year_of(date(1973, 12, 31)) < 1974
    assert year_of(date(1976, 7, 1)) == pytest.approx(1976.5, abs=0.01)


@given(st.floats(-1e6, 1e6), st.floats(0.1, 1e6), st.floats(-1e7, 1e7))
def test_nothing_leaves_a_scale(low: float, width: float, value: float) -> None:
    scale = Scale(low, low + width, 100.0, 700.0)
    assert 100 <= scale(value) <= 700
    assert all(100 <= place <= 700 for _, place in scale.ticks(9))


def test_years_are_whole() -> None:
    scale = years_scale([1977.8, 1978.2], 0, 1, since=None, until=None)
    assert [year for year, _ in scale.ticks(9, least=1)] == [1976, 1977, 1978, 1979, 1980]


@given(st.lists(st.floats(1, 9999)), st.none() | st.integers(1, 9990), st.none() | st.integers(0, 9))
def test_years_fit(years: list[float], since: int | None, more: int | None) -> None:
    until = None if more is None else (since or 1900) + more
    scale = years_scale(years, 0, 1, since=since, until=until)
    assert scale.high - scale.low >= 4
    assert len(list(scale.ticks(9))) <= 10
    if since is None and until is None:
        assert all(scale.low <= year <= scale.high for year in years)
    if since is not None:
        assert scale.low <= since <= scale.high
    if until is not None:
        assert scale.low <= until <= scale.high
