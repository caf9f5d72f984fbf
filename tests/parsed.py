"""Sentences as the real parser reads them."""

from reftel.model.refusal import Refusal
from reftel.model.sentence import Sentence
from reftel.readers.files import read_bytes
from reftel.syntax.parser import load


def sentence_of(text: str) -> Sentence:
    """The first sentence of `text`."""
    document = read_bytes(text.encode(), name="text", path="text.txt")
    found = next(iter(load(document.language).sentences(document)))
    assert not isinstance(found, Refusal)
    return found
