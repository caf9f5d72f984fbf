"""Saved web pages, articles and studies: menus and banners, titles, bylines, dates."""

import pytest

from reftel.readers.stamps import stamp
from tests.readers.pages import hidden, read, shown

PROSE = (
    "The mission arrived in the capital in the spring of that year with about forty officers, who were to teach at "
    "three schools of the army and at the staff college."
)

BLOG = f"""Skip to content
The Harbour Post
notes from a small port

Home | About | Archive | Contact

Frigates Come To Town And Nobody Asks Why.

Tuesday, 4 June 2013, by L. M. Ortega. Reading time: 3 min

Two frigates in the harbour on a rainy morning
Two frigates in the harbour on a rainy morning

{PROSE}

What they left

{PROSE}

3 comments | Older: The pier | Newer: none
Sign Up For More News

Only readers keep the lights on here. Tell them.

Revised 2-Mar-15
Copyright © 2013-2015 The Harbour Post
"""


def test_a_blog() -> None:
    document = read(BLOG)
    assert document.genre == "article"
    assert document.title == "Frigates Come To Town And Nobody Asks Why."
    assert (document.author, document.publisher, document.date) == ("L. M. Ortega", "The Harbour Post", "2013-06-04")
    assert shown(document) == [
        ("heading", "Frigates Come To Town And Nobody Asks Why."),
        ("caption", "Two frigates in the harbour on a rainy morning"),
        ("paragraph", PROSE),
        ("heading", "What they left"),
        ("paragraph", PROSE),
    ]
    assert all(words in hidden(document) for words in ("Skip to content", "Home | About", "Revised", "lights on"))


def test_a_study_is_dated_by_its_data() -> None:
    text = f"""Country Index  Home  Maps

Ecuador The Navy and its Teachers
https://example.org/ecuador/navy.html
Sources: A Country Study

    {PROSE}

    Data as of June 1991

NOTE: The information on this page is re-published from a country study. No claims are made regarding its accuracy.

Revised 10-Nov-04
"""
    document = read(text)
    assert (document.genre, document.date, document.form["dated by"]) == ("study", "1991-06", "as of")
    assert document.title == "Ecuador The Navy and its Teachers"
    assert [kind for kind, _ in shown(document)] == ["heading", "paragraph"]


NEWS = f"""GENERALS SEEK
NEW AIRCRAFT

From Our Own Correspondent

BOGOTA, Colombia, Nov. 3, 1972 -- {PROSE}

Nothing was said of the price.
"""


def test_news_with_a_dateline() -> None:
    document = read(NEWS)
    assert (document.genre, document.date, document.title) == ("article", "1972-11-03", "GENERALS SEEK NEW AIRCRAFT")
    assert document.form["place"] == "BOGOTA, Colombia"
    assert shown(document)[1] == ("paragraph", PROSE)
    assert "Nov. 3, 1972" in hidden(document)


def test_a_name_above_a_date_is_the_author() -> None:
    document = read(f"How the boats came\n\nAna Ruiz in Quito and agencies\nWed 19 Oct 2022 16.10 BST\n\n{PROSE}\n")
    assert (document.title, document.author, document.date) == ("How the boats came", "Ana Ruiz", "2022-10-19")


def test_the_year_is_found_by_its_weekdays() -> None:
    left = "They left on Friday, March 22, a first since 2015."
    text = f"Log in\n\nBoats in the bay\n\n{PROSE}\n\n{left}\n\nShare this post\n"
    document = read(text)
    assert (document.date, document.form["dated by"]) == ("2019-03", "weekdays")


def test_what_came_next_is_no_link_to_the_next_page() -> None:
    told = "Next: the neighbours. Four days after the ship had docked, two of them broke off relations."
    document = read(f"How the guns came\n\n{PROSE}\n\n{told}\n\nNext: Where the frigates went\n\n{PROSE}\n")
    assert told in [text for _, text in shown(document)]
    assert "Next: Where the frigates went" in hidden(document)


def test_prose_with_the_words_of_a_menu_is_kept() -> None:
    text = (
        "The ministers agreed that all parties to the treaty would sign, and would\n"
        "subscribe to the rules of the conference as it had drawn them up before the\n"
        "support our allies had given was withdrawn in the course of the long winter.\n"
    )
    assert len(shown(read(f"Title\n\n{text}\nMore was to come of it.\n"))) == 3


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Ana Ruiz, 27 May 2015", "Ana Ruiz", "2015-05-27"),
        ("Posted by Roy on 22 November 2014 | Filed under: Ships", "Roy", "2014-11-22"),
        ("Published Thursday 18 July 2019, 07:42 CEST", None, "2019-07-18"),
        ("By our correspondents in Lima and Quito", None, None),
        ("By the Coastal Desk, August 18, 2023", "Coastal Desk", "2023-08-18"),
        ("March 26, 2019", None, "2019-03-26"),
        ("Updated 2019-07-18", None, "2019-07-18"),
        ("From Our Own Correspondent", None, None),
    ],
)
def test_stamps(line: str, author: str | None, date: str | None) -> None:
    found = stamp(line)
    assert found is not None
    assert (found.author, found.date) == (author, date)


@pytest.mark.parametrize(
    "line", ["In May 1974 tanks came.", "By 1974 they had twelve tanks.", "Tanks, 1974-1978", "Peru"]
)
def test_lines_that_are_no_stamps(line: str) -> None:
    assert stamp(line) is None
