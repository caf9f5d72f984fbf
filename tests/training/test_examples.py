"""Treebank sentences as examples: our words on one side, the treebank's annotation on the other."""

import random

import pytest
import spacy

from reftel.syntax.tokenizer import TOKENIZER, register
from training.conllu import Sentence, text_of
from training.evaluate import Scores
from training.examples import epoch, example, reference, with_our_words

Documents = list[list[Sentence]]


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    register()
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def test_the_reference_has_the_treebank_s_annotation(nlp: spacy.Language, documents: Documents) -> None:
    doc = reference(nlp, documents[1])
    assert doc.text.rstrip() == " ".join(map(text_of, documents[1]))
    assert [sentence.root.text for sentence in doc.sents] == ["armies", "have"]
    assert [(t.text, t.dep_, t.head.text) for t in doc[5:9]] == [
        ("have", "ROOT", "have"), ("parties", "obj", "have"), ("and", "cc", "navies"), ("navies", "conj", "parties"),
    ]  # fmt: skip


def test_designations_become_one_word(nlp: spacy.Language, documents: Documents) -> None:
    ours = with_our_words(nlp, documents[0][0])
    assert "T-55s" in [word.text for word in ours]
    assert text_of(ours) == text_of(documents[0][0])
    assert with_our_words(nlp, documents[1][0]) == documents[1][0]


def test_both_sides_of_an_example_have_one_text(nlp: spacy.Language, documents: Documents) -> None:
    ours = [with_our_words(nlp, sentence) for sentence in documents[0]]
    pair = example(nlp, ours)
    assert pair.predicted.text == pair.reference.text
    assert [t.text for t in pair.predicted] == [t.text for t in pair.reference]


def test_an_epoch_shows_every_sentence_once(nlp: spacy.Language, documents: Documents) -> None:
    for seed in range(10):
        shown = list(epoch(nlp, documents, random.Random(seed)))
        assert sum(len(list(pair.reference.sents)) for pair in shown) == 4


def test_scores_are_harmonic_means() -> None:
    scores = Scores()
    scores.add("UAS", {(1,), (2,), (3,)}, {(2,), (3,), (4,), (5,), (6,)})
    assert scores.f1("UAS") == 50.0
