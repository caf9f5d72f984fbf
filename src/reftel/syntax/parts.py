"""Cuts a block's text into parts that surely begin and end sentences: what the parser is given at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reftel.syntax.boundaries import Marks, sentence_starts

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a block with their offsets in its text, and whether a space follows each.

    `starts` says of each word whether a sentence starts there; only of the first is it sure.
    """

    block: int
    words: list[str]
    spaces: list[bool]
    offsets: list[int]
    starts: list[bool | None]


def cut(text: str, block: int, tokenizer: "Tokenizer", marks: Marks) -> Iterator[Part]:
    """The parts of a block's text, in order; blanks between words are in none of them."""
    words, spaces, offsets = _words(text, tokenizer)
    starts = sentence_starts(words, spaces, marks)
    sure = [at for at, start in enumerate(starts) if start] + [len(words)]
    for first, end in pairwise(sure):
        yield Part(
            block=block,
            words=words[first:end],
            spaces=spaces[first:end],
            offsets=offsets[first:end],
            starts=starts[first:end],
        )


def _words(text: str, tokenizer: "Tokenizer") -> tuple[list[str], list[bool], list[int]]:
    found = [(token.text, token.idx) for token in tokenizer(text) if not token.is_space]
    spaces = [text[at + len(word) : at + len(word) + 1].isspace() for word, at in found]
    return [word for word, _ in found], spaces, [at for _, at in found]
