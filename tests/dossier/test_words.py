import pytest

from reftel.dossier.words import (
    amounts_words,
    percent_words,
    period_words,
    place_words,
    probability_words,
    step_words,
)
from reftel.model.original import Anchor
from reftel.model.source import Page, Passage
from reftel.model.span import Span
from reftel.strings import Say


@pytest.mark.parametrize(
    ("edtf", "english", "spanish"),
    [
        ("1973-07-01", "1 July 1973", "1 de julio de 1973"),
        ("1973-07", "July 1973", "julio de 1973"),
        ("1978", "1978", "1978"),
        ("1978~", "about 1978", "hacia 1978"),
        ("1978?", "1978?", "1978?"),
        ("1978%", "about 1978?", "hacia 1978?"),
        ("1973-07/1975~", "July 1973 – about 1975", "julio de 1973 – hacia 1975"),
        ("1973/..", "from 1973", "desde 1973"),
        ("../1980", "until 1980", "hasta 1980"),
        ("197X", "1970s", "década de 1970"),
        ("1974-24", "1974-24", "1974-24"),
        ("[1967, 1969]", "[1967, 1969]", "[1967, 1969]"),
        ("not a date", "not a date", "not a date"),
        (None, "", ""),
    ],
)
def test_periods(edtf: str | None, english: str, spanish: str) -> None:
    assert (period_words(Say("en"), edtf), period_words(Say("es"), edtf)) == (english, spanish)


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ([{"low": 36, "high": 36, "unit": "aircraft", "approx": True}], "about 36 aircraft"),
        ([{"low": None, "high": 79, "unit": "persons"}, {"low": 2, "high": 3, "unit": "ships"}],
         "at most 79 persons, 2–3 ships"),
        ({"low": 1, "high": 1, "unit": "persons", "approx": True}, "about 1 person"),
        ({"low": 1, "high": 2, "unit": "machine guns"}, "1–2 machine guns"),
        ({"low": 3, "high": 3, "unit": "zeppelins"}, "3 zeppelins"),
        ([{"low": 63, "high": 63, "unit": "percent", "approx": True}], "about 63%"),
        ({"low": 1, "high": 1, "unit": "rank"}, "rank 1"),
        ({"low": 101, "high": None, "currency": "USD"}, "at least 101 USD"),
        (None, ""),
    ],
)  # fmt: skip
def test_amounts_keep_their_vagueness(amounts: object, words: str) -> None:
    assert amounts_words(Say("en"), amounts) == words


def test_units_are_in_the_language_of_the_dossier() -> None:
    amounts = [{"low": None, "high": 79, "unit": "persons"}, {"low": 1, "high": 1, "unit": "ships"}]
    assert amounts_words(Say("es"), amounts) == "a lo sumo 79 personas, 1 buque"


@pytest.mark.parametrize(
    ("stage", "planned", "denied", "words"),
    [
        ("delivered", False, False, "delivered"),
        ("delivered", True, False, "planned: delivered"),
        ("planned", True, False, "planned"),
        ("planned", True, True, "denied: planned"),
        (None, True, False, "planned"),
        (None, False, True, "denied"),
        (None, False, False, ""),
    ],
)
def test_how_far_something_got(stage: str | None, planned: bool, denied: bool, words: str) -> None:
    assert step_words(Say("en"), stage, planned=planned, denied=denied) == words


def test_shares_and_probabilities() -> None:
    assert percent_words(Say("en"), 0.25, 0.5) == "25–50%"
    assert percent_words(Say("es"), 1 / 3, 1 / 3) == "33,3\N{NO-BREAK SPACE}%"
    assert (probability_words(Say("en"), 0.8), probability_words(Say("es"), 1)) == ("0.80", "1,00")


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        (Anchor(span=Span(0, 20), source=Span(40, 60), line=7), "paragraph numbered 2.A, line 7, characters 45–50"),
        (Anchor(span=Span(0, 20), page="iv", box=(1, 2, 3, 4)),
         "paragraph numbered 2.A, page iv, characters 5–10 of the text"),
        (Anchor(span=Span(0, 20), source=Span(0, 20), element="/p[1]"),
         "paragraph numbered 2.A, element /p[1], characters 5–10"),
        (Anchor(span=Span(15, 20), page="3"), "paragraph numbered 2.A, line 2, characters 5–10 of the text"),
    ],
)  # fmt: skip
def test_places(anchor: Anchor, words: str) -> None:
    passage = Passage(kind="paragraph", span=Span(0, 20), number="2.A.")
    page = Page(text="abc\nefghij\nlmnopqrstu", passages=(passage,), media="application/pdf", anchors=(anchor,))
    assert place_words(Say("en"), page, Span(5, 10)) == words
