"""Where sentences end: decided by marks and abbreviations, so that the parser never cuts one in the middle."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reftel.rules.data import read_toml
from reftel.syntax.tokenizer import TokenRules, token_rules

_CAPITALS_SHARE = 0.6

_SHOUTS = frozenset("!?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What `sentences.toml` of a language says."""

    enders: frozenset[str]
    hesitating: frozenset[str]
    closers: frozenset[str]
    openers: frozenset[str]
    opening_words: frozenset[str]
    capitalised_openers: frozenset[str]
    list_marker: re.Pattern[str]
    tokens: TokenRules


@cache
def load_marks(language: str) -> Marks:
    """The marks of a language."""
    data = read_toml(f"languages/{language}/sentences.toml")
    return Marks(
        enders=frozenset(data["enders"].split()),
        hesitating=frozenset(data["hesitating"].split()),
        closers=frozenset(data["closers"].split()),
        openers=frozenset(data["openers"].split()),
        opening_words=frozenset(data["opening_words"].split()),
        capitalised_openers=frozenset(data["capitalised_openers"].split()),
        list_marker=re.compile(data["list_marker"]),
        tokens=token_rules(language),
    )


def sentence_starts(words: Sequence[str], spaces: Sequence[bool], marks: Marks) -> list[bool | None]:
    """For each word, whether a sentence starts there; None where the parser may decide. The first always does.

    `spaces` says behind which words a space stands.
    """
    text = _Text(words=words, spaces=spaces, marks=marks, capitals=in_capitals(words), loose=in_small_letters(words))
    starts: list[bool | None] = [True] * len(words)
    first = 0
    for at in range(1, len(words)):
        starts[at] = text.starts(first, at)
        if starts[at]:
            first = at
    return starts


def in_capitals(words: Iterable[str]) -> bool:
    """True for a text that is written in capitals as a whole, as telegrams are."""
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return sum(word.isupper() for word in letters) > _CAPITALS_SHARE * len(letters)


def in_small_letters(words: Sequence[str]) -> bool:
    """True where the writer does not begin sentences with capitals, as in forums."""
    first = next((word for word in words if word[:1].isalpha()), "")
    return first[:1].islower() or "i" in words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """Words with the spaces between them, and how their language marks sentences."""

    words: Sequence[str]
    spaces: Sequence[bool]
    marks: Marks
    capitals: bool
    loose: bool

    def starts(self, first: int, at: int) -> bool | None:
        """Whether a sentence starts at word `at`, where the last one started at `first`."""
        if self._is_ender(at) or self._closes(at):
            return False
        stop = self._stop_before(at)
        if self._is_ender(stop):
            return self._starts_behind_stop(first, stop, at)
        if self.words[stop][-1:] == ".":
            return self._starts_behind_abbreviation(stop, at)
        # A stop that was forgotten or lost: "regime change This deal did not become public".
        lost = not self.capitals and self.words[at].istitle() and self.words[at].lower() in self.marks.opening_words
        return None if lost else False

    def _starts_behind_stop(self, first: int, stop: int, at: int) -> bool | None:
        """Behind a stop: always, but not in small letters, behind a list number, or where speech may go on."""
        closed = stop + 1 < at
        if not self.capitals and self._opener(at)[:1].islower():
            return None if self.loose and not closed else False
        if self.words[at][:1].isdigit() and self.words[stop - 1].lower() in self.marks.tokens.numbered:
            return False
        if stop == first + 1 and self.marks.list_marker.fullmatch(self.words[first]):
            return False
        if self.words[stop] in self.marks.hesitating or (closed and self.words[stop] != "."):
            return None
        return True

    def _starts_behind_abbreviation(self, stop: int, at: int) -> bool | None:
        word, abbreviation, rules = self._opener(at), self.words[stop], self.marks.tokens
        if abbreviation in rules.inside or (not self.capitals and word[:1].islower()):
            return False
        if abbreviation in rules.before_number:
            return self._opens(word) is True and not _is_number(word)
        if abbreviation in rules.titles or _is_initial(abbreviation):
            return word.lower() in self.marks.opening_words
        if abbreviation in rules.may_end or "." in abbreviation[:-1]:
            return True if stop + 1 < at and not self.capitals else self._opens(word)
        return True

    def _opens(self, word: str) -> bool | None:
        """Whether `word` opens a sentence behind an abbreviation, or goes on with a name ("U.S. Army")."""
        if word.lower() in self.marks.opening_words:
            return True
        if word.lower() in self.marks.capitalised_openers:
            return None if self.capitals else True
        return False if self.capitals else None

    def _opener(self, at: int) -> str:
        """Word `at`, or the one behind the opening marks at `at`."""
        while at + 1 < len(self.words) and self.words[at] in self.marks.openers:
            at += 1
        return self.words[at]

    def _stop_before(self, at: int) -> int:
        """The word that `at` stands behind, closing marks between them not counted."""
        stop = at - 1
        while stop > 0 and self._closes(stop):
            stop -= 1
        return stop

    def _closes(self, at: int) -> bool:
        """True for a closing mark; a plain quotation mark closes where no space is before it."""
        word, marks = self.words[at], self.marks
        return at > 0 and word in marks.closers and (word not in marks.openers or not self.spaces[at - 1])

    def _is_ender(self, at: int) -> bool:
        return self.words[at] in self.marks.enders or set(self.words[at]) <= _SHOUTS


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word != "I."


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or len(word) == 1 or set(word) <= set("IVXLC")
