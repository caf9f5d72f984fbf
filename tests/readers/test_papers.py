"""Papers of officials: how they are told from other pages, and what their heads say."""

import pytest

from reftel.readers.papers import compliments, is_classified, kind
from tests.readers.pages import body, read

_MINUTE = """RESTRICTED

From: The Military Attaché, Lisbon
To: Director of Intelligence                    Date: 4 May 1962
Subject: Arms for the garrison

1. The garrison has asked for mortars.
"""


def test_the_head_of_a_minute() -> None:
    document = read(_MINUTE)
    assert (document.genre, document.date, document.title) == ("letter", "1962-05-04", "Arms for the garrison")
    assert (document.form["from"], document.form["to"]) == ("The Military Attaché, Lisbon", "Director of Intelligence")
    assert [block.flow.text for block in body(document)][-1] == "The garrison has asked for mortars."


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("CABINET SUBMISSION No. 412", "CABINET SUBMISSION"),
        ("Special National Intelligence Estimate", "National Intelligence Estimate"),
        ("Aide-Mémoire", "Aide-Mémoire"),
        ("The aide-mémoire was handed to the minister.", ""),
        ("memorandum of conversation", ""),
        ("Weather report", ""),
    ],
)
def test_the_kind_of_a_paper(line: str, found: str) -> None:
    assert kind(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [("TOP SECRET", True), ("SECRET          No. 12/B", True), ("Secret", False), ("The secret of the sea", False)],
)
def test_a_classification_on_a_line_of_its_own(line: str, found: bool) -> None:
    assert is_classified(line) is found


def test_a_note_in_the_third_person() -> None:
    said = compliments("The Embassy of Chile presents its compliments to the Ministry of Marine and has the honour to")
    assert said == {"from": "Embassy of Chile", "to": "the Ministry of Marine"}
    assert compliments("The ministry has no compliments to give.") == {}


def test_a_date_at_the_foot_of_a_note() -> None:
    opening = "The Embassy of Chile presents its compliments to the Ministry of Marine and asks."
    assert read(f"AIDE-MÉMOIRE\n\n{opening}\n\nLima, 4 May 1962\n").date == "1962-05-04"


@pytest.mark.parametrize(
    ("line", "is_record"),
    [
        ("MEMORANDUM OF CONVERSATION", True),
        ("Memorandum of a Conversation, Bangkok, March 13, 1956", True),
        ("Memorandum of Discussion at the 371st Meeting of the National Security Council", True),
        ("Record of conversation with the Minister", True),
        ("NOTE OF A MEETING IN ROOM 4", True),
        ("Minutes of the 57th session of the Presidium", True),
        ("CABINET MINUTE", True),
        ("Memorandum for the President", False),
        ("The new people can read it in ten minutes.", False),
        ("A report of a meeting that never was", False),
        ("Telegram", False),
    ],
)
def test_a_paper_says_that_it_records_what_was_said(line: str, *, is_record: bool) -> None:
    document = read(f"{line}\n\nThe colonel said that no trucks had come.\n")
    assert document.form.get("record") == (line if is_record else None)


def test_what_stands_far_down_makes_no_record() -> None:
    lines = "\n\n".join(f"Paragraph {n} speaks of trucks." for n in range(20))
    assert "record" not in read(f"A note\n\n{lines}\n\nMemorandum of conversation\n").form
