"""What is noted of a word to judge which kind of claim it carries."""

import pytest

from reftel.claims.word_signs import carries, kinds_by_word, word_signs
from tests.scenes import scene_of, word

SALE = "Kenya bought twelve howitzers from Israel."


@pytest.mark.parametrize(
    ("text", "is_carrier"),
    [("bought", True), ("howitzers", True), ("Kenya", False), ("from", False), ("twelve", False)],
)
def test_content_words_carry_and_names_of_parties_do_not(text: str, is_carrier: bool) -> None:
    scene = scene_of(SALE)
    assert carries(scene, word(scene, text)) == is_carrier


def test_signs_tell_the_word_and_what_hangs_on_it_by_class() -> None:
    scene = scene_of(SALE)
    signs = set(word_signs(scene, word(scene, "bought")))
    assert {"always", "word buy VERB", "is frame transfer", "has nsubj PARTY", "has obj ARMS", "states 2"} <= signs
    assert not any("kenya" in sign.lower() for sign in signs)


def test_signs_are_sorted_and_each_is_there_once() -> None:
    scene = scene_of(SALE)
    signs = word_signs(scene, word(scene, "bought"))
    assert list(signs) == sorted(set(signs))


def test_a_word_knows_the_kinds_whose_frames_it_opens() -> None:
    assert "transfer" in kinds_by_word()["sell", "VERB"]
    assert kinds_by_word()["giraffe", "NOUN"] == ()
