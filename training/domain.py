"""Puts the field's words into treebank sentences, so that the model has seen "Zambian" and "howitzers" in their places.

A tree stays right where one name of a state takes the place of another, and one common noun that of another of the
same number; the words come from the vocabulary that the package ships.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reftel.rules.data import read_toml, read_tsv
from training.conllu import Sentence, Word

NAMES, THINGS = 0.5, 0.15
"""Share of sentences whose states are renamed, and of those in which one noun becomes a weapon."""

DESIGNATIONS = 0.3
"""Share of those nouns, where one thing is meant, that become a designation ("the Su-22")."""

_PLACES = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod", "conj"})
"""Where a noun may be replaced: as head of a phrase, not inside a fixed expression or a compound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Words of the field, by where they may stand."""

    names: Sequence[str]
    adjectives: Sequence[str]
    singular: Sequence[str]
    plural: Sequence[str]
    designations: Sequence[str]


@cache
def stock() -> Stock:
    """The words, from the tables of states and of materiel; single words only, since a word takes a word's place."""
    rows = read_tsv("actors/states.tsv")
    capitals = [name for row in rows for name in row["capitals"].split("; ") if name]
    demonyms = {name for row in rows for name in row["demonyms"].split("; ")}
    designations = [row["designation"] for row in read_tsv("materiel/designations.tsv")]
    terms = [term for group in read_toml("languages/en/materiel.toml")["class"] for term in group["terms"]]
    regular = sorted({term for term in terms if term.isalpha() and term[-1] not in "syhx"})
    return Stock(
        names=sorted({n for n in (*(row["name"] for row in rows), *capitals) if n.isalpha()}),
        adjectives=sorted(name for name in demonyms if name.isalpha() and name + "s" in demonyms),
        singular=regular,
        plural=[term + "s" for term in regular],
        designations=sorted({n for n in designations if " " not in n}),
    )


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with some of its words replaced by words of the field, or as it is."""
    words = stock()
    if rng.random() < NAMES:
        sentence = tuple(_renamed(word, words, rng) for word in sentence)
    if rng.random() < THINGS:
        sentence = _armed(sentence, words, rng)
    return sentence


def _renamed(word: Word, words: Stock, rng: random.Random) -> Word:
    if word.pos == "PROPN" and word.text in words.names:
        return replace(word, text=rng.choice(words.names))
    if word.pos == "ADJ" and word.text in words.adjectives:
        return replace(word, text=rng.choice(words.adjectives))
    return word


def _armed(sentence: Sentence, words: Stock, rng: random.Random) -> Sentence:
    """One common noun of the sentence made a weapon, of the same number; now and then a designation."""
    places = [at for at, word in enumerate(sentence) if word.pos == "NOUN" and word.dep in _PLACES]
    if not places:
        return sentence
    at = rng.choice(places)
    plural = "Number=Plur" in sentence[at].feats
    new = replace(sentence[at], text=rng.choice(words.plural if plural else words.singular))
    if not plural and rng.random() < DESIGNATIONS:
        new = replace(new, text=rng.choice(words.designations), pos="PROPN")
    return (*sentence[:at], new, *sentence[at + 1 :])
