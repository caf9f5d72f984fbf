"""Reads a text through the real stages, as the pipeline does."""

from reftel.model.claim import Claim
from reftel.pipeline import read_document
from reftel.readers.files import read_bytes


def claims_in(text: str) -> list[Claim]:
    """The claims that rules make in `text`; what learned weights add changes with each learning."""
    document = read_bytes(text.encode(), name="text", path="text.txt")
    return list(read_document(document, makers=("rules",)).claims)
