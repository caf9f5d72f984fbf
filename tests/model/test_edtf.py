"""EDTF to days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.model.edtf import days_of, edtf_of

CASES = {
    "1973": ("1973-01-01", "1973-12-31"),
    "1973-07": ("1973-07-01", "1973-07-31"),
    "1972-02": ("1972-02-01", "1972-02-29"),
    "1973-07-14": ("1973-07-14", "1973-07-14"),
    "1973-07-XX": ("1973-07-01", "1973-07-31"),
    "1973-XX-XX": ("1973-01-01", "1973-12-31"),
    "1973-21": ("1973-03-01", "1973-11-30"),
    "1973-22": ("1973-01-01", "1973-12-31"),
    "1973-33": ("1973-01-01", "1973-03-31"),
    "1973-41": ("1973-07-01", "1973-12-31"),
    "197X": ("1970-01-01", "1979-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "1975~": ("1975-01-01", "1975-12-31"),
    "1975~/198X": ("1975-01-01", "1989-12-31"),
    "1942-05-25~/1942-05-28": ("1942-05-25", "1942-05-28"),
    "1973/..": ("1973-01-01", None),
    "1973/": ("1973-01-01", None),
    "../1973-07": (None, "1973-07-31"),
    "/1973-07": (None, "1973-07-31"),
    "[1967, 1969-12]": ("1967-01-01", "1969-12-31"),
    "[..1969-12]": (None, "1969-12-31"),
    "[1967..]": ("1967-01-01", None),
    "1980/1975": ("1975-01-01", "1980-12-31"),
    "1974-06-31": ("1974-06-01", "1974-06-30"),
    "1974-13": ("1974-01-01", "1974-12-31"),
    "1974-06-01T12:00:00Z": ("1974-06-01", "1974-06-01"),
}
PRECISIONS = {
    "1973-07-14": "day", "1973-07": "month", "1973-21": "season", "1973": "year", "197X": "decade", "19XX": "century",
}  # fmt: skip

days = st.dates(date(1700, 1, 1), date(2199, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> tuple[str, date]:
    """A date told more or less precisely, and a day that it may be."""
    day = draw(days)
    iso = day.isoformat()
    told = draw(st.sampled_from([iso, iso[:7], iso[:4], iso[:3] + "X", iso[:2] + "XX"]))
    return told + draw(st.sampled_from(["", "~", "?", "%"])), day


@pytest.mark.parametrize(("edtf", "bounds"), CASES.items())
def test_days_are_all_that_a_period_may_touch(edtf: str, bounds: tuple[str | None, str | None]) -> None:
    found = days_of(edtf)
    assert found is not None
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == bounds


@pytest.mark.parametrize(("edtf", "precision"), PRECISIONS.items())
def test_an_end_says_how_precisely_it_is_told(edtf: str, precision: str) -> None:
    found = days_of(edtf)
    assert found is not None
    assert found.start == found.end
    assert found.start is not None
    assert found.start.precision == precision


@pytest.mark.parametrize("edtf", [None, "", "..", "../..", "XXXX", "XXXX-12", "spring", "-0044-03-15", "0000"])
def test_a_period_without_a_known_year_has_no_days(edtf: str | None) -> None:
    assert days_of(edtf) is None


QUALIFIED = {"1975~/1980": (True, False), "1975?": (True, True), "1974/1978%": (False, True)}


@pytest.mark.parametrize(("edtf", "vague"), QUALIFIED.items())
def test_an_end_says_whether_it_is_qualified(edtf: str, vague: tuple[bool, bool]) -> None:
    found = days_of(edtf)
    assert found is not None
    assert (found.start and found.start.vague, found.end and found.end.vague) == vague


@given(points())
def test_a_day_lies_within_what_is_told_of_it(told: tuple[str, date]) -> None:
    found = days_of(told[0])
    assert found is not None
    assert found.first is not None
    assert found.last is not None
    assert found.first <= told[1] <= found.last


@given(points(), points())
def test_an_interval_holds_both_its_ends_and_all_between(one: tuple[str, date], other: tuple[str, date]) -> None:
    one, other = sorted([one, other], key=lambda told: told[1])
    found = days_of(f"{one[0]}/{other[0]}")
    assert found is not None
    assert found.first is not None
    assert found.last is not None
    between = one[1] + timedelta(days=(other[1] - one[1]).days // 2)
    assert all(found.first <= day <= found.last for day in (one[1], other[1], between))


@given(st.text(alphabet="0123456789X-/~?%.[]{}, T", max_size=24))
def test_nothing_breaks_it_and_bounds_are_in_order(edtf: str) -> None:
    found = days_of(edtf)
    assert found is None or found.first is None or found.last is None or found.first <= found.last


WRITTEN = {
    ("1974-01-01", "1978-12-31"): "1974/1978",
    ("1973-01-01", "1973-12-31"): "1973",
    ("1973-07-01", "1973-07-31"): "1973-07",
    ("1973-07-01", "1974-02-28"): "1973-07/1974-02",
    ("1973-07-14", "1973-07-14"): "1973-07-14",
    ("1973-01-01", "1973-07-14"): "1973-01-01/1973-07-14",
    (None, "1973-07-31"): "../1973-07",
    ("1973-01-01", None): "1973/..",
}


@pytest.mark.parametrize(("bounds", "edtf"), WRITTEN.items())
def test_days_are_written_as_short_as_can_be(bounds: tuple[str | None, str | None], edtf: str) -> None:
    first, last = (date.fromisoformat(day) if day else None for day in bounds)
    assert edtf_of(first, last) == edtf


@given(days, days)
def test_days_that_are_written_are_read_again(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = days_of(edtf_of(first, last))
    assert found is not None
    assert (found.first, found.last) == (first, last)
