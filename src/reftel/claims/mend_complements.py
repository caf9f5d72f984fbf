"""Mends trees that take what was promised for the purpose of promising, where a date stands between."""

from dataclasses import replace

from reftel.model.sentence import Sentence, Token


def with_complements(
    sentence: Sentence, verbs: frozenset[str], asked: frozenset[str], dating: frozenset[str]
) -> Sentence:
    """The sentence with "promised in July to send rifles" read as promising to send; the tree has a purpose.

    `verbs` take an infinitive for what is promised, refused, planned; `asked` do so in the passive ("was told in May to
    leave"). `dating` are the prepositions that may stand between. A verb that has an object, or another phrase to go
    with it, keeps its tree: "agreed to a loan in 1961 to buy ships".
    """
    moved = {t.i: replace(t, dep="xcomp") for t in sentence.tokens if _is_lost(sentence, t, verbs, asked, dating)}
    return replace(sentence, tokens=tuple(moved.get(t.i, t) for t in sentence.tokens)) if moved else sentence


def _is_lost(
    sentence: Sentence, token: Token, verbs: frozenset[str], asked: frozenset[str], dating: frozenset[str]
) -> bool:
    head = sentence.tokens[token.head]
    if token.dep != "advcl" or token.pos != "VERB" or head.pos != "VERB" or head.i > token.i:
        return False
    before = sentence.tokens[token.i - 1]
    if before.text.lower() != "to" or before.head != token.i:
        return False
    below = [t for t in sentence.children(head.i) if t.i != token.i]
    is_passive = any(t.dep == "aux:pass" for t in below)
    if head.lemma not in verbs and not (is_passive and head.lemma in asked):
        return False
    between = [t for t in below if head.i < t.i < token.i and t.dep != "advmod"]
    return bool(between) and all(_dates(sentence, t, dating) for t in between)


def _dates(sentence: Sentence, token: Token, dating: frozenset[str]) -> bool:
    """True of "in 1974" and of "last May"."""
    if token.dep not in ("obl", "obl:unmarked"):
        return False
    return all(t.text.lower() in dating for t in sentence.children(token.i) if t.dep == "case")
