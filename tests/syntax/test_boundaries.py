"""Where sentences end. A bar stands where a sentence must end; there must be no other end."""

import pytest

from reftel.syntax.boundaries import in_capitals, load_marks, sentence_starts
from tests.syntax.texts import parsed

MIXED = """
Peru bought tanks.|The tanks came in 1974.
The head, Daniel P. Erikson, met Gen. Juan Velasco and Lt. Col. Paul J. Angelo.|He then left.
A U.S. official met Dr. Alva.|The U.S. Army agreed.
They want the support of the U.S.|The offer stands.
The FF.AA. of Peru were trained by France.|The FF.AA.'s concerns grew.
See No. 5, Art. 12 and p. 33 of vol. 2.|It was signed in Dec. 1974 in St. Petersburg.
About 3.5 million was paid on Jan. 5.|In Feb. 6 ships came.
He said: "We will deliver the tanks."|The minister agreed.
He said (in Lima.)|She left.
"We shall see," he said.|"It is late."
“The arms came.”|“They were old.”
Was it delivered?|No one knew!|So it went.
He waited... and then left.
It sold aircraft, e.g. Su-22 fighters, vs. Chile; the price was low.
Inc. and Ltd. companies, i.e. suppliers, met Mr. Smith and Mrs. Brown at 5 p.m. on Monday.
The firm is Smith & Co.|It makes guns.
The U.S.-backed side lost.|U.S. equipment was left behind.
(a) Tanks came.|(b) Guns came.
1. Tanks came.|2. Guns came.
The route: Lima, Callao; then Arequipa.
"""

CAPITALS = """
PERU BOUGHT TANKS.|THE TANKS CAME IN 1974.
YOUNG OFFICERS ARE EXPOSED TO U.S. IDEAS.|U.S. MILITARY SCHOOLS HELP.
SUPPORT FOR EQUIPMENT PURCHASED FROM NON-US. SUPPLIERS IS NOT GIVEN.
GEN. MORALES MET COL. SMITH AND DANIEL P. ERIKSON UNDER E.O. 11652.|THEY AGREED.
REF. A AND NO. 5 OF 12 MAR. 1975 ARE ANSWERED.|WE AGREE.
PERU WANTS SU-22'S.|CHILE WANTS F-5E'S.|NONE CAME.
2. THE GOP WANTS ARMS.|3. CHILE DOES NOT.
HE ASKED THE U.S.|THIS WAS NOTED.
THEY NEED TO TRAIN AND EQUIP.|ARMS CAME.
THE FF.AA. AGREE.|COMMENT: WE DOUBT IT.
"""


@pytest.mark.parametrize("marked", (MIXED + CAPITALS).strip().replace("\n\n", "\n").split("\n"))
def test_sentences_end_where_marked(marked: str) -> None:
    expected = marked.split("|")
    assert [sentence.text for sentence in parsed(" ".join(expected))] == expected


def test_what_the_marks_do_not_say_is_left_to_the_parser() -> None:
    words = "the forces that backed regime change This deal became public".split()
    starts = sentence_starts(words, [True] * len(words), load_marks("en"))
    assert [word for word, start in zip(words, starts, strict=True) if start is None] == ["This"]


@pytest.mark.parametrize("mark", [",", ";", ":", "--"])
def test_no_other_mark_ends_a_sentence(mark: str) -> None:
    words = ["Tanks", "came", mark, "Guns", "came", "."]
    assert sentence_starts(words, [True] * 6, load_marks("en")) == [True, False, False, False, False, False]


def test_a_text_in_capitals_is_told_from_one_with_acronyms() -> None:
    assert in_capitals("THE GOP MET Lopez AT THE MINISTRY".split())
    assert not in_capitals("The USSR and the USA met in Lima".split())
    assert not in_capitals([])


def test_no_words_no_sentences() -> None:
    assert sentence_starts([], [], load_marks("en")) == []
