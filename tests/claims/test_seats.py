"""Which states are on which side: by rules, and by weights made for the purpose."""

from dataclasses import replace

import pytest

from reftel.claims.find import frames_by_lemma
from reftel.claims.roles import Filling, open_frames
from reftel.claims.scene import Scene
from reftel.claims.seats import seated, seats_of
from reftel.model.actor import state_of
from reftel.rules.network import ROLES
from reftel.rules.weights import Weights, judged_by
from tests.scenes import scene_of

SALE = "Kenya bought twelve howitzers from Israel while Ghana looked on."


def _opened(text: str, at: int = 0) -> tuple[Scene, Filling]:
    scene = scene_of(text, at)
    return scene, next(f for f in open_frames(scene, frames_by_lemma("en")) if f.frame.kind == "transfer")


def _tables(**rows: tuple[float, float]) -> dict[str, Weights]:
    return {"seats": Weights.of(labels=ROLES, rows={sign.replace("_", " "): row for sign, row in rows.items()})}


def _states(filling: Filling) -> tuple[list[str], list[str]]:
    actors, recipients = ([state_of(i) for p in side for i in p.ids] for side in (filling.actors, filling.recipients))
    return actors, recipients


def _seated(text: str, **rows: tuple[float, float]) -> tuple[list[str], list[str]]:
    scene, filling = _opened(text)
    with judged_by(_tables(**rows)):
        return _states(seated(scene, filling, seats_of(scene, filling)))


def test_every_state_of_the_sentence_and_nobody_may_be_on_a_side() -> None:
    scene, filling = _opened(SALE)
    with judged_by(_tables(always=(0.0, 0.0))):
        seats = {seat.state: seat for seat in seats_of(scene, filling)}
    assert set(seats) >= {"KEN", "ISR", "GHA", None}
    assert seats["ISR"].ruled == (True, False)
    assert seats["KEN"].ruled == (False, True)
    assert {"here", "ruled neither"} <= {*seats["GHA"].plain, *seats["GHA"].signs[0]}


@pytest.mark.parametrize(
    ("weights", "sides"),
    [
        ({"ruled_own": (3.0, 3.0)}, (["ISR"], ["KEN"])),
        ({"ruled_neither": (3.0, -3.0), "ruled_own": (0.0, 3.0)}, (["GHA"], ["KEN"])),
        ({"nobody": (3.0, -9.0), "ruled_own": (0.0, 3.0)}, ([], ["KEN"])),
        # Nothing speaks for anybody: what rules found stands.
        ({"unheard_of": (3.0, 3.0)}, (["ISR"], ["KEN"])),
    ],
)
def test_the_likeliest_pair_is_taken(
    weights: dict[str, tuple[float, float]], sides: tuple[list[str], list[str]]
) -> None:
    assert _seated(SALE, **weights) == sides


def test_a_state_is_not_on_both_sides_of_a_sale() -> None:
    actors, recipients = _seated(SALE, ruled_other=(3.0, 0.0), ruled_own=(0.0, 2.0))
    assert actors == ["KEN"]
    assert recipients != ["KEN"]


def test_a_state_that_the_sentence_names_is_not_given_up_for_two_from_afar() -> None:
    scene, filling = _opened("Kenya and Ghana had quarrelled. Then twelve howitzers were delivered to Togo.", 1)
    with judged_by(_tables(not_here=(9.0, 9.0))):
        seats = seats_of(scene, filling)
        assert {"KEN", "GHA", "TGO"} <= {seat.state for seat in seats}
        actors, recipients = _states(seated(scene, filling, seats))
    assert recipients == ["TGO"]
    assert actors in (["GHA"], ["KEN"])


def test_several_states_on_a_side_are_left_as_they_are() -> None:
    scene, filling = _opened("Kenya bought howitzers from Israel and Sweden.")
    with judged_by(_tables(always=(0.0, 0.0))):
        assert seats_of(scene, filling) == []


def test_without_weights_there_is_nothing_to_choose() -> None:
    scene, filling = _opened(SALE)
    with judged_by({}):
        assert seats_of(scene, filling) == []
        assert seated(scene, filling, []) is filling
    with judged_by(_tables(always=(0.0, 0.0))):
        assert seats_of(replace(scene, weighed=False), filling) == []


def test_who_stands_in_one_list_is_on_one_side() -> None:
    text = "Twelve howitzers were sold to Kenya and Ghana by Israel."
    scene, filling = _opened(text)
    filling = replace(filling, actors=(), recipients=filling.recipients[:1])
    with judged_by(_tables(ruled_neither=(9.0, 0.0), ruled_own=(-9.0, 3.0))):
        actors, recipients = _states(seated(scene, filling, seats_of(scene, filling)))
    assert (actors, recipients) == (["ISR"], ["KEN", "GHA"])


def test_a_state_that_is_named_once_is_not_both_parties_of_an_accord() -> None:
    scene = scene_of("The old treaty with Ghana expired, Kenya heard.")
    filling = next(f for f in open_frames(scene, frames_by_lemma("en")) if f.frame.kind == "agreement")
    filling = replace(filling, actors=(), recipients=())
    likely = {"path_<nsubj": (0.0, 0.0), "often_0": (5.0, 5.0), "nobody": (1.0, 1.0), "ruled_own": (-9.0, -9.0)}
    with judged_by(_tables(**likely)):
        actors, recipients = _states(seated(scene, filling, seats_of(scene, filling)))
    assert sorted([actors, recipients]) == [[], ["GHA"]]


def test_where_the_words_pair_the_sides_weights_choose_no_others() -> None:
    scene, filling = _opened(SALE)
    assert seats_of(scene, replace(filling, settled=True)) == []
