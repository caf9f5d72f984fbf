"""Finds the names of parties in a sentence, each by itself, and leaves out what only looks like one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from reftel.model.sentence import Sentence, Token
from reftel.rules.actors import ActorTable
from reftel.rules.names import Line, Name, Part, written_as

Form = Literal["name", "demonym", "capital", "organ", "bloc", "person", "post"]
_FORMS: Mapping[str, Form] = {form: form for form in get_args(Form)} | {"prefix": "demonym"}
_HYPHENS = frozenset("-‐‑–")
_LATEST_LETTERS = 0.15  # a sentence with fewer small letters than this share is all in capitals


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
    """A sentence under scrutiny: its tokens, the table, the year, and whether it is all in capitals."""

    sentence: Sentence
    table: ActorTable
    year: int | None
    capitals: bool

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
    return bool(letters) and sum(c.islower() for c in letters) <= _LATEST_LETTERS * len(letters)


def hits(scan: Scan) -> Iterator[Hit]:
    """The names of the sentence from left to right: at each place the longest that holds there."""
    line = Line.of(scan.sentence.tokens)
    at = 0
    while at < len(line.lower):
        for name, last in scan.table.match(line, at):
            hit = _hit(scan, line, name, at, last)
            if hit is not None or name.part == "trap":
                if hit is not None:
                    yield hit
                at = last
                break
        at += 1


def _hit(scan: Scan, line: Line, name: Name, at: int, last: int) -> Hit | None:
    first, final = line.token[at], line.token[last]
    if not _written(scan, name, line.words[at : last + 1], first):
        return None
    if name.part == "trap" or not _fits(scan, name, first, final):
        return None
    ids = _ids(scan, name)
    own = name.organ is None
    return (
        Hit(first=first, last=final, ids=ids, form=_FORMS[name.form], part=name.part, name=name, own=own)
        if ids
        else None
    )


def _written(scan: Scan, name: Name, words: tuple[str, ...], first: int) -> bool:
    """True where the capitals are right; in text all in capitals, where the name is no common word."""
    if not scan.capitals:
        return written_as(name, words)
    return name.text not in scan.table.lists["in_capitals"] or _state_though_pronoun(scan, name, first)


def _ids(scan: Scan, name: Name) -> tuple[str, ...]:
    if name.organ is not None:
        return (f"?/{name.organ.id}",)
    if name.part == "person":
        return tuple(m.id for m in name.meanings)
    return scan.table.at_date(name.meanings, scan.year)


def _state_though_pronoun(scan: Scan, name: Name, i: int) -> bool:
    """In capitals "US" is the state before a noun, a hyphen or a slash, and after "THE"; else it is "us"."""
    if name.text != "US":
        return False
    token = scan.sentence.tokens[i]
    tight = scan.text(i + 1)[:1] in ("-", "/") or scan.text(i - 1)[-1:] in ("-", "/") or "-" in token.text
    return tight or scan.text(i - 1) == "the" or (token.dep in ("amod", "compound") and token.head > i)


def _fits(scan: Scan, name: Name, first: int, last: int) -> bool:
    lists = scan.table.lists
    if name.form == "prefix":
        return scan.text(last + 1) in _HYPHENS or scan.sentence.tokens[last].text[-1:] not in name.text[-1:]
    if name.part == "state":
        if name.form == "capital" and scan.token(last + 1) and scan.sentence.tokens[last].text[:1].isupper():
            follower = scan.text(last + 1).title()
            if follower in lists["after_capital"]:
                return False
        return not (name.text in lists["persons"] and _is_person(scan, first, last))
    if name.part == "organ":
        return _organ_fits(scan, name, first, last)
    return True


def _is_person(scan: Scan, first: int, last: int) -> bool:
    """A name that persons bear too, after a first name or title, or joined to an unknown name."""
    before, after = scan.token(first - 1), scan.token(last + 1)
    if before and before.text.title() in scan.table.lists["given"] and not scan.capitals:
        return True
    token = scan.sentence.tokens[last]
    if after and after.dep.startswith("flat") and after.head == first and _is_title_case(after.text):
        return after.pos == "PROPN"
    return bool(before and token.dep.startswith("flat") and token.head == before.i and before.pos == "PROPN")


def _organ_fits(scan: Scan, name: Name, first: int, last: int) -> bool:
    if name.organ is None:  # an acronym: in capitals it may be a verb ("GOT")
        return not (scan.capitals and scan.pos(first) in ("VERB", "AUX"))
    if _in_compound(scan, first, last):
        return False
    return not (name.organ.noun and modifies(scan, last))


def _in_compound(scan: Scan, first: int, last: int) -> bool:
    """True where a hyphen ties the words to others: "government-backed", "military-to-military"."""
    after, before = scan.token(last + 1), scan.token(first - 1)
    end = scan.sentence.tokens[last]
    if after and after.text in _HYPHENS and (scan.token(last + 2) is not None):
        following = scan.sentence.tokens[last + 2]
        if after.at == end.at + len(end.text) or following.at == after.at + 1:
            return True
    start = scan.sentence.tokens[first]
    tied = before is not None and before.text in _HYPHENS and before.at + 1 == start.at
    return (tied and scan.text(first - 2) in ("to", "non", "anti", "pro")) or bool(re.search(r"\w[-‐‑–]\w", end.text)
        and end.text.lower() not in name_words(scan, first, last))  # fmt: skip


def name_words(scan: Scan, first: int, last: int) -> str:
    """The lower-case words of tokens `first` to `last`."""
    return scan.sentence.words(first, last).lower()


def modifies(scan: Scan, i: int) -> bool:
    """True where word `i` stands before a noun that it describes ("military advisers")."""
    token, after = scan.sentence.tokens[i], scan.token(i + 1)
    if after is None or after.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if token.dep in ("amod", "compound", "nmod:desc", "nmod:unmarked", "flat", "dep") or token.pos == "ADJ":
        return token.head > i or token.pos == "ADJ"
    return token.pos == "PROPN" and token.head > i and token.dep not in ("nsubj", "nsubj:pass")


def _is_title_case(text: str) -> bool:
    return text[:1].isupper() and text[1:2].islower()
