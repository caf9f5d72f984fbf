"""Puts the field's words into treebank sentences, so that the model has seen "Zambian" and "resold" in place.

A tree stays right where one name of a state takes the place of another, a common noun that of another of the same
number, and a verb with an object that of another in the same form; the words come from the vocabulary of the package.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reftel.rules.data import read_toml, read_tsv
from reftel.rules.frames import load_frames
from reftel.rules.inflection import regular_forms
from training.conllu import Sentence, Word
from training.lemmas import IRREGULAR

NAMES, THINGS, DEEDS = 0.5, 0.2, 0.2
"""Share of sentences whose states are renamed, in which one noun and in which one verb becomes a word of the field."""

DESIGNATIONS = 0.3
"""Share of those nouns, where one thing is meant, that become a designation ("the Su-22")."""

_FORMS = {
    "VerbForm=Inf": 0, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin": 1, "Tense=Past|VerbForm=Fin": 2,
    "Tense=Past|VerbForm=Part": 3, "VerbForm=Ger": 4, "Tense=Pres|VerbForm=Part": 4,
}  # fmt: skip
"""Features of a verb → which of its forms (infinitive, "-s", past, participle, "-ing") that is."""

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
    verbs: Sequence[tuple[str, ...]]


@cache
def stock() -> Stock:
    """The words, from the tables of states and of materiel; single words only, since a word takes a word's place."""
    rows = read_tsv("actors/states.tsv")
    capitals = [name for row in rows for name in row["capitals"].split("; ") if name]
    demonyms = {name for row in rows for name in row["demonyms"].split("; ")}
    designations = [row["designation"] for row in read_tsv("materiel/designations.tsv")]
    terms = [term for group in read_toml("languages/en/materiel.toml")["class"] for term in group["terms"]]
    units = {unit for frame in load_frames() for unit in frame.units}
    nouns = [lemma for lemma, pos in units if pos == "NOUN"]
    regular = sorted({term for term in (*terms, *nouns) if term.isalpha() and term[-1] not in "syhx"})
    return Stock(
        names=sorted({n for n in (*(row["name"] for row in rows), *capitals) if n.isalpha()}),
        adjectives=sorted(name for name in demonyms if name.isalpha() and name + "s" in demonyms),
        singular=regular,
        plural=[term + "s" for term in regular],
        designations=sorted({n for n in designations if " " not in n}),
        verbs=sorted(verb_forms(lemma) for lemma, pos in units if pos == "VERB" and lemma.isalpha()),
    )


def verb_forms(lemma: str) -> tuple[str, ...]:
    """A verb's infinitive, third person, past, participle and "-ing" form."""
    base, third, past, ing, *_ = regular_forms(lemma, "VERB")
    for line in IRREGULAR.read_text(encoding="utf-8").splitlines():
        if line.startswith(lemma + "\t"):
            _, irregular, participle = line.split("\t")
            return base, third, irregular, participle, ing
    return base, third, past, past, ing


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with some of its words replaced by words of the field, or as it is."""
    words = stock()
    if rng.random() < NAMES:
        sentence = tuple(_renamed(word, words, rng) for word in sentence)
    if rng.random() < THINGS:
        sentence = _armed(sentence, words, rng)
    if rng.random() < DEEDS:
        sentence = _acted(sentence, words, rng)
    return sentence


def _acted(sentence: Sentence, words: Stock, rng: random.Random) -> Sentence:
    """One verb that has an object made another verb in the same form."""
    with_object = {word.head for word in sentence if word.dep in ("obj", "nsubj:pass")}
    places = [(at, form) for at in with_object if (form := _form(sentence[at])) is not None]
    if not places:
        return sentence
    at, form = rng.choice(sorted(places))
    return (*sentence[:at], replace(sentence[at], text=rng.choice(words.verbs)[form]), *sentence[at + 1 :])


def _form(word: Word) -> int | None:
    if word.pos != "VERB" or not word.text.islower():
        return None
    feats = word.feats.split("|")
    return next((form for name, form in _FORMS.items() if set(name.split("|")) <= set(feats)), None)


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
