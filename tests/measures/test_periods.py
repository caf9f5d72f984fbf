"""EDTF periods as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.measures.periods import bounds_of


@pytest.mark.parametrize(
    ("edtf", "first", "last", "sure"),
    [
        ("1975", "1975-01-01", "1975-12-31", (1975, 1975)),
        ("1975-02", "1975-02-01", "1975-02-28", (1975, 1975)),
        ("1976-02-29", "1976-02-29", "1976-02-29", (1976, 1976)),
        ("197X", "1970-01-01", "1979-12-31", None),
        ("1974/1978", "1974-01-01", "1978-12-31", (1974, 1978)),
        ("1975~", "1974-01-01", "1976-12-31", None),
        ("1975-06?", "1975-05-01", "1975-07-31", None),
        ("1975-12~", "1975-11-01", "1976-01-31", None),
        ("1975-03-01~", "1975-02-28", "1975-03-02", None),
        ("198X~", "1970-01-01", "1999-12-31", None),
        ("1975~/198X", "1974-01-01", "1989-12-31", None),
        ("194X/1972", "1940-01-01", "1972-12-31", (1949, 1972)),
        ("1973/198X", "1973-01-01", "1989-12-31", (1973, 1980)),
        ("1973/..", "1973-01-01", None, (1973, 1973)),
        ("../1991", None, "1991-12-31", (1991, 1991)),
        ("1959-21", "1959-03-01", "1959-11-30", (1959, 1959)),
        ("1959-24", "1959-01-01", "1959-12-31", (1959, 1959)),
        ("1959-34~", "1959-01-01", "1959-09-30", None),
        ("1959-34", "1959-04-01", "1959-06-30", (1959, 1959)),
        ("1959-41", "1959-07-01", "1959-12-31", (1959, 1959)),
        ("[1967, 1969-12]", "1967-01-01", "1969-12-31", None),
        ("[1967-03, 1967-05]", "1967-03-01", "1967-05-31", (1967, 1967)),
        ("[..1970]", None, "1970-12-31", None),
        ("1980/1975", "1975-01-01", "1980-12-31", None),
        ("1975-02-30", "1975-02-01", "1975-02-28", (1975, 1975)),
        ("1974-06-31/1975", "1974-06-01", "1975-12-31", (1974, 1975)),
        ("0001~", "0001-01-01", "0002-12-31", None),
        ("9999-12~", "9999-11-01", "9999-12-31", None),
    ],
)
def test_a_period_has_outer_bounds_and_sure_years(edtf, first, last, sure) -> None:
    bounds = bounds_of(edtf)
    assert bounds is not None
    assert (bounds.first, bounds.last) == tuple(end and date.fromisoformat(end) for end in (first, last))
    assert ((bounds.sure_first, bounds.sure_last) if bounds.sure_first else None) == sure


@pytest.mark.parametrize("edtf", ["", "../..", "soon", "0000", "-0100", "XXXX"])
def test_what_is_no_date_has_none(edtf) -> None:
    assert bounds_of(edtf) is None


@given(st.dates(date(1000, 1, 1), date(2500, 12, 31)), st.dates(date(1000, 1, 1), date(2500, 12, 31)))
def test_an_interval_of_days_is_itself(a, b) -> None:
    low, high = sorted((a, b))
    bounds = bounds_of(f"{low}/{high}")
    assert bounds is not None and (bounds.first, bounds.last) == (low, high)
    assert (bounds.sure_first, bounds.sure_last) == (low.year, high.year)
