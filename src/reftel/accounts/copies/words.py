"""Passages as words: numbers for finding what they share, tokens with their places for looking closer."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reftel.accounts.copies.dates import Time, time_of
from reftel.model.source import Page, Passage, Source
from reftel.model.span import Span

Numbers = NDArray[np.uint64]
Pages = Mapping[str, tuple[Source, Page]]

FIGURE = "#"
"""Stands for every word with a digit: a figure that went wrong in copying must not hide the copy."""

_WORD = re.compile(r"[^\W_]+(?:(?:[-’']|(?<=\d)[.,](?=\d))[^\W_]+)*")
_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """A word at its place in the document; `key` is what it is compared by."""

    text: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One passage of one document: what copies are looked for between. `time` is when it was written."""

    document: str
    index: int
    span: Span
    kind: str
    author: str | None
    time: Time | None

    @property
    def node(self) -> str:
        """What the passage is called among the claims that derive from it."""
        return f"{self.document}@{self.index}"

    @property
    def order(self) -> tuple[date, str, int]:
        """Earliest first, whatever the order in which documents were given; what has no date comes last."""
        return (self.time.first if self.time else date.max, self.document, self.index)


class Numbered(dict[str, int]):
    """Word → number, the same on every machine; all words with a digit are one."""

    def __missing__(self, word: str) -> int:
        digest = hashlib.blake2b(key_of(word).encode(), digest_size=8).digest()
        number = self[word] = int.from_bytes(digest, "little")
        return number


@lru_cache(maxsize=1 << 18)
def key_of(word: str) -> str:
    """What a word is compared by: small letters, and one sign for whatever has a digit."""
    return FIGURE if _DIGIT.search(word) else word.casefold()


def pieces_of(pages: Pages) -> list[Piece]:
    """The passages of all documents, earliest first; notices are of the page and not of the document."""
    return sorted(_pieces(pages), key=lambda piece: piece.order)


def _pieces(pages: Pages) -> Iterator[Piece]:
    for sha256, (source, page) in pages.items():
        dated = time_of(source.date)
        passages = page.passages or (Passage(kind="paragraph", span=Span(0, len(page.text))),)
        for index, passage in enumerate(passages):
            if passage.kind != "notice" and passage.span.end > passage.span.start:
                own = time_of(passage.date) if passage.date else dated
                author = passage.author if passage.author != source.author else None
                yield Piece(document=sha256, index=index, span=passage.span, kind=passage.kind, author=author, time=own)


def tokens_in(text: str, span: Span) -> list[Token]:
    """The words of a stretch with their places."""
    return [
        Token(found.group(), key_of(found.group()), found.start(), found.end())
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def words_of(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORD.findall(text)


def numbers_of(texts: Sequence[Sequence[str]]) -> tuple[Numbers, NDArray[np.int64]]:
    """The words of all texts in one row of numbers, and where each text begins in it, with the row's length last."""
    numbered = Numbered()
    rows = [np.fromiter(map(numbered.__getitem__, words), dtype=np.uint64, count=len(words)) for words in texts]
    lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
    bounds = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    return (np.concatenate(rows) if rows else np.zeros(0, dtype=np.uint64)), bounds
