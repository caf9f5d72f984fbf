"""Which numbers may count the thing of a claim."""

import pytest

from reftel.claims.bind import things
from reftel.claims.choices import Option
from reftel.claims.find import frames_by_lemma
from reftel.claims.number_signs import numbers_of, recounted
from reftel.claims.roles import open_frames
from reftel.claims.thing import Thing
from reftel.rules.weights import Weights, judged_by
from tests.scenes import scene_of

TABLES = {"numbers": Weights.of(labels=("fits",), rows={"always": (0.0,)})}
TEXT = "Kenya bought twelve howitzers from Israel within 30 days."


def _options(text: str) -> tuple[list[Option], Thing]:
    scene = scene_of(text)
    filling = next(f for f in open_frames(scene, frames_by_lemma("en")) if f.frame.kind == "transfer")
    thing = things(scene, filling)[0]
    with judged_by(TABLES):
        return numbers_of(scene, filling, thing), thing


def test_all_numbers_of_the_sentence_and_none_are_options() -> None:
    options, _ = _options(TEXT)
    told = [(option.value.quantity.low if option.value else None, option.ruled) for option in options]
    assert told == [(12, True), (30, False), (None, False)]


@pytest.mark.parametrize(("at", "sign"), [(0, "counts ARMS"), (1, "behind within"), (2, "none transfer")])
def test_signs_tell_what_is_counted_and_where(at: int, sign: str) -> None:
    options, _ = _options(TEXT)
    assert sign in options[at].signs


def test_a_sentence_without_numbers_has_nothing_to_choose() -> None:
    assert _options("Kenya bought howitzers from Israel.")[0] == []


def test_the_number_that_was_chosen_is_taken_and_none_takes_it_away() -> None:
    options, thing = _options(TEXT)
    scene = scene_of(TEXT)
    assert recounted(scene, thing, None) is thing
    assert (other := recounted(scene, thing, options[1]).quantity) is not None and other.low == 30
    assert recounted(scene, thing, options[2]).quantity is None


def test_what_a_chosen_number_counts_is_the_thing_where_there_was_none() -> None:
    scene = scene_of("Forty Ghanaian officers left for Sofia.")
    option = Option(value=scene.counts[0], signs=())
    thing = recounted(scene, Thing(), option)
    assert thing.item is not None
    assert scene.sentence.words(*thing.item) == "Forty Ghanaian officers"
