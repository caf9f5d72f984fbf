"""Reads made-up pages, and shows what came of them in few words."""

from reftel.model.document import Block, Document
from reftel.readers.files import read_bytes


def read(text: str, path: str = "page.txt") -> Document:
    """The document in a text."""
    return read_bytes(text.encode(), name="page", path=path)


def body(document: Document) -> list[Block]:
    """Its blocks without the notices."""
    return [block for block in document.blocks if block.kind != "notice"]


def shown(document: Document) -> list[tuple[str, str]]:
    """Kind and words of its blocks without the notices."""
    return [(block.kind, block.flow.text) for block in body(document)]


def hidden(document: Document) -> str:
    """The words of its notices."""
    return "\n".join(block.flow.text for block in document.blocks if block.kind == "notice")
