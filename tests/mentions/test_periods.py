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


def _edtf(text: str, today: str | None = None, earlier: str | None = None, *, story: bool = False) -> list[str]:
    sentence = sentence_of(text)
    return [m.edtf for m in find_periods(sentence, table=_TABLE, today=today, earlier=earlier, story=story)]


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("They met in mid-July 1973.", None, ["1973-07"]),
        ("He led the mission from 1926 to 1930.", None, ["1926/1930"]),
        ("A naval mission (1905-12) came first.", None, ["1905/1912"]),
        ("It rose from 17 percent in 1934 to 64 percent in 1936.", None, ["1934", "1936"]),
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


@pytest.mark.parametrize(
    ("text", "today", "earlier", "expected"),
    [
        ("The escort left for Oran on the 25th.", "1943-06-28", None, ["1943-06-25"]),
        ("The escort left for Oran on the 25th.", "1943-06-10", None, ["1943-05-25"]),
        ("The squadron will leave on the 4th.", "1943-06-10", None, ["1943-07-04"]),
        ("He came back on the 9th with the list.", "1963-01-21", "1962-12-08", ["1962-12-09"]),
        ("He came back on the 9th with the list.", "1963-01-21", "1931-12", ["1963-01-09"]),
        ("They fought on the 14th parallel.", "1963-01-21", None, []),
        ("He was thanked by the 9th Division.", "1963-01-21", None, []),
        ("He came back on the 9th with the list.", None, "1962-12", []),
        ("It broke out on the 31st.", "1963-03-02", "1963-02", []),
    ],
)
def test_a_day_whose_month_is_not_said(text: str, today: str | None, earlier: str | None, expected: list[str]) -> None:
    assert _edtf(text, today, earlier) == expected


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("They sold them in the first quarter of 1975.", None, ["1975-01/1975-03"]),
        ("The order of Q3 1980 was large.", None, ["1980-07/1980-09"]),
        ("It rose in the third quarter of last year.", "1992-05-10", ["1991-07/1991-09"]),
        ("It rose in the second half of 1964.", None, ["1964-07/1964-12"]),
        ("It grew in the mid- to late 1980s.", None, ["1985~/1988~"]),
        ("The exchange rose in the 1920's.", None, ["192X"]),
        ("It happened on the night of 5/6 June 1967.", None, ["1967-06-05/1967-06-06"]),
        ("The note of 3.9.1939 was short.", None, ["1939-09-03"]),
        ("The budget of 1969/70 was small.", None, ["1969/1970"]),
        ("They came in 1971 or 1972.", None, ["1971/1972"]),
        ("They came in May or June 1973.", None, ["1973-05/1973-06"]),
        ("In the first four months of 1974 they got tanks.", None, ["1974-01/1974-04"]),
        ("They said that it would end by Sept 30.", "1947-09-10", ["../1947-09-30"]),
        ("In 1974 they got 40 that had been on order since October.", "1974-05-20", ["1974", "1973-10/.."]),
        ("It came over the spring and summer.", "2022-10-19", ["2022-21/2022-22"]),
        ("The course that began on 3/15/2007 was short.", None, ["2007-03-15"]),
        ("The course that began on 15/3/2007 was short.", None, ["2007-03-15"]),
        ("The course that began on 3/5/2007 was short.", None, ["2007"]),
        ("Before the Second World War they had none.", None, ["../1939"]),
        ("After World War II they had many.", None, ["1945/.."]),
        ("In the early part of 1993 they came.", None, ["1993~"]),
        ("In each of the years 1993, 1994 and 1995 they came.", None, ["1993/1995"]),
        ("The 1996 fiscal year began.", None, ["1995-10/1996-09"]),
        ("The 1994-95 fiscal year began.", None, ["1994-10/1995-09"]),
        ("He was there '85-'87 and left.", None, ["1985/1987"]),
        ("They arrived Nov-Dec 1983.", None, ["1983-11/1983-12"]),
        ("They got them in 96 for cash.", None, ["1996"]),
        ("They came in 96 trucks.", None, []),
        ("They came about 1970.", None, ["1970~"]),
        ("It fell by end-1974.", None, ["../1974"]),
        ("Aid for FY 1950 through FY 1975 was large.", None, ["1949-07/1975-06"]),
        ("Aid for FY 74-76 was large.", None, ["1973-07/1976-06"]),
        ("It will cost more over the next five years.", "1992-05-10", ["1992/1997"]),
        ("It has grown over the past decade.", "1992-05-10", ["1982/1992"]),
        ("Two ships docked last weekend.", "2019-03-26", ["2019-03-23/2019-03-24"]),
        ("He will leave this week-end.", "1960-12-28", ["1960-12-31/1961-01-01"]),
        ("They met the day before yesterday.", "1992-05-10", ["1992-05-08"]),
        ("They were sold on the 16th instant.", "1914-08-20", ["1914-08-16"]),
        ("Your letter of the 28th ultimo came.", "1914-08-20", ["1914-07-28"]),
        ("They left on the 3rd of last month.", "1914-08-20", ["1914-07-03"]),
        ("Until the coup of July 1973 they trained in Moscow.", None, ["../1973-07"]),
        ("Before the revolution of 1979 Iran bought arms.", None, ["../1979"]),
        ("Since the agreement of 1974 ships have called.", None, ["1974/.."]),
        ("He appeared before the House on March 3, 1978.", None, ["1978-03-03"]),
        ("It was not until 1969 that Peru turned to Moscow.", None, ["1969"]),
        ("By 1970 China was the main supplier.", None, ["1970"]),
        ("It had 300 tanks by 1975.", None, ["1975"]),
        ("Libya is said to have had 60 aircraft by 1982.", None, ["1982"]),
        ("By 1983 it had sold them tanks.", None, ["../1983"]),
        ("Deliveries begin in October.", "1958-08-13", ["1958-10"]),
        ("They arrived in November.", "1958-08-13", ["1957-11"]),
        ("It has 1600 tanks.", None, []),
    ],
)
def test_relative_and_partial_times(text: str, today: str | None, expected: list[str]) -> None:
    assert _edtf(text, today) == expected


@pytest.mark.parametrize(
    ("text", "earlier", "expected"),
    [
        ("That year it sent tanks.", "1974", ["1974"]),
        ("The following month it sent tanks.", "1974-12", ["1975-01"]),
        ("That month it sent tanks.", "1974-12", ["1974-12"]),
        ("Two years later it sent tanks.", "1974/1976", ["1978"]),
        ("Two years after, it sent tanks.", "1974/1976", ["1978"]),
        ("They met two years after it sent tanks.", "1974/1976", []),
        ("They met a year before the sale of the tanks.", "1974/1976", []),
        ("Three months earlier it sent tanks.", "1974-02", ["1973-11"]),
        ("The following March it sent tanks.", "1974-12", ["1975-03"]),
        ("By the end of the year it had sent tanks.", "1974", ["../1974"]),
    ],
)
def test_times_that_count_from_one_before(text: str, earlier: str, expected: list[str]) -> None:
    assert _edtf(text, "1990-05-01", earlier) == expected


def test_a_story_of_another_year_goes_on_in_it() -> None:
    assert _edtf("Four fighters came in June.", "2012-12-20", "1998-01-24", story=True) == ["1998-06"]
    assert _edtf("Four fighters came in June.", "2012-12-20", "1998-01-24") == ["2012-06"]
    assert _edtf("Four fighters will come in June.", "2012-12-20", "1998-01-24", story=True) == ["2013-06"]


@given(st.dates(date(1800, 1, 1), date(2090, 12, 31)))
def test_a_day_reads_alike_in_three_ways(day: date) -> None:
    ways = (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", f"{day.day} {day:%b} {day.year}")
    for way in ways:
        found = find_periods(plain_sentence(f"It happened on {way} ."), table=_TABLE, today=None)
        assert [mention.edtf for mention in found] == [day.isoformat()]
