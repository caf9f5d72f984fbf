"""The extremes of shares and concentration over a box, against brute force."""

from itertools import product
from math import inf, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.measures.boxes import (
    entropy_bounds,
    hhi_bounds,
    hhi_least,
    hhi_most,
    share_bounds,
    top_bounds,
    top_two_bounds,
)

NEAR = 1e-9
_AMOUNT = st.one_of(st.integers(0, 12).map(float), st.floats(0, 50, allow_subnormal=False).map(lambda v: round(v, 3)))
_ENDS = st.tuples(_AMOUNT, _AMOUNT).map(lambda pair: (min(pair), max(pair)))
BOXES = st.lists(_ENDS, min_size=1, max_size=6).filter(lambda box: any(high for _, high in box))


def hhi(volumes, rest=0.0):
    return sum(v * v for v in volumes) / (sum(volumes) + rest) ** 2


def entropy(volumes):
    total = sum(volumes)
    return -sum(v / total * log(v / total) for v in volumes if v)


def top(volumes, n=1):
    return sum(sorted(volumes)[-n:]) / sum(volumes)


def corners(box):
    return [corner for corner in product(*({low, high} for low, high in box)) if sum(corner)]


def points(box, steps=5):
    """Corners and points inside, also those at one level, where the least concentration lies."""
    grid = (
        list(product(*({low + (high - low) * k / steps for k in range(steps + 1)} for low, high in box)))
        if len(box) < 5
        else []
    )
    most = max(high for _, high in box)
    levels = [tuple(min(max(most * k / 200, low), high) for low, high in box) for k in range(201)]
    return [point for point in (*corners(box), *grid, *levels) if sum(point) > 0]


@given(BOXES)
def test_hhi_is_within_its_bounds_and_reaches_the_greatest(box) -> None:
    least, most = hhi_bounds(box)
    values = [hhi(point) for point in points(box)]
    assert least - NEAR <= min(values) and max(values) <= most + NEAR
    if all(low > 0 for low, _ in box):
        assert most == pytest.approx(max(map(hhi, corners(box))))
    assert min(values) <= least + 0.01


@given(BOXES)
def test_entropy_is_within_its_bounds_and_reaches_the_least(box) -> None:
    least, most = entropy_bounds(box)
    values = [entropy(point) for point in points(box)]
    assert least - 1e-7 <= min(values) and max(values) <= most + 1e-7
    if all(low > 0 for low, _ in box):
        assert least == pytest.approx(min(map(entropy, corners(box))), abs=1e-7)
    assert max(values) >= most - 0.02


@given(BOXES)
def test_shares_of_the_top_are_within_their_bounds(box) -> None:
    for n, bounds in ((1, top_bounds(box)), (2, top_two_bounds(box))):
        values = [top(point, n) for point in points(box)]
        assert bounds[0] - NEAR <= min(values) and max(values) <= bounds[1] + NEAR
        assert min(values) <= bounds[0] + 0.02
        if all(low > 0 for low, _ in box):
            assert bounds[1] == pytest.approx(max(top(corner, n) for corner in corners(box)))


@given(BOXES, st.data())
def test_a_share_is_within_its_bounds_and_reaches_them(box, data) -> None:
    at = data.draw(st.integers(0, len(box) - 1))
    least, most = share_bounds(box, at)
    shares = [corner[at] / sum(corner) for corner in corners(box)]
    assert least == pytest.approx(min(shares)) and most == pytest.approx(max(shares))


@given(BOXES, st.floats(0.5, 30))
def test_an_unknown_rest_that_is_split_lowers_and_one_that_the_top_has_raises(box, rest) -> None:
    values = [hhi(point, rest) for point in (*points(box), [low for low, _ in box])]
    assert hhi_least(box, rest) - NEAR <= min(values) <= hhi_least(box, rest) + 0.01
    given_to_one = [
        hhi([v + rest * (i == j) for i, v in enumerate(point)]) for point in corners(box) for j in range(len(box))
    ]
    assert hhi_most(box, rest) >= max(given_to_one) - NEAR
    if all(low > 0 for low, _ in box):
        assert hhi_most(box, rest) == pytest.approx(max(given_to_one))


@settings(max_examples=30)
@given(st.lists(_ENDS.map(lambda ends: (ends[0] + 1, ends[1] + 1)), min_size=8, max_size=10))
def test_more_suppliers_than_one_would_try_by_hand(box) -> None:
    assert hhi_bounds(box)[1] == pytest.approx(max(map(hhi, corners(box))))
    assert entropy_bounds(box)[0] == pytest.approx(min(map(entropy, corners(box))), abs=1e-7)


def test_many_like_suppliers_are_no_burden() -> None:
    least, most = hhi_bounds([(1, 10)] * 60)
    assert least == pytest.approx(1 / 60) and most == pytest.approx(
        max((k * 100 + 60 - k) / (k * 10 + 60 - k) ** 2 for k in range(61))
    )


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ([(10, 10)], (1.0, 1.0)),
        ([(5, 5), (5, 5)], (0.5, 0.5)),
        ([(5, inf), (5, 5)], (0.5, 1.0)),
        ([(0, 3), (0, 3), (0, 3)], (1 / 3, 1.0)),
        ([(0, 0), (0, 0)], None),
    ],
)
def test_hhi_of_plain_boxes(box, expected) -> None:
    assert hhi_bounds(box) == (pytest.approx(expected) if expected else None)


def test_a_share_of_nothing_is_none() -> None:
    assert share_bounds([(0, 0), (0, 0)], 0) is None
    assert share_bounds([(0, 5), (0, 0)], 0) == (1.0, 1.0)
    assert share_bounds([(2, 4), (1, inf)], 0) == (0.0, 0.8)


@given(BOXES)
def test_past_the_limit_of_nodes_the_bound_is_still_sound(box) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reftel.measures.corners._MOST_NODES", 1)
        assert hhi_bounds(box)[1] >= max(map(hhi, corners(box))) - NEAR
        assert entropy_bounds(box)[0] <= min(map(entropy, corners(box))) + 1e-7
