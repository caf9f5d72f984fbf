"""Letters, memoranda and telegrams in print."""

import pytest

from reftel.readers.letter_head import correspondents, dateline
from tests.readers.pages import body, hidden, read, shown

PRINTED = """812.20 Navy/77: Telegram

The Ambassador in Chile (Bowers) to the Secretary of State

Santiago, March 3, 1941—11 p.m. [Received March 4—1:09 a.m.]

88. For the Under Secretary. The Navy[1] asks for two cruisers of the class that was offered to Brazil.

It would pay over ten years.

Bowers

NOTES
1. The Chilean Navy.
2. Not printed.
"""


def test_a_printed_telegram() -> None:
    document = read(PRINTED)
    assert (document.genre, document.date) == ("letter", "1941-03-03")
    assert document.title == "The Ambassador in Chile (Bowers) to the Secretary of State"
    assert document.form["from"] == "The Ambassador in Chile (Bowers)"
    assert document.form["to"] == "the Secretary of State"
    assert document.form["place"] == "Santiago"
    assert (document.form["medium"], document.form["number"], document.form["signed"]) == ("Telegram", "88", "Bowers")
    assert shown(document)[1][1].startswith("For the Under Secretary. The Navy asks for two cruisers")
    assert [(block.number, block.flow.text) for block in body(document)[-2:]] == [
        ("1", "The Chilean Navy."),
        ("2", "Not printed."),
    ]
    assert "Bowers" in hidden(document)


def test_a_number_of_its_own_on_a_line() -> None:
    text = PRINTED.replace("812.20 Navy/77: Telegram", "812.20/391").replace("Santiago,", "No. 84\n\nSantiago,")
    document = read(text)
    assert (document.date, document.form["number"]) == ("1941-03-03", "84")
    assert "No. 84" in hidden(document)


LETTER = """24. Letter From the Chief of Naval Operations (Brown) to the Under Secretary of State (Gray)[1]

Washington , September 12, 1959 .

SUBJECT

Loan of Ships

MY DEAR MR. SECRETARY: For some time I have been concerned over the delays that plague the plans to lend ships.

Sincerely yours,

John B. Brown [2]

NOTES
1. Source: Files.
"""


def test_a_letter_with_a_subject() -> None:
    document = read(LETTER)
    assert document.title == "Letter From the Chief of Naval Operations (Brown) to the Under Secretary of State (Gray)"
    assert (document.form["subject"], document.form["signed"]) == ("Loan of Ships", "John B. Brown")
    assert document.date == "1959-09-12"
    assert [kind for kind, _ in shown(document)] == ["heading", "heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        ("Washington, February 10, 1959", "1959-02-10", "Washington"),
        ("LONDON, 24 July 1947, 10.43 p.m.", "1947-07-24", "London"),
        ("Cablegram 223 LONDON, 24 July 1947, 10.43 p.m.", "1947-07-24", "London"),
        ("[Washington,] July 12, 1943.", "1943-07-12", "Washington"),
        ("San Salvador, July 21, 1943—noon. [Received 9:51 p.m.]", "1943-07-21", "San Salvador"),
        ("Canberra, 28 October 1975", "1975-10-28", "Canberra"),
    ],
)
def test_datelines(line: str, date: str, place: str) -> None:
    assert (dateline(line)["date"], dateline(line)["place"]) == (date, place)


@pytest.mark.parametrize(
    "line",
    [
        "The agreement was signed in Washington on February 10, 1959, by both.",
        "Revised 10-Nov-04",
        "Data as of June 1991",
        "He came on May 2, 1959 and left.",
        "Somalia expelled Soviet advisers in November 1977.",
    ],
)
def test_lines_that_are_no_datelines(line: str) -> None:
    assert dateline(line) == {}


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        (
            "The Consul at Lima to the Secretary of State",
            {"from": "The Consul at Lima", "to": "the Secretary of State"},
        ),
        ("Smith to Department of War", {"from": "Smith", "to": "Department of War"}),
        ("Submission to Jones", {"medium": "Submission", "to": "Jones"}),
        ("Note by Adams on Submission No. 2", {"medium": "Note", "from": "Adams"}),
        ("A road to nowhere", {}),
        ("<< Back to Peru", {}),
    ],
)
def test_correspondents(title: str, parties: dict[str, str]) -> None:
    assert correspondents(title) == parties
