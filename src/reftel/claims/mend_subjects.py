"""Mends trees that lose a sentence's subject: behind a date without a comma, and before a relative clause."""

import re
from dataclasses import replace

from reftel.model.sentence import Sentence, Token

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NAMED = ("det", "amod", "compound", "flat", "cc", "conj")
_LOW = ("nmod", "nmod:unmarked", "flat", "compound", "appos", "conj")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def with_dated_subject(sentence: Sentence) -> Sentence:
    """The sentence with "in the crisis of 1978 France sent" read as France sending; the tree has a crisis of France."""
    for name in sentence.tokens:
        if name.pos == "PROPN" and name.dep in _LOW:
            year, verb = _year_before(sentence, name), _verb_after(sentence, name)
            if year is not None and verb is not None:
                parted = tuple(_parted(word, name, year, verb, sentence) for word in sentence.tokens)
                return replace(sentence, tokens=parted)
    return sentence


def _year_before(sentence: Sentence, name: Token) -> Token | None:
    first = name.i
    while first > 0 and sentence.tokens[first - 1].head == name.i and sentence.tokens[first - 1].dep in _NAMED:
        first -= 1
    before = sentence.tokens[first - 1] if first else None
    return before if before is not None and _YEAR.fullmatch(before.text) else None


def _verb_after(sentence: Sentence, name: Token) -> Token | None:
    """The finite verb that directly follows the name and has no subject."""
    at = name.i + 1
    while at < len(sentence.tokens) and sentence.tokens[at].pos in ("AUX", "ADV"):
        at += 1
    if at >= len(sentence.tokens):
        return None
    verb = sentence.tokens[at]
    below = {t.dep for t in sentence.children(verb.i)}
    if verb.pos != "VERB" or verb.dep in ("acl", "amod", "acl:relcl", "xcomp") or below & {*_SUBJECTS}:
        return None
    return verb


def _parted(word: Token, name: Token, year: Token, verb: Token, sentence: Sentence) -> Token:
    if word.i == name.i:
        passive = any(t.dep == "aux:pass" for t in sentence.children(verb.i))
        return replace(word, head=verb.i, dep="nsubj:pass" if passive else "nsubj")
    if word.i == year.i and word.head == name.i:
        return replace(word, head=name.head, dep="nmod")
    if word.head == name.i and word.i < year.i:
        return replace(word, head=year.i if year.head == name.i else name.head)
    return word


def with_main_verb(sentence: Sentence) -> Sentence:
    """The sentence with "Chad, which had no tanks, bought ten" read as Chad buying.

    The tree may have the verb behind the relative clause as one more verb of that clause.
    """
    root = sentence.root
    if root is None or root.pos not in ("PROPN", "NOUN"):
        return sentence
    relative = next((t for t in sentence.children(root.i) if t.dep == "acl:relcl" and t.i > root.i), None)
    if relative is None or not any(t.pos == "PRON" and t.i > root.i for t in sentence.children(relative.i)):
        return sentence
    verb = next((t for t in sentence.tokens[relative.i + 1 :] if _resumes(sentence, t, relative)), None)
    if verb is None or sentence.tokens[root.i + 1].text != ",":
        return sentence
    return replace(sentence, tokens=tuple(_resumed(word, root, relative, verb) for word in sentence.tokens))


def _resumes(sentence: Sentence, token: Token, relative: Token) -> bool:
    """True of a verb behind a comma inside the relative clause that nothing coordinates and that has no subject."""
    if token.pos != "VERB" or token.dep not in ("conj", "acl", "advcl", "parataxis", "ccomp", "appos"):
        return False
    if token.feat("VerbForm") in ("Ger", "Inf") or relative.i not in {t.i for t in sentence.ancestors(token.i)}:
        return False
    start = token.i
    while start > 0 and sentence.tokens[start - 1].pos in ("AUX", "ADV", "PART"):
        start -= 1
    return sentence.tokens[start - 1].text == "," and not any(
        t.dep in ("cc", "mark", *_SUBJECTS) for t in sentence.children(token.i)
    )


def _resumed(word: Token, root: Token, relative: Token, verb: Token) -> Token:
    if word.i == verb.i:
        return replace(word, head=verb.i, dep="root")
    if word.i == root.i:
        return replace(word, head=verb.i, dep="nsubj")
    if word.i > verb.i and word.head in (root.i, relative.i):
        return replace(word, head=verb.i)
    return word


def with_joined_names(sentence: Sentence) -> Sentence:
    """The sentence with "Peru and Chile sold" read as both selling, where the tree has the first beside the second."""
    for first in sentence.tokens:
        second = sentence.tokens[first.head]
        if (first.pos, second.pos, first.dep) != ("PROPN", "PROPN", "compound") or second.i < first.i + 2:
            continue
        if sentence.tokens[first.i + 1].pos == "CCONJ" and second.dep in _SUBJECTS:
            return replace(sentence, tokens=tuple(_joined(word, first, second) for word in sentence.tokens))
    return sentence


def _joined(word: Token, first: Token, second: Token) -> Token:
    if word.i == first.i:
        return replace(word, head=second.head, dep=second.dep)
    if word.i == second.i:
        return replace(word, head=first.i, dep="conj")
    between = first.i < word.i < second.i
    return replace(word, head=second.i, dep="compound") if between and word.dep == "conj" else word


def with_lost_verb(sentence: Sentence) -> Sentence:
    """The sentence with "Peru and Chile sold old tanks." read as a clause, where the tree has a list."""
    root = sentence.root
    verbs = [t for t in sentence.tokens if t.pos in ("VERB", "AUX")]
    if root is None or root.pos != "PROPN" or len(verbs) != 1 or sentence.tokens[-1].text not in _STOPS:
        return sentence
    verb = verbs[0]
    before = sentence.tokens[verb.i - 1] if verb.i else verb
    if verb.dep != "amod" or verb.feat("Tense") != "Past" or before.pos != "PROPN" or verb.head < verb.i:
        return sentence
    if before.i != root.i and (before.dep, before.head) != ("conj", root.i):
        return sentence
    thing = sentence.tokens[verb.head]
    while thing.head != root.i:
        thing = sentence.tokens[thing.head]
    if thing.i <= verb.i:
        return sentence
    return replace(sentence, tokens=tuple(_found(word, root, verb, thing) for word in sentence.tokens))


_STOPS = frozenset(".!?")


def _found(word: Token, root: Token, verb: Token, thing: Token) -> Token:
    if word.i == verb.i:
        return replace(word, head=verb.i, dep="root", feats=word.feats.replace("VerbForm=Part", "VerbForm=Fin"))
    if word.i == root.i:
        return replace(word, head=verb.i, dep="nsubj")
    if word.i == thing.i:
        return replace(word, head=verb.i, dep="obj")
    return replace(word, head=verb.i) if word.i > verb.i and word.head == root.i else word
