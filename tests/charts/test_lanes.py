from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reftel.charts.lanes import Bar, joined, lane_of, lanes_kept, packed

bars = st.lists(
    st.builds(
        lambda left, width, look, n: Bar(
            left=left, right=left + width, sure=((left, left + width / 2),), classes=look, ids=(f"{n:04}",),
            signs="≠"[: n % 2],
        ),
        st.floats(0, 500), st.floats(0, 200), st.sampled_from(("p-done", "p-denied")), st.integers(0, 9999),
    ),
    max_size=60,
)  # fmt: skip


def together(run: Sequence[Bar]) -> Bar:
    return joined(run, "several", "&".join)


@given(bars)
def test_bars_of_a_row_do_not_touch(given_bars: list[Bar]) -> None:
    placed, rows = packed(given_bars)
    assert len(placed) == len(given_bars)
    assert rows == len({bar.row for bar in placed})
    for row in range(rows):
        own = sorted((bar for bar in placed if bar.row == row), key=lambda bar: bar.left)
        assert all(one.end < two.left for one, two in pairwise(own))


@given(bars)
def test_a_full_lane_keeps_all_events_and_claims_no_more_to_be_sure(given_bars: list[Bar]) -> None:
    lane = lane_of("Peru", "transfer", given_bars, together)
    assert lane.ids == tuple(sorted({event for bar in given_bars for event in bar.ids}))
    assert sum(bar.n for bar in lane.bars) == len(given_bars)
    assert packed(reversed(given_bars)) == packed(given_bars)
    sure = [stretch for bar in given_bars for stretch in bar.sure]
    for bar in lane.bars:
        for left, right in bar.sure:
            assert bar.left <= left <= right <= bar.right
            middle = (left + right) / 2
            assert any(low <= middle <= high for low, high in sure)


def test_the_most_told_lanes_are_kept() -> None:
    counts = {("SUN",): 3, ("USA",): 5, ("FRA",): 1, ("CUB",): 1}
    assert lanes_kept(counts, 4) == frozenset(counts)
    assert lanes_kept(counts, 3) == {("USA",), ("SUN",)}
