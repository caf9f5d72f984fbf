"""What a person says that a slot should hold."""

from typing import Any

import pytest

from reftel.errors import JudgementError
from reftel.model.amount import Money, Quantity
from reftel.model.source import Page, Passage
from reftel.model.span import Span
from reftel.review.slots import slots_in
from reftel.review.words import Words, find_words


@pytest.mark.parametrize(
    ("slot", "given", "held"),
    [
        ("actor", "per", ("PER",)), ("actor", ["SUN", "PER/Navy"], ("SUN", "PER/navy")),
        ("recipient", "nato", ("NATO",)),
        ("recipient", "Latin America", ("Latin America",)), ("actor", "", ()), ("stage", "Delivered", "delivered"),
        ("stage", None, None), ("terms", "", None), ("period", "1973-07", "1973-07"), ("period", "", None),
        ("quantity", "~36 aircraft", Quantity(low=36, high=36, unit="aircraft", approx=True)),
        ("quantity", "..79 persons", Quantity(low=None, high=79, unit="persons")), ("quantity", "", None),
        ("value", {"low": 5, "high": None, "currency": "USD"}, Money(low=5, high=None, currency="USD")),
        ("item", " rifles ", "rifles"), ("said_by", ["Tass", "Tass", ""], ("Tass",)),
    ],
)  # fmt: skip
def test_values(slot: str, given: object, held: Any) -> None:
    assert slots_in({slot: given}) == {slot: held}


@pytest.mark.parametrize(
    ("slot", "given", "words"),
    [
        ("actor", "Peru", "did you mean PER"), ("actor", "PER/nvy", "did you mean PER/navy"),
        ("actor", "XQZ", "no party has the id"), ("kind", None, "no kind None"),
        ("stage", "deliverd", "mean delivered"),
        ("quantity", "5..2 men", "lower bound is above"), ("value", "5 dollars", "names no currency"),
        ("period", "soon", "no date in EDTF"), ("item", 5, "is no text"), ("place", 5, "is no list"),
        ("item", "x" * 2_001, "is too long"), ("perod", "1973", "did you mean period"),
    ],
)  # fmt: skip
def test_what_a_slot_cannot_hold(slot: str, given: object, words: str) -> None:
    with pytest.raises(JudgementError, match=words):
        slots_in({slot: given})


TEXT = "Ten guns came in 1973.\nTen\nmore guns came in 1973 and 1974."
PAGE = Page(
    text=TEXT, passages=tuple(Passage(kind="paragraph", span=span) for span in (Span(0, 22), Span(23, 59)))
)


@pytest.mark.parametrize(
    ("words", "near", "span"),
    [
        ("Ten more guns", None, Span(23, 36)), ("1974", None, Span(54, 58)), ("1973", Span(0, 8), Span(17, 21)),
        (Words("1973", 45), None, Span(45, 49)), ("guns", Span(32, 41), Span(32, 36)),
    ],
)  # fmt: skip
def test_words_are_found(words: str | Words, near: Span | None, span: Span) -> None:
    assert find_words(PAGE, words, near=near) == span


@pytest.mark.parametrize(
    ("words", "told"),
    [("1973", "2 times; say where it begins, at character 17 or 45"), ("tanks", "has no words"), (" ", "no words are"),
     (Words("1973", 3), "does not begin at character 3 of the document, but at 17 or 45")],
)  # fmt: skip
def test_words_that_are_not_found(words: str | Words, told: str) -> None:
    with pytest.raises(JudgementError, match=told):
        find_words(PAGE, words)
