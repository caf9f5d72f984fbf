"""Words for dates → EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.mentions.periods import find_periods
from reftel.rules.periods import load_periods
from tests.factories import plain_sentence
from tests.parsed import sentence_of

_TABLE = load_periods()


def _edtf(text: str, today: str | None = None) -> list[str]:
    return [mention.edtf for mention in find_periods(sentence_of(text), table=_TABLE, today=today)]


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("They met in mid-July 1973.", None, ["1973-07"]),
        ("He led the mission from 1926 to 1930.", None, ["1926/1930"]),
        ("A naval mission (1905-12) came first.", None, ["1905/1912"]),
        ("It lasted from the 1940s through the 1960s.", None, ["194X/196X"]),
        ("From the mid-1970s through the 1980s they bought arms.", None, ["1975~/198X"]),
        ("It operated until 1940.", None, ["../1940"]),
        ("Since 1977 it has bought arms.", None, ["1977/.."]),
        ("It had shrunk by early 1991.", None, ["../1991"]),
        ("They left on Friday, March 22.", "2019-03-25", ["2019-03-22"]),
        ("He visited Rome on August 7-12th.", "2023-08", ["2023-08-07/2023-08-12"]),
        ("It was signed on 5 June 1992.", None, ["1992-06-05"]),
        ("The note of February 10, 1959, arrived.", None, ["1959-02-10"]),
        ("In January of this year they spoke.", "2023-08-20", ["2023-01"]),
        ("IT IMPROVED IN THE PAST 18 MONTHS.", "1978-01-31", ["1976-07/1978-01"]),
        ("They came from the mid-1980s onward.", None, ["1985~/.."]),
        ("Beginning in 1973, the army bought tanks.", None, ["1973/.."]),
        ("The sum for FY 77 was small.", None, ["1976-10/1977-09"]),
        ("The sum for fiscal year 1975 was small.", None, ["1974-07/1975-06"]),
        ("There were coups in 1962 and 1968.", None, ["1962", "1968"]),
        ("On Sunday he left.", "1977-11-14", ["1977-11-13"]),
        ("The arms it obtained from 1974-78 were new.", None, ["1974/1978"]),
        ("It happened in the late 1970s.", None, ["1978~"]),
        ("The treaty of 1948 was renewed in the spring of 1981.", None, ["1948", "1981-21"]),
        ("He was there during World War II.", None, ["1939/1945"]),
        ("It was agreed between 1983 and 1987.", None, ["1983/1987"]),
        ("He came last Friday.", "1978-01-31", ["1978-01-27"]),
        ("It was founded in the twentieth century.", None, ["19XX"]),
        ("They may march to the capital.", "1978-01-31", []),
        ("The order counted 1600 rifles.", None, []),
        ("See E.O. 11652 and article 1955.", None, []),
    ],
)
def test_periods_of_text(text: str, today: str | None, expected: list[str]) -> None:
    assert _edtf(text, today) == expected


@given(st.dates(date(1800, 1, 1), date(2090, 12, 31)))
def test_a_day_reads_alike_in_three_ways(day: date) -> None:
    ways = (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", f"{day.day} {day:%b} {day.year}")
    for way in ways:
        found = find_periods(plain_sentence(f"It happened on {way} ."), table=_TABLE, today=None)
        assert [mention.edtf for mention in found] == [day.isoformat()]
