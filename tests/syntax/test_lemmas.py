"""Dictionary forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.syntax.lemmas import kind, read_lemmas, rewrite
from reftel.syntax.parser import load

PAST, PARTICIPLE, PLURAL = "Mood=Ind|Tense=Past|VerbForm=Fin", "Tense=Past|VerbForm=Part", "Number=Plur"


def lemma(word: str, pos: str, feats: str) -> str:
    return load()._lemmas.of(word, pos, feats)


@pytest.mark.parametrize(
    ("word", "pos", "feats", "expected"),
    [
        ("bought", "VERB", PAST, "buy"),
        ("SOLD", "VERB", PARTICIPLE, "sell"),
        ("resold", "VERB", PARTICIPLE, "resell"),
        ("overflew", "VERB", PAST, "overfly"),
        ("withdrew", "VERB", PAST, "withdraw"),
        ("Withdrawn", "VERB", PARTICIPLE, "withdraw"),
        ("lent", "VERB", PARTICIPLE, "lend"),
        ("supplied", "VERB", PAST, "supply"),
        ("equipped", "VERB", PARTICIPLE, "equip"),
        ("TRAINING", "VERB", "Tense=Pres|VerbForm=Part", "train"),
        ("armies", "NOUN", PLURAL, "army"),
        ("submarines", "NOUN", PLURAL, "submarine"),
        ("aircraft", "NOUN", PLURAL, "aircraft"),
        ("men", "NOUN", PLURAL, "man"),
        ("larger", "ADJ", "Degree=Cmp", "large"),
        ("was", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "be"),
        ("Peru", "PROPN", "Number=Sing", "peru"),
        ("Su-22", "PROPN", "Number=Sing", "su-22"),
        ("Zxcvb", "X", "", "zxcvb"),
    ],
)
def test_a_word_is_brought_to_its_dictionary_form(word: str, pos: str, feats: str, expected: str) -> None:
    assert lemma(word, pos, feats) == expected


def test_the_longest_end_decides() -> None:
    lemmas = read_lemmas(["NOUN:Plur\t\t0", "NOUN:Plur\ts\t1", "NOUN:Plur\ties\t3y", "NOUN:Plur\t^series\t0"])
    found = [lemmas.of(word, "NOUN", PLURAL) for word in ("guns", "armies", "series", "men")]
    assert found == ["gun", "army", "series", "men"]


def test_a_kind_is_a_part_of_speech_with_what_decides_its_form() -> None:
    assert kind("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin") == "VERB:Fin:Past"
    assert kind("ADP", "") == "ADP"


@given(st.text(min_size=1), st.integers(0, 20), st.text(alphabet="abc", max_size=3))
def test_a_lemma_is_never_empty(word: str, cut: int, addition: str) -> None:
    assert rewrite(word, f"{cut}{addition}")
