"""Grammatical functions under a noun: whose it is, what it is of, what modifies it."""

from collections.abc import Iterator

from reftel.claims.displaced import lifted
from reftel.claims.edges import marker
from reftel.model.sentence import Sentence, Token
from reftel.rules.words import Words


def noun_arguments(sentence: Sentence, at: int, _: Words) -> Iterator[tuple[str, int]]:
    """What stands under the noun at `at`, each with its function."""
    yield from _of_name(sentence, at)
    for child in sentence.children(at):
        yield from lifted(sentence, child)
        match child.dep:
            case "nsubj" | "nsubj:outer":
                yield "subject", child.i
            case "acl" | "acl:relcl":
                yield "clause", child.i
            case "nmod:poss":
                yield "possessor", child.i
            case "appos" | "flat":
                yield "apposition", child.i
            case "amod" | "compound" | "nmod:desc" | "nmod:unmarked" | "nummod":
                yield from (("modifier", i) for i in _modifiers(sentence, child.i))
                # "Angola's arms imports": whose they are hangs on either noun.
                yield from (("possessor", t.i) for t in sentence.children(child.i) if t.dep == "nmod:poss")
            case "nmod" | "obl":
                name = marker(sentence, child.i)
                yield (name or "modifier"), child.i
                if name in _BEYOND:
                    yield from _beyond(sentence, child, _BEYOND[name])
                if name == "to":
                    yield from _of_thing(sentence, child)


def _of_name(sentence: Sentence, at: int) -> Iterator[tuple[str, int]]:
    """What hangs on the first word of "Soviet MiG-23s", where the tree reads it as one name."""
    word = sentence.tokens[at]
    if word.dep == "flat" and word.head < at:
        yield "modifier", word.head
        for child in sentence.children(word.head):
            name = marker(sentence, child.i) if child.dep == "nmod" else None
            if name is not None:
                yield name, child.i


_BEYOND = {"of": ("to", "by", "from", "for", "between", "with"), "by": ("of",)}


def _beyond(sentence: Sentence, child: Token, own: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Phrases hung on another that are the noun's own: "delivery of tanks to Mali", "purchase by Mali of tanks"."""
    for below in sentence.children(child.i):
        name = marker(sentence, below.i) if below.dep == "nmod" else None
        if name in own:
            yield name, below.i
            yield from lifted(sentence, below)


def _of_thing(sentence: Sentence, child: Token) -> Iterator[tuple[str, int]]:
    """ "A sale to the Government of Mali of 25 tanks": names have no things."""
    for below in sentence.children(child.i):
        if below.dep == "nmod" and marker(sentence, below.i) == "of":
            if below.pos == "NOUN" and child.pos == "PROPN":
                yield "of", below.i
            yield from _of_thing(sentence, below) if below.pos == "PROPN" else ()


def _modifiers(sentence: Sentence, i: int) -> Iterator[int]:
    """A modifier and its own ("American arms embargo", whichever way the tree hangs the first word)."""
    yield i
    for child in sentence.children(i):
        if child.dep in ("amod", "compound", "nmod:desc", "nmod:unmarked"):
            yield from _modifiers(sentence, child.i)
