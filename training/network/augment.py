"""Varied copies of sentences, for the teacher to label: states renamed, some words replaced by their like.

What a copy claims nobody knows but the teacher; the student meets words there that the marked texts do not have. The
tree stays, so the word that comes in has the same part of speech, and mostly the same form, as its end tells.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reftel.claims.word_signs import kinds_by_word
from training.network.lessons import Exercise
from training.network.vectors import Vectors

RENAMED, REPLACED = 0.6, 0.3
"""Share of the parties that get another state's name, and of the words that a word like them replaces."""

NEAR = 0.45
"""Least cosine of two words that may stand for one another."""

_CHECKED, _KEPT = 39, 8
"""So many of the nearest words are looked at, and so many are kept."""

_OPEN = ("VERB", "NOUN", "ADJ")
_NAMED = ("name", "demonym")

_Word = tuple[str, str]
"""A word in small letters, with its part of speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What may come in: words like a word, the lemma of each, and names of states by how they name it."""

    like: Mapping[_Word, Sequence[str]]
    lemmas: Mapping[_Word, str]
    names: Mapping[str, Sequence[str]]


def stock_of(exercises: Sequence[Exercise], vectors: Vectors) -> Stock:
    """The words and names of these sentences."""
    lemmas = _lemmas(exercises)
    like: dict[_Word, Sequence[str]] = {}
    for tag in _OPEN:
        words = [word for word, own in lemmas if own == tag and vectors.number(word)]
        like |= {(word, tag): found for word, found in zip(words, _like(words, vectors), strict=True)}
    return Stock(like=like, lemmas=lemmas, names={form: _names(exercises, form) for form in _NAMED})


def _lemmas(exercises: Sequence[Exercise]) -> dict[_Word, str]:
    """Each word's lemma, the most frequent where there are several."""
    seen: dict[_Word, Counter[str]] = defaultdict(Counter)
    for exercise in exercises:
        sight = exercise.sight
        for word, lemma, tag in zip(sight.words, sight.lemmas, sight.tags, strict=True):
            seen[word.lower(), tag][lemma] += 1
    return {word: found.most_common(1)[0][0] for word, found in seen.items()}


def _like(words: Sequence[str], vectors: Vectors) -> list[Sequence[str]]:
    """For each word the nearest that end like it, nearest first."""
    if not words:
        return []
    table = vectors.table[[vectors.number(word) - 1 for word in words]]
    found: list[Sequence[str]] = []
    for at, (word, row) in enumerate(zip(words, table @ table.T, strict=True)):
        nearest = [j for j in np.argsort(-row, kind="stable")[: _CHECKED + 1].tolist() if j != at][:_CHECKED]
        found.append([words[j] for j in nearest if words[j][-2:] == word[-2:] and row[j] > NEAR][:_KEPT])
    return found


def _names(exercises: Sequence[Exercise], form: str) -> list[str]:
    """Names of one word, in the order in which the texts bring them."""
    return list(
        dict.fromkeys(
            exercise.sight.words[place.first]
            for exercise in exercises
            for place, own in zip(exercise.sight.places, exercise.forms, strict=True)
            if own == form and place.first == place.last
        )
    )


def varied(exercise: Exercise, stock: Stock, rng: random.Random) -> Exercise:
    """A copy with other words, without marks: they were made for the words that stood there."""
    sight = exercise.sight
    words, lemmas, classes = list(sight.words), list(sight.lemmas), list(sight.classes)
    for at, name in _renamed(exercise, stock, rng).items():
        words[at] = lemmas[at] = name
    parties = {i for place in sight.places for i in range(place.first, place.last + 1)}
    for at, (word, tag) in enumerate(zip(sight.words, sight.tags, strict=True)):
        if at in parties or tag not in _OPEN or "ARMS" in classes[at] or rng.random() > REPLACED:
            continue
        if like := stock.like.get((word.lower(), tag)):
            new = rng.choice(like)
            words[at], lemmas[at] = new.capitalize() if word[0].isupper() else new, stock.lemmas[new, tag]
            classes[at] = _classes(classes[at], lemmas[at], tag)
    shown = replace(sight, words=tuple(words), lemmas=tuple(lemmas), classes=tuple(classes))
    return replace(exercise, sight=shown, marks=())


def _renamed(exercise: Exercise, stock: Stock, rng: random.Random) -> dict[int, str]:
    """Word → the new name of the state that it names; the same for all words of the sentence that name that state."""
    new: dict[tuple[str, str], str] = {}
    found: dict[int, str] = {}
    for place, states, form in zip(exercise.sight.places, exercise.states, exercise.forms, strict=True):
        if place.first == place.last and form in _NAMED and rng.random() < RENAMED:
            found[place.first] = new.setdefault((states[0], form), rng.choice(stock.names[form]))
    return found


def _classes(old: Sequence[str], lemma: str, tag: str) -> tuple[str, ...]:
    """The classes of a word that came in: those that hang on the word itself are made anew, as reading makes them."""
    kept = [name for name in old if not name.startswith(("frame ", "MILITARY"))]
    return (*kept, *(f"frame {kind}" for kind in kinds_by_word().get((lemma, tag), ())))
