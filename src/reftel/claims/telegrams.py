"""Mends trees of telegrams, which leave out articles, auxiliaries and prepositions."""

from dataclasses import replace

from reftel.model.sentence import Sentence, Token
from reftel.rules.words import Words


def with_passives(sentence: Sentence, words: Words) -> Sentence:
    """The sentence with "ships offered on loan" and "tanks transferred Brazil" read as passives.

    Things do not offer or transfer: where one stands as the subject of such a verb, the auxiliary has been left out.
    """
    changed: dict[int, Token] = {}
    for token in sentence.tokens:
        if _is_bare(sentence, token, words):
            for child in sentence.children(token.i):
                if child.dep == "nsubj":
                    changed[child.i] = replace(child, dep="nsubj:pass")
                elif _is_receiver(sentence, child):
                    changed[child.i] = replace(child, dep="iobj")
    return replace(sentence, tokens=tuple(changed.get(t.i, t) for t in sentence.tokens)) if changed else sentence


def without_label(sentence: Sentence) -> Sentence:
    """The sentence with "Border forces: Spain has supplied rifles" read as what Spain did; the forces are a label."""
    colon = next((t.i for t in sentence.tokens[: _LABEL + 1] if t.text == ":"), None)
    if not colon:
        return sentence
    behind = [t.head for t in sentence.tokens[colon:] if t.dep in _SUBJECTS]
    freed = {t.i for t in sentence.tokens[:colon] if t.dep in _SUBJECTS and t.head in behind and t.head > colon}
    tokens = tuple(replace(t, dep="dep") if t.i in freed else t for t in sentence.tokens)
    return replace(sentence, tokens=tokens) if freed else sentence


_LABEL = 4
"""Words: a label is no longer."""

_SUBJECTS = ("nsubj", "nsubj:pass")


def _is_bare(sentence: Sentence, token: Token, words: Words) -> bool:
    """True of the past of a verb of giving without auxiliary, said of arms, with nothing given."""
    if token.pos != "VERB" or not words.has("handing", token.lemma) or token.feat("Tense") != "Past":
        return False
    below = sentence.children(token.i)
    subjects = [t for t in below if t.dep == "nsubj"]
    subjects = subjects or ([sentence.tokens[token.head]] if token.dep == "acl" else [])
    if len(subjects) != 1 or any(t.dep in ("aux", "aux:pass") for t in below):
        return False
    given = [t for t in below if t.dep == "obj" and not _is_receiver(sentence, t)]
    return not given and subjects[0].pos == "NOUN" and words.has("arms", subjects[0].lemma)


def _is_receiver(sentence: Sentence, token: Token) -> bool:
    """True of a bare name: no number, article or adjective stands before it."""
    return token.dep == "obj" and token.pos == "PROPN" and all(t.i > token.i for t in sentence.children(token.i))
