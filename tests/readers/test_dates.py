"""Dates as pages print them."""

import pytest

from reftel.readers import dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27 May 2015", "2015-05-27"),
        ("May 27th, 2015", "2015-05-27"),
        ("Nov. 14, 1977", "1977-11-14"),
        ("10-Nov-04", "2004-11-10"),
        ("3 Mar 76", "1976-03-03"),
        ("2014-11-22", "2014-11-22"),
        ("September 1992", "1992-09"),
        ("22.11.2014", "2014-11-22"),
        ("11/22/2014", "2014-11-22"),
        ("03/04/2014", "2014"),
        ("04.04.2014", "2014-04-04"),
        ("31 February 2014", None),
        ("May 12", None),
        ("12 tanks in 1974", None),
        ("4 Aug, 1900 local", None),
        ("Oct. 7, 2015 GMT, Oct. 8, 1973", "1973-10-08"),
    ],
)
def test_first(text: str, value: str | None) -> None:
    assert dates.first(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2015. On Friday, March 22, and Sunday, March 24.", "2019-03"),
        ("On Friday, March 22.", None),
        ("In 2015. On Friday, March 22, and Friday, March 23.", None),
        ("In 2015. On Friday, March 22, 2013.", None),
    ],
)
def test_years_by_weekday(text: str, value: str | None) -> None:
    assert dates.by_weekday(text) == value
