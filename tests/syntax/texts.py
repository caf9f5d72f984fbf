"""Documents made from strings, and the parser that the package ships."""

from collections.abc import Iterable

from reftel.model.document import Block, Document
from reftel.model.refusal import Refusal
from reftel.model.sentence import Sentence
from reftel.model.span import Flow, Span
from reftel.syntax.parser import load


def document(text: str, blocks: Iterable[tuple[int, int]] | None = None) -> Document:
    """A document whose blocks are the stretches given, each joined over its line ends; else one block."""
    stretches = [(0, len(text))] if blocks is None else list(blocks)
    made = tuple(Block(kind="paragraph", flow=_flow(text, *stretch)) for stretch in stretches)
    return Document(name="text", path="text.txt", sha256="0" * 64, text=text, blocks=made)


def _flow(text: str, start: int, end: int) -> Flow:
    pieces, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.rstrip()
        if bare:
            pieces.append(Span(at, at + len(bare)))
        at += len(line)
    return Flow.join(text, pieces)


def parsed(text: str) -> list[Sentence]:
    """The sentences of a text that holds none over the limit."""
    found = list(load().sentences(document(text)))
    assert not any(isinstance(item, Refusal) for item in found)
    return [item for item in found if isinstance(item, Sentence)]


def words(text: str) -> list[str]:
    """The words that a text is cut into."""
    return [token.text for sentence in parsed(text) for token in sentence.tokens]
