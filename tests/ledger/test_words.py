"""The words of a text, and of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.errors import LedgerError
from reftel.ledger.words import Phrase, asked_words, places, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Su-22s of Perú", "the su 22s of peru"),
        ("T‑55/T_62, BM-21 “Grad”", "t 55 t 62 bm 21 grad"),
        ("STRASSE Straße ǅ", "strasse strasse dz"),
        ("Peru\u0301 PERÚ", "peru peru"),
        ("İstanbul ΣΊΣΥΦΟΣ", "istanbul σισυφοσ"),
        ("trans\u00adfer", "transfer"),
        ("½ of 1,000", "1 2 of 1 000"),
        ("中国 gave ミグ", "中 国 gave ミ ク"),
        ("ℌ ﬁeld", "h field"),
        ("x" * 300, "x" * 200),
        ("… — *", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert " ".join(words_of(text)) == words


@pytest.mark.parametrize(
    ("asked", "phrases"),
    [
        ("tanks Peru", [("tanks",), ("peru",)]),
        ('"air force" tanks', [("air", "force"), ("tanks",)]),
        ("“Air Force”", [("air", "force")]),
        ("Su-22s", [("su", "22s")]),
        ('"air', [("air",)]),
        ("NEAR(a b) OR c:d", [("near", "a"), ("b",), ("or",), ("c", "d")]),
        ("tanks TANKS", [("tanks",)]),
        ("a AND ''; DROP TABLE claims", [("a",), ("and",), ("drop",), ("table",), ("claims",)]),
    ],
)
def test_what_is_asked(asked: str, phrases: list[tuple[str, ...]]) -> None:
    assert [phrase.words for phrase in asked_words(asked)] == phrases
    assert not any(phrase.begins for phrase in asked_words(asked))


@pytest.mark.parametrize(
    ("asked", "words"), [("mir*", ("mir",)), ("Su-2*", ("su", "2")), ('"air for"*', ("air", "for"))]
)
def test_a_star_asks_for_the_beginning_of_a_word(asked: str, words: tuple[str, ...]) -> None:
    assert asked_words(asked) == (Phrase(words, begins=True),)


@pytest.mark.parametrize("asked", ["", "  ", "*", '""', "- _ …"])
def test_a_search_without_a_word_is_an_error(asked: str) -> None:
    with pytest.raises(LedgerError, match="no word in"):
        asked_words(asked)


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("two Su-22s, SU 22S", "su-22s", ["Su-22s", "SU 22S"]),
        ("½ Ｍirage ﬁeld", "field", ["ﬁeld"]),
        ("½ Ｍirage ﬁeld", "mir*", ["Ｍirage"]),
        ("Peru\u0301 and Perú", "peru", ["Peru\u0301", "Perú"]),
        ("über 中国军", "国", ["国"]),
        ("a a a", '"a a"', ["a a"]),
        ("Straße", "stras*", ["Straße"]),
    ],
)
def test_places_are_those_of_the_text_itself(text: str, asked: str, found: list[str]) -> None:
    (phrase,) = asked_words(asked)
    assert [text[span.start : span.end] for span in places(text, phrase)] == found


@given(st.text())
def test_each_word_of_a_text_is_found_in_it(text: str) -> None:
    for word in words_of(text):
        for span in places(text, Phrase((word,))):
            assert word in words_of(text[span.start : span.end])
        assert places(text, Phrase((word,)))
