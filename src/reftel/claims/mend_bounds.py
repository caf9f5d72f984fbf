"""Sets right trees in which a bound stands for what it bounds: "has fewer than twenty tanks" has tanks."""

from dataclasses import replace

from reftel.model.sentence import Sentence, Token


def with_bounded(sentence: Sentence, bounds: frozenset[str], links: frozenset[str]) -> Sentence:
    """The sentence with the noun of "fewer than twenty tanks" and "upward of forty guns" in the bound's place.

    `bounds` are the words that open such a bound, in lower case, `links` those that join them to the number.
    """
    for token in sentence.tokens:
        noun = _bounded(sentence, token, bounds, links)
        if noun is not None:
            sentence = replace(sentence, tokens=tuple(_exchanged(word, token, noun) for word in sentence.tokens))
    return sentence


def _bounded(sentence: Sentence, token: Token, bounds: frozenset[str], links: frozenset[str]) -> Token | None:
    """The noun with a number that hangs on a bound right before it, or None."""
    if token.text.lower() not in bounds or token.dep in ("advmod", "amod", "det", "fixed"):
        return None
    for noun in sentence.children(token.i):
        below = {t.dep: t for t in sentence.children(noun.i)}
        case, number = below.get("case"), below.get("nummod")
        joined = case is not None and case.i == token.i + 1 and case.text.lower() in links
        if joined and number is not None and number.i == token.i + 2 and noun.dep in ("obl", "nmod"):
            return noun
    return None


def _exchanged(word: Token, bound: Token, noun: Token) -> Token:
    """A word of the sentence where the noun takes the place of its bound."""
    if word.i == noun.i:
        return replace(word, head=noun.i if bound.head == bound.i else bound.head, dep=bound.dep)
    if word.i == bound.i:
        return replace(word, head=noun.i, dep="advmod")
    if word.dep == "case" and word.head == noun.i and word.i == bound.i + 1:
        return replace(word, head=bound.i, dep="fixed")
    return replace(word, head=noun.i) if word.head == bound.i and word.dep != "advmod" else word
