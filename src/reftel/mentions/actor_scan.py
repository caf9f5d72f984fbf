"""A sentence under scrutiny for parties, and what is found in it."""

from dataclasses import dataclass
from typing import Literal

from reftel.model.sentence import Sentence, Token
from reftel.rules.actors import ActorTable
from reftel.rules.names import Name, Part

Form = Literal["name", "demonym", "capital", "organ", "bloc", "person", "post", "place", "school"]
_SMALL_LETTERS = 0.15  # a sentence with no more small letters than this share is all in capitals
_SHORT_WORD, _HEADLINE_WORDS = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name at tokens `first` to `last`; `ids` as for a mention; `own` is True where its state is settled."""

    first: int
    last: int
    ids: tuple[str, ...]
    form: Form
    part: Part
    name: Name
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A sentence under scrutiny: its tokens, the table, the year, whether it is all in capitals or a headline.

    `small` says that it has no capitals at all, as people write in forums.
    """

    sentence: Sentence
    table: ActorTable
    year: int | None
    capitals: bool
    headline: bool
    small: bool = False

    def token(self, i: int) -> Token | None:
        """The token at `i`, or None outside the sentence."""
        return self.sentence.tokens[i] if 0 <= i < len(self.sentence.tokens) else None

    def text(self, i: int) -> str:
        """The lower-case text of token `i`, empty outside the sentence."""
        token = self.token(i)
        return token.text.lower() if token else ""

    def pos(self, i: int) -> str:
        """The part of speech of token `i`, empty outside the sentence."""
        token = self.token(i)
        return token.pos if token else ""


def all_capitals(text: str) -> bool:
    """True for text that has hardly a small letter."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.islower() for c in letters) <= _SMALL_LETTERS * len(letters)


def all_small(sentence: Sentence) -> bool:
    """True for a sentence whose words, but for "I" and what has figures in it, have no capital letter."""
    words = [t.text for t in sentence.tokens if t.text.isalpha() and t.text != "I"]
    return len(words) > _SHORT_WORD and all(word.islower() for word in words[1:])


def is_headline(sentence: Sentence) -> bool:
    """True for a longer sentence whose longer words all begin with a capital."""
    words = [t.text for t in sentence.tokens if len(t.text) > _SHORT_WORD and t.text.isalpha()]
    return len(words) >= _HEADLINE_WORDS and all(word[0].isupper() for word in words)
