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
