"""The date that stands by itself among the first lines of a page."""

import pytest

from reftel.readers.head_date import head_date
from reftel.readers.page import Page
from tests.readers.pages import read

TEXT = (
    "The first two patrol craft left the yard in June, and the crews of both have been at sea since then with four "
    "instructors from the builder's own staff.\n"
)


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("Colombo, 19th April 1971", "1971-04-19"),
        ("POLICY BRIEF No. 17 | March 2024\nWho arms the coast?", "2024-03"),
        ("SAVU BULLETIN #112 — Dili / Darwin — 30 June 2023", "2023-06-30"),
        ("[Lisbon,] October 7, 1953.\nSUBJECT: Patrol craft", "1953-10-07"),
        ("(posted 14 June 2015)", "2015-06-14"),
        ("Posted 14 March 2017 · 11 comments · Filed under: submarines", "2017-03-14"),
        ("FOR IMMEDIATE RELEASE            August 15, 2006", "2006-08-15"),
        ("NOTE OF A MEETING HELD IN THE MINISTER'S ROOM ON FRIDAY, 6th JULY, 1956", "1956-07-06"),
        ("Telegram number 655 of 9 November 1971", "1971-11-09"),
        ("Presented to the Senate on 22 May 2006", "2006-05-22"),
        ("Information available as of 20 May 1983 was used here", "1983-05-20"),
        ("THE COUP OF 11 SEPTEMBER 1973", None),
        ("FOREIGN AID TO THE REPUBLIC, JULY 1937 TO JUNE 1941", None),
        ("Reporting period: 1 January – 31 December 2005", None),
        ("What happened after December 7, 1941", None),
        ("- Instructors: from the capital, sacked Dec. 1933", None),
        ("A page about nothing", None),
    ],
)
def test_of_a_head(head: str, value: str | None) -> None:
    assert head_date(Page(f"{head}\n\n{TEXT}")) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HANKOW, Dec. 4, 1937 — " + TEXT, "1937-12-04"),
        ("MASERU, Lesotho (ANW), Jan. 27, 1986 -- " + TEXT, "1986-01-27"),
        ("In July 1970 the Sultan was deposed. " + TEXT, None),
        ("The mission left in November 1977: " + TEXT, None),
        ("Nobody knew. " + TEXT + "Colombo, 19th April 1971\n", None),
    ],
)
def test_of_what_opens_the_text(text: str, value: str | None) -> None:
    assert head_date(Page(text)) == value


def test_it_is_the_documents_with_its_words_and_says_how_it_was_found() -> None:
    document = read(f"SILK WEEKLY | 21 January 2022\n\n{TEXT}")
    assert (document.date, document.form["dated by"]) == ("2022-01-21", "head")
    assert [(item.value, item.words) for item in document.declared if item.name == "date"] == [
        ("2022-01-21", "21 January 2022")
    ]


def test_what_a_byline_says_goes_before_it() -> None:
    document = read(f"THE LEDGER | March 2020\n\nBoats for the coast\n\nBy Jane Roe, 5 April 2020\n\n{TEXT}")
    assert document.date == "2020-04-05"
