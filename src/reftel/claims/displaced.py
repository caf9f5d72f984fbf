"""Arguments that the tree hangs elsewhere than on their verb: on its object, on a name, on a relative pronoun."""

from collections.abc import Iterator

from reftel.claims.edges import conjuncts, marker
from reftel.model.sentence import Sentence, Token
from reftel.rules.words import Words


def antecedent(sentence: Sentence, at: int, child: Token, words: Words) -> int | None:
    """The word that an argument stands for: itself, or the noun that a relative pronoun refers to."""
    if not words.has("relatives", child.text.lower()):
        return child.i
    for up in (sentence.tokens[at], *sentence.ancestors(at)):
        if up.dep in ("acl:relcl", "acl", "advcl:relcl"):
            return up.head
    return None


def attached_to_object(sentence: Sentence, at: int, passive: bool) -> Iterator[tuple[str, int]]:
    """Prepositional phrases that the tree hangs on the object: often the verb's own ("sold tanks to Peru").

    Of a passive the doer too, wherever it hangs: "was warned of the route by Malta".
    """
    if passive:
        yield from _doers(sentence, at)
    for child in sentence.children(at):
        if child.dep in ("obj", "nsubj:pass"):
            for i in (child.i, *conjuncts(sentence, child.i)):
                yield from _phrases_below(sentence, i)
        elif child.pos == "ADV" or (child.pos == "ADJ" and child.dep == "xcomp"):
            # "Moved closer to Washington", "made available to Peru".
            for below in sentence.children(child.i):
                name = marker(sentence, below.i) if below.dep in ("obl", "nmod") else None
                if name is not None:
                    yield name, below.i


def _doers(sentence: Sentence, at: int) -> Iterator[tuple[str, int]]:
    children = sentence.children(at)
    if not any(t.dep == "obl:agent" or marker(sentence, t.i) == "by" for t in children):
        for child in children:
            if child.dep in ("obl", "nmod", "obj") and child.i > at:
                yield from (("subject", i) for name, i in _phrases_below(sentence, child.i) if name == "by")


def _phrases_below(sentence: Sentence, i: int) -> Iterator[tuple[str, int]]:
    """What hangs on a thing with a preposition, or on what it consists of: "two squadrons of fighters to Somalia"."""
    for below in sentence.children(i):
        name = marker(sentence, below.i) if below.dep == "nmod" else None
        if name == "of":
            yield from ((n, k) for n, k in _phrases_below(sentence, below.i) if n == "to")
        elif name is not None:
            yield name, below.i


def lifted(sentence: Sentence, child: Token) -> Iterator[tuple[str, int]]:
    """Prepositional phrases that the tree hangs on a name: they belong to what governs the name.

    In "an order with Kenya for rifles" the rifles are ordered; names take no complements but with "of" and "in".
    """
    if child.pos != "PROPN" or child.dep not in ("nmod", "obl", "obl:agent", "iobj"):
        return
    for below in sentence.children(child.i):
        name = marker(sentence, below.i) if below.dep == "nmod" else None
        if name is not None and name not in ("of", "in"):
            yield name, below.i
            yield from lifted(sentence, below)


def double_object(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """ "Gave Mali tanks", "gave Mali $5 million", where the tree sets the thing beside the receiver's name."""
    if not words.has("giving", sentence.tokens[at].lemma):
        return
    objects = [t.i for t in sentence.children(at) if t.dep == "obj"]
    if len(objects) > 1:
        yield "indirect", objects[0]
    for child in sentence.children(at):
        if child.dep in ("obj", "iobj") and child.pos == "PROPN":
            for below in sentence.children(child.i):
                if below.dep in ("appos", "nmod:unmarked", "list", "dep") and below.pos in ("NOUN", "SYM", "NUM"):
                    yield "indirect", child.i
                    yield "object", below.i


def passive_receiver(sentence: Sentence, at: int, words: Words) -> Iterator[tuple[str, int]]:
    """ "Mali was promised tanks": the receiver is the subject, and the thing has no mark."""
    if words.has("giving", sentence.tokens[at].lemma):
        for child in sentence.children(at):
            if child.dep == "nsubj:pass":
                receiver = antecedent(sentence, at, child, words)
                yield "indirect", child.i if receiver is None else receiver
            elif child.dep == "obl:unmarked" and child.pos in ("NOUN", "PROPN"):
                yield "object", child.i
