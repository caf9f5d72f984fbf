"""The words of a text as both stores look them up, and the words that somebody searches for."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reftel.errors import LedgerError
from reftel.model.span import Span

_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Signs of scripts that put no spaces between words: each is looked up by itself."""

_UNKNOWN = "\u19b0-\u19c0\u19c8\u19c9\u1cf2-\u1cf3"
"""Vowel signs that Unicode counts as letters since SQLite's tables were made."""

_WORD = re.compile(rf"[{_SINGLE}]|[^\W_{_SINGLE}{_UNKNOWN}]+")
_LONGEST = 200
"""Letters that count: PostgreSQL takes no word of more than two thousand bytes."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_ASKED = re.compile(r'"(?P<exact>[^"]*)"(?P<more>\*?)|(?P<plain>[^\s"]+)')
_QUOTES = str.maketrans("“”„‟«»", '""""""')


class _Plain(dict[int, str]):
    """Each character in small letters without accents, worked out once."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        self[code] = "".join(c for c in bare if not unicodedata.combining(c) and c != _SOFT_HYPHEN)
        return self[code]


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other; of the last one only the beginning, where `begins` is set."""

    words: tuple[str, ...]
    begins: bool = False


def words_of(text: str) -> list[str]:
    """The words of a text: small letters and figures, without accents.

    >>> words_of("The Su-22s of Perú")
    ['the', 'su', '22s', 'of', 'peru']
    """
    return [word[:_LONGEST] for word in _WORD.findall(_plain(text))]


def asked_words(asked: str) -> tuple[Phrase, ...]:
    """What a search asks for: words, "words in a row", beginn*; a word with signs in it is words in a row.

    Every text is a search; LedgerError where there is no word in it.

    >>> asked_words('Su-22s "air force" mir*')
    (Phrase(words=('su', '22s'), begins=False), Phrase(words=('air', 'force'), begins=False), Phrase(words=('mir',), begins=True))
    """  # noqa: E501 - what it prints
    found = _ASKED.finditer(asked.translate(_QUOTES))
    parts = ((m["exact"], m["more"]) if m["plain"] is None else (m["plain"], m["plain"][-1]) for m in found)
    phrases = (Phrase(tuple(words_of(words)), sign == "*") for words, sign in parts)
    wanted = tuple(dict.fromkeys(phrase for phrase in phrases if phrase.words))
    if not wanted:
        raise LedgerError(f"there is no word in {asked!r} to search for")
    return wanted


def places(text: str, phrase: Phrase) -> list[Span]:
    """Where the phrase stands in the text, without overlaps."""
    found = list(_placed(text))
    words, length = [word for word, _ in found], len(phrase.words)
    spans: list[Span] = []
    at = 0
    while at + length <= len(words):
        if _fits(words[at : at + length], phrase):
            spans.append(Span(found[at][1].start, found[at + length - 1][1].end))
            at += length
        else:
            at += 1
    return spans


def _fits(words: Sequence[str], phrase: Phrase) -> bool:
    *first, last = phrase.words
    return list(words[:-1]) == first and (words[-1].startswith(last) if phrase.begins else words[-1] == last)


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def _placed(text: str) -> Iterator[tuple[str, Span]]:
    """Each word with its place in the text itself, whose letters may be more or fewer."""
    plain = _plain(text)
    if text.isascii():
        yield from ((found.group()[:_LONGEST], Span(*found.span())) for found in _WORD.finditer(plain))
        return
    ends = list(accumulate(len(_PLAIN[ord(c)]) for c in text))
    for found in _WORD.finditer(plain):
        first, last = bisect_right(ends, found.start()), bisect_right(ends, found.end() - 1)
        end = max(last + 1, bisect_right(ends, found.end()))  # with the accents that follow
        yield found.group()[:_LONGEST], Span(first, end)
