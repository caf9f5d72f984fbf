"""The lists of names come from the training texts, and number words as reading does."""

import json
from pathlib import Path

import numpy as np
import pytest

from reftel.rules.network import PARTY_SIGNS, Network, Sight, class_table
from tests.training.network.sentences import SIGHTS
from training.network.names import RARE_CLASS, RARE_LEMMA, Names, names_of

NETWORK = Path(__file__).parents[2] / "rules" / "network"


def test_rare_classes_and_lemmas_are_left_out() -> None:
    few = names_of(SIGHTS * (RARE_LEMMA - 1))
    assert (few.lemmas, few.classes) == (("tanks", "the"), ())  # what two of the words or sentences have
    many = names_of(SIGHTS * RARE_CLASS)
    assert many.classes == ("ARMS", "MILITARY", "frame transfer")
    assert {"silence", "tanks", "sweden"} <= set(many.lemmas)
    assert "Sweden" not in many.lemmas


def test_each_list_is_sorted_so_that_the_order_of_texts_does_not_matter() -> None:
    assert names_of(SIGHTS * RARE_CLASS) == names_of(SIGHTS[::-1] * RARE_CLASS)


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_table_of_classes_is_that_of_reading(sight: Sight) -> None:
    names = names_of(SIGHTS * RARE_CLASS)
    said = json.loads((NETWORK / "network.json").read_text(encoding="utf-8"))
    reading = Network({}, {**said, "classes": names.classes}, ())
    assert np.array_equal(names.class_table(sight), class_table(sight, reading._classes))


def test_the_table_says_where_parties_stand() -> None:
    names = names_of(SIGHTS)
    assert tuple(names.columns)[-len(PARTY_SIGNS) :] == PARTY_SIGNS
    table = names.class_table(SIGHTS[2])[:, -len(PARTY_SIGNS) :]
    assert np.argwhere(table).tolist() == [[0, 0], [0, 1], [0, 2], [0, 3], [5, 0], [6, 0], [7, 0], [7, 1]]


def test_numbers() -> None:
    names = Names(tags=("NOUN", "VERB"), relations=("obj", "root"), classes=(), lemmas=("chad", "sold"))
    assert names.lemma_numbers(SIGHTS[0]) == [0, 2, 0, 0, 1]
    assert names.tag_numbers(SIGHTS[0]) == [0, 1, 0, 0, 0]
    assert names.relation_numbers(SIGHTS[0]) == [0, 1, 0, 0, 0]
