"""What is learned about dictionary forms holds for words that were never seen."""

from collections.abc import Iterator

import pytest

from reftel.syntax.lemmas import Lemmas, read_lemmas
from training.conllu import Sentence, Word
from training.lemmas import learn

PAST, PARTICIPLE, PLURAL = "Tense=Past|VerbForm=Fin", "Tense=Past|VerbForm=Part", "Number=Plur"


def words(pairs: str, pos: str, feats: str, times: int = 1) -> Iterator[Word]:
    """Words of a treebank, from "form lemma, form lemma"."""
    for pair in pairs.split(", "):
        form, lemma = pair.split()
        for _ in range(times):
            yield Word(text=form, lemma=lemma, pos=pos, feats=feats, head=0, dep="root", space=True)


@pytest.fixture
def learned(documents: list[list[Sentence]]) -> Lemmas:
    seen = [word for document in documents for sentence in document for word in sentence]
    seen += words("tanks tank, ships ship, guns gun, missiles missile, Rifles rifle", "NOUN", PLURAL)
    seen += words("armies army, buses bus, losses loss, classes class", "NOUN", PLURAL)
    seen += words("delivered deliver, agreed agree, signed sign, ordered order", "VERB", PAST)
    seen += words("etc. etc", "X", "", times=3)
    seen += words("Jan. January", "PROPN", "Number=Sing")
    return read_lemmas(learn(seen))


@pytest.mark.parametrize(
    ("word", "pos", "feats", "lemma"),
    [
        ("howitzers", "NOUN", PLURAL, "howitzer"),
        ("companies", "NOUN", PLURAL, "company"),
        ("COMPANIES", "NOUN", PLURAL, "company"),
        ("bosses", "NOUN", PLURAL, "boss"),
        ("offered", "VERB", PAST, "offer"),
        ("sold", "VERB", PAST, "sell"),
        ("sent", "VERB", PARTICIPLE, "send"),
        ("overflew", "VERB", PAST, "overfly"),
        ("resold", "VERB", PARTICIPLE, "resell"),
        ("etc.", "X", "", "etc"),
        ("Tank", "NOUN", "Number=Sing", "tank"),
        ("(", "PUNCT", "", "("),
    ],
)
def test_a_lemma_follows_from_the_end_of_a_word(
    learned: Lemmas, word: str, pos: str, feats: str, lemma: str
) -> None:
    assert learned.of(word, pos, feats) == lemma


def test_an_expansion_seen_once_says_nothing_of_other_words(learned: Lemmas) -> None:
    assert learned.of("Feb.", "PROPN", "Number=Sing") == "feb."


def test_the_same_words_give_the_same_rules(documents: list[list[Sentence]]) -> None:
    seen = [word for sentence in documents[0] for word in sentence]
    assert list(learn(seen)) == list(learn(reversed(seen)))
