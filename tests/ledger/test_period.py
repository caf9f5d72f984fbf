"""EDTF to years."""

import pytest

from reftel.ledger.period import year_bounds

CASES = {
    "1973": (1973, 1973),
    "1973-07": (1973, 1973),
    "1973-07-14": (1973, 1973),
    "1973-21": (1973, 1973),
    "1975~": (1975, 1975),
    "1975?/1976%": (1975, 1976),
    "197X": (1970, 1979),
    "19XX": (1900, 1999),
    "1975~/198X": (1975, 1989),
    "197X/198X": (1970, 1989),
    "1926/1930": (1926, 1930),
    "1973/..": (1973, 9999),
    "1973/": (1973, 9999),
    "../1973-07": (-9999, 1973),
    "/1973": (-9999, 1973),
    "[1967, 1969-12]": (1967, 1969),
    "1980/1975": (1975, 1980),
    "1974-06-31": (1974, 1974),
}


@pytest.mark.parametrize(("edtf", "years"), CASES.items())
def test_year_bounds_takes_in_all_that_the_period_may_mean(edtf: str, years: tuple[int, int]) -> None:
    assert year_bounds(edtf) == years


@pytest.mark.parametrize("edtf", [None, "", "..", "../..", "XXXX", "XXXX-12", "spring", "-0044-03-15"])
def test_year_bounds_of_no_known_year_is_none(edtf: str | None) -> None:
    assert year_bounds(edtf) is None
