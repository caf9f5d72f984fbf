"""Tells names of parties from what only looks like one: pronouns in capitals, persons, adjectives, compounds."""

import re

from reftel.mentions.actor_scan import Scan
from reftel.model.sentence import Token
from reftel.rules.names import Name

_HYPHENS = frozenset("-‐‑–")


def is_state_though_pronoun(scan: Scan, name: Name, i: int) -> bool:
    """In capitals "US" is the state before a noun, a hyphen or a slash, and after "THE"; else it is "us"."""
    if name.text != "US":
        return False
    token = scan.sentence.tokens[i]
    tight = scan.text(i + 1)[:1] in ("-", "/") or scan.text(i - 1)[-1:] in ("-", "/") or "-" in token.text
    return tight or scan.text(i - 1) == "the" or (token.dep in ("amod", "compound") and token.head > i)


def fits(scan: Scan, name: Name, first: int, last: int) -> bool:
    """True where the words around tokens `first` to `last` allow that `name` is meant there."""
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
    return name.part != "place" or _is_site(scan, first, last)


def _is_site(scan: Scan, first: int, last: int) -> bool:
    """A place's name by itself: no person's ("Mr. Darwin"), no part of a longer name ("Darwin Smith")."""
    before, after, token = scan.token(first - 1), scan.token(last + 1), scan.sentence.tokens[last]
    if token.pos not in ("PROPN", "NOUN") or _is_person(scan, first, last):
        return False
    if before is not None and before.pos == "PROPN" and not scan.capitals and before.text[-1:] != ",":
        return False
    return after is None or after.pos != "PROPN" or scan.capitals


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
    if name.organ is None:
        is_word = scan.capitals and scan.text(first) in scan.table.lists["verbs"]
        return not is_word or _stands_as_noun(scan, first, last)
    if _in_compound(scan, first, last):
        return False
    return not (name.organ.noun and modifies(scan, last))


def _stands_as_noun(scan: Scan, first: int, last: int) -> bool:
    """Of an acronym that is a verb too ("GOT"): true after an article or preposition, and at the head of a clause."""
    before, after = scan.pos(first - 1), scan.pos(last + 1)
    if before in ("DET", "ADP") or after == "AUX":
        return True
    return before in ("", "SCONJ", "CCONJ", "PUNCT") and after in ("VERB", "AUX", "PART")


def _in_compound(scan: Scan, first: int, last: int) -> bool:
    """True where a hyphen ties the words to others: "government-backed", "military-to-military"."""
    after, before = scan.token(last + 1), scan.token(first - 1)
    end = scan.sentence.tokens[last]
    if after and after.text[0] in _HYPHENS and _binds(scan, end, after):
        return True
    start = scan.sentence.tokens[first]
    tied = before is not None and before.text in _HYPHENS and before.at + 1 == start.at
    return (tied and scan.text(first - 2) in ("to", "non", "anti", "pro")) or bool(re.search(r"\w[-‐‑–]\w", end.text)
        and end.text.lower() not in name_words(scan, first, last))  # fmt: skip


def _binds(scan: Scan, end: Token, hyphen: Token) -> bool:
    """True where a hyphen, alone or at the head of its token, touches a word on either side."""
    following = scan.token(hyphen.i + 1)
    if len(hyphen.text) > 1:
        return hyphen.text[1].isalpha()
    return following is not None and (hyphen.at == end.at + len(end.text) or following.at == hyphen.at + 1)


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
