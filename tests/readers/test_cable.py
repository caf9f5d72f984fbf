"""Telegrams of the State Department."""

import pytest

from reftel.readers.cable import attributes
from reftel.readers.page import Page
from tests.readers.pages import body, hidden, read, shown

CABLE = """

Message Text

SECRET

PAGE 01 QUITO 01234 01 OF 02 121530Z
ACTION ARA-10

INFO OCT-01 ISO-00 SS-15
CIAE-00 INR-07 /048 W
-----012345 121602Z /12

O 121445Z APR 76
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 9902
INFO AMEMBASSY BOGOTA
AMEMBASSY LIMA

S E C R E T QUITO 1234

E.O. 11652: GDS
TAGS: MASS, EC
SUBJECT: PATROL BOATS FOR THE NAVY
AND THEIR CREWS

REF: (A) STATE 990017; (B) 75 QUITO 99410

1. NAVY HAS ASKED FOR SIX PATROL BOATS. IT WANTS THEM BE-
FORE THE END OF
THE YEAR. MINISTER SAYS THAT

CREWS ARE READY.

HE DID NOT SAY WHERE THEY WERE TRAINED. SOME OF THE
SECRET

SECRET

PAGE 02 QUITO 01234 01 OF 02 121530Z

CREWS WERE IN FRANCE.
2.A. FRENCH OFFERED EIGHT BOATS IN MARCH.
SECRET

PAGE 01 QUITO 01234 02 OF 02 121540Z
ACTION ARA-10

INFO OCT-01 ISO-00
CIAE-00 /048 W
-----012346 121610Z /12
O 121445Z APR 76
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 9903

S E C R E T SECTION 2 OF 2 QUITO 1234

THEY NAMED NO PRICE.

3. WE RECOMMEND AN EARLY REPLY. MILLER

SECRET

NNN

Message Attributes

Draft Date: 12 APR 1976
Decaption Date: 01 jan 1960
Control Number: n/a
Concepts: PATROL BOATS,
NAVY
From: QUITO
Review Markings:
Jane Q. Public
Declassified/Released
"""


def test_paragraphs_run_on_over_pages_and_sections() -> None:
    found = [(block.number, block.flow.text) for block in body(read(CABLE))]
    assert found == [
        (None, "PATROL BOATS FOR THE NAVY AND THEIR CREWS"),
        (
            "1.",
            "NAVY HAS ASKED FOR SIX PATROL BOATS. IT WANTS THEM BEFORE THE END OF THE YEAR. "
            "MINISTER SAYS THAT CREWS ARE READY.",
        ),
        (None, "HE DID NOT SAY WHERE THEY WERE TRAINED. SOME OF THE CREWS WERE IN FRANCE."),
        ("2.A.", "FRENCH OFFERED EIGHT BOATS IN MARCH. THEY NAMED NO PRICE."),
        ("3.", "WE RECOMMEND AN EARLY REPLY."),
    ]


def test_the_form_is_read() -> None:
    document = read(CABLE)
    assert (document.genre, document.date, document.publisher) == ("cable", "1976-04-12", "AMEMBASSY QUITO")
    assert document.title == "PATROL BOATS FOR THE NAVY AND THEIR CREWS"
    wanted = {
        "precedence": "O",
        "from": "AMEMBASSY QUITO",
        "info": "AMEMBASSY BOGOTA; AMEMBASSY LIMA",
        "classification": "SECRET",
        "number": "QUITO 1234",
        "e.o.": "GDS",
        "tags": "MASS, EC",
        "reference": "(A) STATE 990017; (B) 75 QUITO 99410",
        "signed": "MILLER",
        "concepts": "PATROL BOATS, NAVY",
        "review markings": "Jane Q. Public Declassified/Released",
    }
    assert {key: document.form[key] for key in wanted} == wanted
    assert document.form["to"].startswith("SECSTATE WASHDC IMMEDIATE 9902")
    assert not {"decaption date", "control number"} & set(document.form)


def test_a_span_over_a_page_break_is_the_documents() -> None:
    document = read(CABLE)
    block = next(block for block in document.blocks if "SOME OF THE CREWS" in block.flow.text)
    start = block.flow.text.index("SOME OF THE CREWS")
    span = block.flow.span(start, start + len("SOME OF THE CREWS"))
    assert document.text[span.start : span.end].startswith("SOME OF THE\nSECRET")
    assert document.text[span.start : span.end].endswith("02 121530Z\n\nCREWS")


def test_headers_are_notices() -> None:
    notices = hidden(read(CABLE))
    assert all(part in notices for part in ("PAGE 02", "FM AMEMBASSY", "MILLER", "NNN", "Draft Date", "REF: (A)"))


SHORT = """UNCLAS LAGOS 004321
R 010203Z MAR 09
FM AMEMBASSY LAGOS
TO SECSTATE WASHDC
E.O. 12958: N/A
TAGS: MASS, NI
SUBJECT: PATROL BOATS
1. (U) Two boats arrived in February.

2. (SBU) A third is expected.
"""


def test_later_telegrams_and_portion_marks() -> None:
    document = read(SHORT)
    assert (document.genre, document.date) == ("cable", "2009-03-01")
    assert [(block.number, block.flow.text) for block in body(document)[1:]] == [
        ("1.", "Two boats arrived in February."),
        ("2.", "A third is expected."),
    ]


@pytest.mark.parametrize(
    ("ending", "signed"),
    [
        ("IT IS SO. BARNES", "BARNES"),
        ("IT IS SO.\nVAN DYKE", "VAN DYKE"),
        ("IT IS SO.\n\nBARNES", "BARNES"),
        ("IT IS SO.", None),
        ("IT IS SO IN ALL THE AMERICAS", None),
    ],
)
def test_signatures(ending: str, signed: str | None) -> None:
    document = read(CABLE.replace("AN EARLY REPLY. MILLER", f"AN EARLY REPLY. {ending}"))
    assert document.form.get("signed") == signed
    words = body(document)[-1].flow.text
    assert words.endswith("SO." if signed or ending.endswith(".") else "AMERICAS")


def test_attributes_wrap_to_the_first_column() -> None:
    lines = Page("Subject: A LONG\nSUBJECT\nTAGS: MASS\nErrors: N/A\nNote:\n").lines
    assert attributes(lines) == {"subject": "A LONG SUBJECT", "tags": "MASS"}


def test_prose_in_capitals_is_no_cable() -> None:
    assert read("SECRET\n\nFM radio stations of the capital said so.\n\nIT WAS SO.").genre != "cable"
    assert shown(read("SECRET PLANS\n\nThey were found in a drawer of the ministry."))[0][0] == "heading"
