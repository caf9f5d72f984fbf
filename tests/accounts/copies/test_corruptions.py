"""Copies with a figure or a designation gone wrong: flagged with the words of both sides, and never mended."""

import pytest

from reftel.model.copies import Corruption
from tests.accounts.copies.texts import graph_of, text

FRAME = "{} So the paper wrote on Monday, and the ministry in the capital has not said a word about it since then."


def flagged(origin: str, copy: str, **facts: str | None) -> list[Corruption]:
    """What is found wrong with a document that reprints another, with some of its words changed."""
    dates = {"first": "1985-01-10", "second": "1985-02-02"} | facts
    texts = [
        text(name, FRAME.format(words), (words, {}), date=dates[name])
        for name, words in (("first", origin), ("second", copy))
    ]
    graph = graph_of(texts)
    assert len(graph.copies) == 1
    assert all(one.claim == texts[1].claims[0].id for one in graph.corruptions)
    return list(graph.corruptions)


@pytest.mark.parametrize(
    ("origin", "copy", "change", "words", "origin_words"),
    [
        (
            "Nicaragua bought MiG-29 and Su-25 aircraft for 350 million dollars.",
            "Nicaragua bought MiG-350 and Su-29 aircraft for 25 million dollars.",
            "swapped", ("MiG-350", "Su-29", "25"), ("MiG-29", "Su-25", "350"),
        ),
        ("Mali got 54 field guns.", "Mali got 45 field guns.", "transposed", ("45",), ("54",)),
        ("It was signed in 1975 at Lomé.", "It was signed in 1957 at Lomé.", "transposed", ("1957",), ("1975",)),
        ("Oman ordered 1,200 rifles.", "Oman ordered 120 rifles.", "zero", ("120",), ("1,200",)),
        ("Ghana took 10 boats.", "Ghana took 100 boats.", "zero", ("100",), ("10",)),
        ("A loan of 95 million roubles.", "A loan of 95 billion roubles.", "unit", ("billion",), ("million",)),
        ("A loan of 95 million roubles.", "A loan of 95 roubles.", "unit", ("95",), ("95 million",)),
        ("They have a range of 300 km.", "They have a range of 300 miles.", "unit", ("miles",), ("km",)),
        ("Two battalions of Cubans came.", "Two brigades of Cubans came.", "unit", ("brigades",), ("battalions",)),
        ("Iraq received T-62 tanks.", "Iraq received T-72 tanks.", "designation", ("T-72",), ("T-62",)),
        ("Iraq received 24 tanks.", "Iraq received 31 tanks.", "figure", ("31",), ("24",)),
        ("Twelve Scuds went to Lagos.", "21 Scuds went to Lagos.", "transposed", ("21",), ("Twelve",)),
    ],
)  # fmt: skip
def test_what_differs_is_flagged(
    origin: str, copy: str, change: str, words: tuple[str, ...], origin_words: tuple[str, ...]
) -> None:
    [found] = flagged(origin, copy)
    assert (found.change, found.words, found.origin_words, found.directed) == (change, words, origin_words, True)
    assert all(f"“{word}”" in found.why for word in (*words, *origin_words))


@pytest.mark.parametrize(
    ("origin", "copy"),
    [
        ("Mali got 54 field guns.", "Mali got 54 field guns."),
        ("Mali got 20 field guns.", "Mali got twenty field guns."),
        ("Mali got 1,500 field guns.", "Mali got 1500 field guns."),
        ("Mali got 99 field guns.", "Mali got about 100 field guns."),
        ("Mali got 99 field guns.", "Mali got almost a hundred field guns."),
        ("Peru flew Su-22 fighters.", "Peru flew SU 22s fighters."),
        ("Peru flew Su-22 fighters.", "Peru flew Su-22s."),
        ("Ten tons of arms came.", "Ten ton of arms came."),
        ("They came in two lots by sea.", "They arrived in two lots by ship."),
    ],
)
def test_what_says_the_same_is_not(origin: str, copy: str) -> None:
    assert flagged(origin, copy) == []


def test_the_sentence_says_what_stands_where() -> None:
    [found] = flagged("Nicaragua bought MiG-29 and Su-25 aircraft.", "Nicaragua bought MiG-25 and Su-29 aircraft.")
    assert found.why == (
        "The copy has “MiG-25” where its origin has “MiG-29” and “Su-29” where that has “Su-25”: "
        "the same figures stand in other places; no designation that the catalogue knows: Su-29."
    )


def test_without_dates_either_may_be_wrong_and_the_sentence_says_so() -> None:
    texts = [
        text(name, FRAME.format(f"Mali got {n} guns."), (f"Mali got {n} guns", {}))
        for name, n in (("a", 54), ("b", 45))
    ]
    [found] = graph_of(texts).corruptions
    assert not found.directed
    assert "not known which of the two is the copy" in found.why


def test_a_copy_of_a_copy_is_held_against_the_first() -> None:
    texts = [
        text(name, FRAME.format(f"Mali got {n} guns."), (f"Mali got {n} guns", {}), date=date)
        for name, n, date in (("first", 54, "1971"), ("wrong", 45, "1972"), ("right", 54, "1973"))
    ]
    assert [one.claim for one in graph_of(texts).corruptions] == [texts[1].claims[0].id]


def test_no_words_are_needed_where_an_outlet_is_named() -> None:
    told = {"actor": ("YUG",), "recipient": ("AGO",), "period": "1976", "designators": ("M48",)}
    first = text(
        "tanjug", "1,200 M48 went.", ("1,200 M48 went", told | {"quantity": "1200 rifles"}), publisher="Tanjug"
    )
    said = told | {"quantity": "120 rifles", "said_by": ("Tanjug",)}
    second = text("times", "Tanjug spoke of 120 M48s.", ("Tanjug spoke of 120 M48s", said))
    [found] = graph_of([first, second]).corruptions
    assert (found.claim, found.change, found.words) == (second.claims[0].id, "zero", ("120 rifles",))
