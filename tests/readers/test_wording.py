"""What a text declares, with the words that say so."""

from tests.readers.contract import check
from tests.readers.pages import read

ARTICLE = """The Harbour Post

Home | About | Archive | Contact

Frigates Come To Town

Tuesday, 4 June 2013, by L. M. Ortega. Reading time: 3 min

The mission arrived in the capital in the spring of that year with about forty officers, who were to teach there.
"""


def test_title_author_and_date_are_tied_to_their_words() -> None:
    document = read(ARTICLE)
    check(document)
    assert {item.name: (item.value, item.words) for item in document.declared} == {
        "title": ("Frigates Come To Town", "Frigates Come To Town"),
        "author": ("L. M. Ortega", "L. M. Ortega"),
        "publisher": ("The Harbour Post", "The Harbour Post"),
        "date": ("2013-06-04", "4 June 2013"),
    }


def test_several_addressees_have_words_of_their_own() -> None:
    text = "\n".join(
        ["R 312244Z JAN 78", "FM AMEMBASSY LIMA", "TO SECSTATE WASHDC", "AMEMBASSY QUITO", "", "TAGS: MASS", ""]
    )
    document = read(f"{text}SUBJECT: BOATS\n\n1. NAVY HAS ASKED FOR SIX PATROL BOATS.\n")
    assert [item.words for item in document.declared if item.name == "to"] == ["SECSTATE WASHDC", "AMEMBASSY QUITO"]
