"""Passages that share no words, and their figures and names: translations; those in other words of one language."""

import pytest

from reftel.accounts.copies.anchors import anchors_in, sounds_of
from reftel.model.span import Span
from tests.accounts.copies.texts import Text, graph_of, n_origins, signs, text

SPANISH = (
    "En 1985 Nicaragua compró aviones MiG-29 y Su-25 por 350 millones de dólares de la Unión Soviética, informó "
    "Barricada. Los primeros 12 aparatos llegaron a Punta Huete."
)
RUSSIAN = (
    "В 1985 году Никарагуа купила самолёты МиГ-29 и Су-25 за 350 миллионов долларов у Советского Союза, сообщила "
    "газета «Баррикада». Первые 12 машин прибыли в Пунта-Уэте."
)
BOUGHT = "Nicaragua bought {} aircraft for {} million dollars"
ENGLISH = "According to Barricada, {} from the Soviet Union in 1985. The first 12 machines arrived at Punta Huete."
SIDES = {"actor": ("SUN",), "recipient": ("NIC",)}


def english(types: str = "MiG-29 and Su-25", millions: str = "350") -> Text:
    bought = BOUGHT.format(types, millions)
    return text("english", ENGLISH.format(bought), (bought, SIDES), date="1985-09")


@pytest.mark.parametrize("original", [SPANISH, RUSSIAN], ids=["es", "ru"])
def test_a_translation_has_the_figures_and_names_and_no_words(original: str) -> None:
    first = text("original", original, date="1985-06-01")
    assert signs(first, english()) == [("translation", "english", "original", True)]


def test_two_translations_of_one_text_have_one_origin() -> None:
    bought = "Le Nicaragua a acheté à l'Union soviétique des MiG-29 et des Su-25 pour 350 millions de dollars"
    french = text(
        "french",
        f"{bought}, écrit Barricada en 1985. 12 appareils sont à Punta Huete.",
        (bought, SIDES),
        date="1985-10",
    )
    first = text("original", SPANISH, date="1985-06-01")
    assert n_origins(first, english(), french) == 1


def test_figures_that_changed_places_in_translation_are_flagged() -> None:
    wrong = english("MiG-350 and Su-29", "25")
    [found] = graph_of([text("original", SPANISH, date="1985-06-01"), wrong]).corruptions
    assert (found.claim, found.change) == (wrong.claims[0].id, "swapped")
    assert found.words == ("MiG-350", "Su-29", "25")
    assert found.origin_words == ("MiG-29", "Su-25", "350")


@pytest.mark.parametrize(
    "words",
    [
        "The sale to Nicaragua of 12 MiG-29 and Su-25 by the Soviet Union was confirmed in 1985 by a diplomat, who put "
        "the price at 350 million dollars.",
        "In 1985 Nicaragua had 350 soldiers at Punta Huete, and 12 helicopters.",
    ],
    ids=["own words", "other matter"],
)
def test_another_report_is_no_translation(words: str) -> None:
    own = text("own", words, (words, SIDES), date="1985-09")
    assert signs(text("original", SPANISH, date="1985-06-01"), own) == []


def test_several_claims_with_the_same_figures_in_one_order_are_told_again() -> None:
    boats = {"actor": ("ITA",), "recipient": ("LBY",), "quantity": "4 ships", "period": "1977"}
    guns = {
        "actor": ("ITA",),
        "recipient": ("LBY",),
        "designators": ("Palmaria",),
        "quantity": "210 guns",
        "period": "1981",
    }
    first = text(
        "first", "Four corvettes were sold in 1977. An order for 210 Palmarias came in 1981.",
        ("Four corvettes were sold in 1977", boats), ("An order for 210 Palmarias came in 1981", guns), date="1982",
    )  # fmt: skip
    again = text(
        "again", "Tripoli took 4 ships in '77. 1981: Palmaria howitzers, 210 of them.",
        ("Tripoli took 4 ships in '77", boats), ("1981: Palmaria howitzers, 210 of them", guns), date="1983",
    )  # fmt: skip
    alone = text(
        "alone", "Rome let Libya have 4 ships in 1977.", ("Rome let Libya have 4 ships in 1977", boats), date="1984"
    )
    assert signs(first, again, alone) == [("translation", "again", "first", True)]
    assert n_origins(first, again, alone) == 2


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Каракас", "Caracas"), ("Никарагуа", "Nicaragua"), ("МиГ", "MiG"), ("Су", "Su"), ("Перу", "Perú"),
        ("Чавес", "Chávez"), ("Wałęsa", "Walesa"), ("Χρύσα", "Khrisa"), ("Хрущёв", "Khrushchev"),
    ],
)  # fmt: skip
def test_names_are_known_in_other_letters(name: str, other: str) -> None:
    assert sounds_of(name) == sounds_of(other)


def test_anchors_are_figures_and_names_and_not_first_words() -> None:
    words = "The MiG-29s came. Later 1.500 men and President Ortega left Managua."
    found = [(anchor.key, anchor.is_figure) for anchor in anchors_in(words, Span(0, len(words)))]
    assert found[:3] == [("mg", False), ("29", True), ("s", False)]
    assert [key for key, _ in found[3:]] == ["1500", sounds_of("President"), sounds_of("Ortega"), sounds_of("Managua")]
