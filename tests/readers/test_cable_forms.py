"""Telegrams as the National Archives give them out: attributes, references by document number, what is inconsistent."""

from pathlib import Path

import pytest

from reftel.model.document import Document
from reftel.readers.cable_numbers import document_number, references, split
from reftel.readers.files import read_file
from tests.readers.contract import check
from tests.readers.pages import hidden, read, shown

CABLES = Path(__file__).parent / "cables"


@pytest.fixture(scope="module", params=["sections", "faulty"])
def cable(request: pytest.FixtureRequest) -> Document:
    document = read_file(CABLES / f"{request.param}.txt")
    check(document)
    assert document.genre == "cable"
    return document


def test_sections_are_one_text() -> None:
    document = read_file(CABLES / "sections.txt")
    assert shown(document) == [
        ("heading", "FRENCH ARMORED CARS AND THE BELGIAN MISSION"),
        ("paragraph", "SUMMARY: GOVERNMENT OF BURUNDI (GOB) HAS TAKEN DELIVERY OF TWELVE FRENCH ARMORED CARS. "
         "BELGIANS ARE UNHAPPY. END SUMMARY."),
        ("paragraph", "FRENCH MILATT TOLD EMBOFF MARCH 3 THAT CREWS HAD BEEN TRAINED AT SAUMUR. HE SAID MORE CARS "
         "WOULD FOLLOW IN JUNE."),
        ("paragraph", "COMMENT: BELGIAN MISSION OF 35 INSTRUCTORS MAY NOT BE RENEWED. END COMMENT."),
        ("paragraph", "ACTION REQUESTED: DEPARTMENT'S VIEWS."),
    ]  # fmt: skip


def test_every_field_of_the_form_is_right() -> None:
    document = read_file(CABLES / "sections.txt")
    assert document.date == "1976-03-04"
    assert {key: value for key, value in document.form.items() if key != "encoding"} == {
        "precedence": "P R",
        "from": "AMEMBASSY BUJUMBURA",
        "to": "SECSTATE WASHDC PRIORITY 7712",
        "info": "AMEMBASSY BRUSSELS; AMEMBASSY KINSHASA; USMISSION NATO; AMEMBASSY PARIS",
        "classification": "LIMITED OFFICIAL USE",
        "number": "SECTION 1 OF 2 BUJUMBURA 0431",
        "tags": "MASS, PINT, BY, FR",
        "e.o.": "N/A",
        "subject": "FRENCH ARMORED CARS AND THE BELGIAN MISSION",
        "reference": "A. STATE 038811; B. BUJUMBURA 412 AND 0419 (NOTAL); C. 75 KINSHASA 11023; D. USCINCEUR "
        "021345Z MAR 76",
        "references": "1976STATE38811; 1976BUJUMB00412; 1976BUJUMB00419; 1975KINSHA11023",
        "signed": "MARK",
        "capture date": "01 JAN 1994",
        "current classification": "UNCLASSIFIED",
        "concepts": "MILITARY ASSISTANCE, ARMORED VEHICLES",
        "draft date": "04 MAR 1976",
        "document number": "1976BUJUMB00431",
        "locator": "TEXT ON-LINE",
        "original classification": "LIMITED OFFICIAL USE",
        "page count": "3",
        "type": "TE",
        "markings": "Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 04 MAY 2006",
    }


def test_what_the_form_says_has_its_words(cable: Document) -> None:
    said = {item.name for item in cable.declared}
    assert said >= {"date", "title", "from", "to", "number", "tags", "subject", "references", "document number"}
    (date,) = (item for item in cable.declared if item.name == "date")
    assert "Z " in date.words


def test_pages_stamps_and_marks_of_the_end_are_notices(cable: Document) -> None:
    words = " ".join(text for _, text in shown(cable))
    assert not any(part in words for part in ("PAGE 0", "SECTION", "NNN", "END OF DOC", "OFFICIAL USE", "Current"))
    assert "PAGE 01" in hidden(cable)


def test_what_is_consistent_gives_no_fault() -> None:
    assert read_file(CABLES / "sections.txt").refusals == ()


def test_what_is_missing_or_inconsistent_is_recorded() -> None:
    document = read_file(CABLES / "faulty.txt")
    assert [(refusal.reason, refusal.detail) for refusal in document.refusals] == [
        ("inconsistent", "page 2 is missing"),
        ("inconsistent", "the attributes say 2 pages, the text has 3"),
        ("inconsistent", "the attributes say that it was drafted on 1974-06-12, the text that it was sent on "
         "1974-01-12"),
        ("inconsistent", "the attributes say original classification 'CONFIDENTIAL', the text 'SECRET'"),
        ("inconsistent", "the attributes say document number '1974LAPAZ00099', the text '1974LAPAZ00088'"),
        ("inconsistent", "the attributes say subject 'SOMETHING ELSE', the text 'RIFLES'"),
        ("damaged", "part of the text is missing: ERROR READING TEXT 0041"),
        ("text-elsewhere", "the text is not on line: ON MICROFILM"),
    ]
    assert document.form["references"] == "1973LAPAZ07745; 1974STATE03312"


def test_a_telegram_without_attributes_has_a_number_all_the_same() -> None:
    lines = ["R 312244Z JAN 78", "FM AMEMBASSY NEW DELHI", "TO SECSTATE WASHDC", "", "UNCLAS NEW DELHI 0921", "",
             "TAGS: MASS", "SUBJECT: BOATS", "", "1. BOATS CAME."]  # fmt: skip
    assert read("\n".join(lines)).form["document number"] == "1978NEWDE00921"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(1) 77 STATE 306726; (2) 77 LIMA 10937", "1977STATE306726 1977LIMA10937"),
        ("(A) STATE 990017; (B) 75 QUITO 99410", "1978STATE990017 1975QUITO99410"),
        ("STATE 12345 (NOTAL)", "1978STATE12345"),
        ("LIMA 0901 AND 1044", "1978LIMA00901 1977LIMA01044"),
        ("A) LIMA 0921, B) STATE 30672", "1978LIMA00921 1978STATE30672"),
        ("USCINCRED 311345Z MAY 73", ""),
        ("EMBTEL 0234, DEPTEL 1234", "1978LIMA00234 1978STATE01234"),
        ("REFTEL", ""),
        ("A. LA PAZ 921, 944 AND 1001", "1978LAPAZ00921 1978LAPAZ00944 1978LAPAZ01001"),
        ("LA PAZ 921; B. '73 NEW DELHI 12001", "1978LAPAZ00921 1973NEWDE12001"),
        ("STATE 030672 DTG 121530Z FEB 74", "1978STATE30672"),
        ("PORT AU PRINCE 777 PARA 3, SECTION 2", "1978PORTA00777"),
        ("(A) LIMA 12 (B) A-123, JAN 4", "1978LIMA00012"),
        ("USUN NEW YORK 3321 AND SECTO 12001", "1978USUNN03321 1978SECTO12001"),
        ("", ""),
    ],
)
def test_references(text: str, numbers: str) -> None:
    found = list(references(text, 100, own=("LIMA", 921), year=1978))
    assert " ".join(link.number for link in found) == numbers
    assert all(text[link.span.start - 100 : link.span.end - 100][-1].isdigit() for link in found)


def test_numbers() -> None:
    assert split("SECTION 1 OF 2 LA PAZ 0921") == ("LA PAZ", 921)
    assert split("NONE") is None
    assert document_number("RIO DE JANEIRO", 12, 1975) == "1975RIODE00012"
