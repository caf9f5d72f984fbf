"""Varied copies: states renamed, words replaced by their like, the tree and the parties' places kept."""

import random
from dataclasses import replace

import pytest

from reftel.rules.network import Sight
from tests.training.network.sentences import EXERCISES, VECTORS
from training.network.augment import Stock, stock_of, varied
from training.network.lessons import Exercise

BOUGHT = replace(EXERCISES[0], sight=replace(EXERCISES[0].sight, words=("Chad", "lent", "tanks", "to", "Sweden")))
"""Of what is like "sold", the texts have "lent", which ends otherwise."""


@pytest.fixture(scope="module")
def stock() -> Stock:
    return stock_of([*EXERCISES, BOUGHT], VECTORS)


def _copies(exercise: Exercise, stock: Stock, n: int = 200) -> list[Exercise]:
    return [varied(exercise, stock, random.Random(seed)) for seed in range(n)]


def _kept(sight: Sight) -> tuple[object, ...]:
    return sight.tags, sight.relations, sight.heads, sight.places, len(sight.words), len(sight.classes)


def test_words_like_a_word_are_near_it_and_end_like_it(stock: Stock) -> None:
    assert stock.like["bought", "VERB"] == []  # "sold" and "lent" are near, but end otherwise
    ends = [Exercise(sight=_with("sold", "VERB")), Exercise(sight=_with("Told", "VERB"))]
    near = replace(VECTORS, words=("sold", "tanks", "told", "the", "lent"), table=2 * VECTORS.table)
    assert stock_of(ends, near).like == {("sold", "VERB"): ["told"], ("told", "VERB"): ["sold"]}


def _with(word: str, tag: str) -> Sight:
    return Sight(words=(word,), lemmas=(word.lower(),), tags=(tag,), relations=("root",), heads=(0,), classes=((),))


def test_names_are_those_of_parties_of_one_word(stock: Stock) -> None:
    assert stock.names == {"name": ["Sweden", "Chad"], "demonym": []}


@pytest.mark.parametrize("at", range(len(EXERCISES)))
def test_tree_and_places_stay_and_marks_go(stock: Stock, at: int) -> None:
    for copy in _copies(EXERCISES[at], stock, 40):
        assert _kept(copy.sight) == _kept(EXERCISES[at].sight)
        assert (copy.marks, copy.carriers, copy.before) == ((), EXERCISES[at].carriers, EXERCISES[at].before)


def test_states_are_renamed_and_their_lemmas_with_them(stock: Stock) -> None:
    found = {(copy.sight.words[0], copy.sight.words[4]) for copy in _copies(EXERCISES[0], stock)}
    assert found == {(one, other) for one in ("Sweden", "Chad") for other in ("Sweden", "Chad")}
    assert all(copy.sight.lemmas[0] in ("sweden", copy.sight.words[0]) for copy in _copies(EXERCISES[0], stock))


def test_one_state_gets_one_name_in_a_sentence() -> None:
    twice = replace(EXERCISES[0], states=(("SWE",), ("SWE",)))
    names = Stock(like={}, lemmas={}, names={"name": [f"State{n}" for n in range(50)], "demonym": []})
    new = [(copy.sight.words[0], copy.sight.words[4]) for copy in _copies(twice, names)]
    both = [(one, other) for one, other in new if one.startswith("State") and other.startswith("State")]
    assert len(both) > 20
    assert all(one == other for one, other in both)


def test_names_of_several_words_and_pronouns_stay(stock: Stock) -> None:
    for copy in _copies(EXERCISES[2], stock):
        assert copy.sight.words[0] == "They"
        assert copy.sight.words[5:8] == ("the", "Soviet", "Union")


def test_a_word_that_comes_in_brings_its_lemma_and_classes() -> None:
    words = Stock(like={("sold", "VERB"): ["visited"]}, lemmas={("visited", "VERB"): "visit"}, names={"name": ["Chad"]})
    changed = [copy.sight for copy in _copies(EXERCISES[0], words) if copy.sight.words[1] == "visited"]
    assert 20 < len(changed) < 120
    assert {sight.lemmas[1] for sight in changed} == {"visit"}
    assert {sight.classes[1] for sight in changed} == {("frame visit",)}


def test_capitals_stay_capitals() -> None:
    shouted = replace(EXERCISES[0], sight=replace(EXERCISES[0].sight, words=("Sweden", "Sold", "tanks", "to", "Chad")))
    words = Stock(like={("sold", "VERB"): ["lent"]}, lemmas={("lent", "VERB"): "lend"}, names={"name": ["Chad"]})
    assert {copy.sight.words[1] for copy in _copies(shouted, words)} == {"Sold", "Lent"}


def test_arms_stay() -> None:
    words = Stock(like={("tanks", "NOUN"): ["banks"]}, lemmas={("banks", "NOUN"): "bank"}, names={"name": ["Chad"]})
    assert {copy.sight.words[2] for copy in _copies(EXERCISES[0], words)} == {"tanks"}


def test_the_same_seed_gives_the_same_copy(stock: Stock) -> None:
    assert varied(EXERCISES[0], stock, random.Random(3)) == varied(EXERCISES[0], stock, random.Random(3))
