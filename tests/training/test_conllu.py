"""Treebanks are read as they are meant; sentences are changed without harm to their trees."""

import re
from collections.abc import Callable

import pytest

from tests.training.bank import TEXT
from training.conllu import Sentence, capitals, headline, merge, text_of

Documents = list[list[Sentence]]
WRITTEN = re.findall(r"^# text = (.+)$", TEXT, flags=re.MULTILINE)


def heads(sentence: Sentence) -> list[str]:
    """For each word the word above it, itself for the root."""
    return [sentence[word.head].text for word in sentence]


def test_documents_and_sentences_are_told_apart(documents: Documents) -> None:
    assert [len(document) for document in documents] == [2, 2]


def test_sentences_are_written_as_they_were(documents: Documents) -> None:
    assert [text_of(sentence) for document in documents for sentence in document] == WRITTEN


def test_words_have_what_the_models_need(documents: Documents) -> None:
    peru, did, no = documents[0][0][:3]
    assert (peru.text, peru.lemma, peru.pos, peru.feats, peru.dep, peru.space) == (
        "Peru", "Peru", "PROPN", "Number=Sing", "nsubj", True,
    )  # fmt: skip
    assert (did.space, no.space, no.feats) == (False, True, "")


def test_heads_count_from_the_first_word_and_the_root_is_its_own(documents: Documents) -> None:
    assert heads(documents[1][0]) == ["armies", "armies", "Peru", "armies"]
    assert [word.head for word in documents[0][1]] == [1, 2, 2, 4, 2, 4], "an empty node is no word"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (capitals, ["PERU DIDN'T BUY TWO T-55S.", "SYRIAN OFFICERS FLEW (LOW)"]),
        (headline, ["Peru Didn't Buy Two T-55s.", "Syrian Officers Flew (Low)"]),
    ],
)
def test_other_ways_of_writing_change_the_words_alone(
    documents: Documents, change: Callable[[Sentence], Sentence], expected: list[str]
) -> None:
    for sentence, text in zip(documents[0], expected, strict=True):
        changed = change(sentence)
        assert [(w.lemma, w.pos, w.head, w.dep, w.space) for w in changed] == [
            (w.lemma, w.pos, w.head, w.dep, w.space) for w in sentence
        ]
        assert text_of(changed).replace("N't", "n't") == text


def test_small_words_of_a_headline_stay_small(documents: Documents) -> None:
    assert text_of(headline(documents[1][0])) == "The Armies of Peru"


def test_merged_words_are_one_with_the_tree_of_the_topmost(documents: Documents) -> None:
    sentence = documents[0][0]
    groups = [*(range(at, at + 1) for at in range(5)), range(5, 8), range(8, 9)]
    merged = merge(sentence, groups)
    assert [word.text for word in merged] == ["Peru", "did", "n't", "buy", "two", "T-55s", "."]
    assert (merged[5].lemma, merged[5].pos, merged[5].dep, merged[5].space) == ("T-55", "PROPN", "obj", False)
    assert heads(merged) == ["buy", "buy", "buy", "buy", "T-55s", "buy", "buy"]
    assert text_of(merged) == text_of(sentence)


def test_a_merged_root_stays_the_root(documents: Documents) -> None:
    sentence = documents[1][0]
    merged = merge(sentence, [range(2), range(2, 3), range(3, 4)])
    assert [word.text for word in merged] == ["Thearmies", "of", "Peru"]
    assert heads(merged) == ["Thearmies", "Peru", "Thearmies"]
    assert merged[0].dep == "root"
