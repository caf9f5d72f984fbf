"""Which country a text is about, by how it is named."""

import pytest

from reftel.claims.subject import likely_subject
from reftel.mentions.find import find_all_mentions
from reftel.model.refusal import Refusal
from reftel.readers.files import read_bytes
from reftel.syntax.parser import load


def _subject(text: str) -> str | None:
    document = read_bytes(text.encode(), name="text", path="text.txt")
    sentences = [s for s in load(document.language).sentences(document) if not isinstance(s, Refusal)]
    mentions = find_all_mentions(sentences, document=document)
    return likely_subject(document, sentences, mentions, other_than=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arms for Niger came from France. France was slow. Instructors went to Niger too.", "NER"),
        ("Ghana and Mali signed a treaty. Mali and Ghana broke it.", None),
        ("It rained.", None),
        ("Niger is far.", "NER"),
    ],
)
def test_likely_subject(text: str, expected: str | None) -> None:
    assert _subject(text) == expected


_LETTER = "Letter From the Secretary of Defense to the Secretary of State\n\nParis, May 3, 1959.\n\nDear Sir: "
_AFRICA = (
    "The African countries have asked for trainers. African air forces are small. "
    "We hold that African states, Chad for one, can pay for them. No African country has refused."
)
_CHAD = (
    "Chad has asked for trainers. The air force of Chad is small, as African air forces are. "
    "Chad can pay for them, and other African states cannot. Chad has not refused."
)
_GIVERS = (
    "The Western countries have sent trainers. Western countries will send more to Chad. "
    "Western countries have agreed on it."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(_LETTER + _AFRICA, "Africa"), (_LETTER + _CHAD, "TCD"), (_AFRICA, "TCD"), (_LETTER + _GIVERS, "TCD")],
)
def test_what_offices_write_may_be_about_a_region_that_is_supplied(text: str, expected: str) -> None:
    assert _subject(text) == expected
