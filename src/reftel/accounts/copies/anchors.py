"""What a translation keeps: figures, designations and names, in their order."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reftel.accounts.copies.vocabulary import load_copy_words
from reftel.accounts.copies.words import Token, tokens_in
from reftel.model.span import Span

_PART = re.compile(r"\d+|[^\W\d_]+")
_FIGURE = re.compile(r"\d+")
_SEPARATOR = re.compile(r"(?<=\d)[.,\s](?=\d{3}\b)")
_NAME, _SOUNDS = 2, 3
"""The fewest sounds that a name is known by, and the most: endings differ between languages."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure (`is_figure`) or the sounds of a name, with the word that it is of."""

    key: str
    is_figure: bool
    token: Token


def anchors_in(text: str, span: Span) -> list[Anchor]:
    """The figures and names of a stretch, in order. "MiG-29" is a name and a figure; a word that only begins a sentence
    with a capital is none."""
    return [anchor for token in tokens_in(text, span) for anchor in _anchors_of(token, _begins(text, span, token))]


def figures_in(text: str) -> list[str]:
    """The figures of a text, in order, as anchors have them."""
    return [figure.lstrip("0") or "0" for figure in _FIGURE.findall(_SEPARATOR.sub("", text))]


def _anchors_of(token: Token, is_first: bool) -> Iterator[Anchor]:
    parts = _PART.findall(_SEPARATOR.sub("", token.text))
    is_designation = len(parts) > 1 and any(part[0].isdigit() for part in parts)
    for part in parts:
        if part[0].isdigit():
            yield Anchor(part.lstrip("0") or "0", True, token)
        elif is_designation or (part[0].isupper() and not is_first and len(sounds_of(part)) >= _NAME):
            yield Anchor(sounds_of(part), False, token)


def _begins(text: str, span: Span, token: Token) -> bool:
    """True where a word is the first of a sentence."""
    before = text[max(span.start, token.start - 4) : token.start].rstrip(' \t"“«(')
    return not before or before[-1] in ".!?:\n"


def rest_of(text: str, span: Span, anchors: Sequence[Anchor]) -> frozenset[str]:
    """The other words of a stretch: those that a translation does not keep."""
    kept = {anchor.token.start for anchor in anchors}
    return frozenset(token.key for token in tokens_in(text, span) if token.start not in kept)


@lru_cache(maxsize=65536)
def sounds_of(name: str) -> str:
    """What is left of a name in whatever language it is written.

    >>> sounds_of("Каракас"), sounds_of("Caracas"), sounds_of("Maduro"), sounds_of("МиГ")
    ('krk', 'krk', 'mdr', 'mg')
    """
    words = load_copy_words()
    bare = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    plain = "".join(words.letters.get(letter, letter) for letter in bare)
    for written, sound in words.sounds.items():
        plain = plain.replace(written, sound)
    kept = "".join(letter for letter in plain if letter not in words.vowels)
    return re.sub(r"(.)\1+", r"\1", kept)[:_SOUNDS]
