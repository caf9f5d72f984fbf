"""Weights where options compete."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.regression import Pairs, competition, joint_competition, table_of

SIGNS = [("near", "always"), ("far", "always"), ("far", "always"), ("near", "always"), ("none",), ("far",)]
RIVALS = [2, 2, 2]


def _weights(right: list[float], strength: float = 1.0) -> dict[str, float]:
    table, names = table_of(SIGNS, 1)
    return dict(zip(names, competition(table, RIVALS, np.array(right), strength), strict=True))


def test_what_the_fitting_option_shows_outweighs_what_its_rival_shows() -> None:
    weights = _weights([1, 0, 0, 1, 1, 0])
    assert weights["near"] > 0 > weights["far"]
    assert weights["none"] > weights["far"]


def test_a_sign_that_all_rivals_show_says_nothing() -> None:
    assert abs(_weights([1, 0, 0, 1, 1, 0])["always"]) < 1e-6


@settings(deadline=None)
@given(st.floats(min_value=0.01, max_value=10.0))
def test_where_every_option_fits_there_is_nothing_to_choose(strength: float) -> None:
    assert max(map(abs, _weights([1, 1, 1, 1, 1, 1], strength).values())) < 1e-6


def test_of_two_sides_each_learns_what_its_own_right_rows_show() -> None:
    table, names = table_of([("subject",), ("object",), ("subject",), ("object",)], 1)
    pairs = Pairs(first=[0, 1, 2, 3], second=[1, 0, 3, 2], group=[0, 0, 1, 1], right=[1, 0, 1, 0])
    actor, recipient = (dict(zip(names, side, strict=True)) for side in joint_competition((table, table), pairs, 1.0))
    assert actor["subject"] > 0 > actor["object"]
    assert recipient["object"] > 0 > recipient["subject"]
