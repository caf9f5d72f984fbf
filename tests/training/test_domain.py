"""Words of the field take the place of others, and the tree stays what it was."""

import random

import pytest

from training.conllu import Sentence
from training.domain import stock, varied

Documents = list[list[Sentence]]


def tree(sentence: Sentence) -> list[tuple[object, ...]]:
    return [(word.head, word.dep, word.feats, word.space) for word in sentence]


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_stays_what_it_was(documents: Documents, seed: int) -> None:
    for document in documents:
        for sentence in document:
            assert tree(varied(sentence, random.Random(seed))) == tree(sentence)


def test_words_take_the_place_of_their_like(documents: Documents) -> None:
    words = stock()
    seen: dict[str, set[str]] = {"name": set(), "adjective": set(), "plural": set()}
    for seed in range(400):
        rng = random.Random(seed)
        seen["name"].add(varied(documents[1][0], rng)[3].text)
        seen["adjective"].add(varied(documents[0][1], rng)[0].text)
        seen["plural"].add(varied(documents[1][1], rng)[0].text)
    assert all(len(found) > 5 for found in seen.values())
    assert seen["name"] - {"Peru"} <= {*words.names, *words.plural, *words.singular}
    assert seen["adjective"] <= set(words.adjectives)
    assert seen["plural"] - {"Cities"} <= set(words.plural)


def test_verbs_and_small_words_are_left_alone(documents: Documents) -> None:
    for seed in range(100):
        changed = varied(documents[1][1], random.Random(seed))
        assert [changed[at].text for at in (1, 3)] == ["have", "and"]


def test_the_same_seed_gives_the_same_sentence(documents: Documents) -> None:
    assert varied(documents[0][0], random.Random(7)) == varied(documents[0][0], random.Random(7))


def test_the_stock_has_single_words_of_each_sort() -> None:
    words = stock()
    for group in (words.names, words.adjectives, words.singular, words.plural, words.designations):
        assert len(group) > 20
        assert [word for word in group if " " in word] == []
        assert len(set(group)) == len(group)
    assert "Zambian" in words.adjectives
    assert "howitzers" in words.plural
