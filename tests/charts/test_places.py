import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.charts.places import coasts, places, project, view_of
from reftel.rules.data import read_tsv


def test_every_state_has_a_place() -> None:
    assert set(places()) == {row["code"] for row in read_tsv("actors/states.tsv")}


@pytest.mark.parametrize(
    ("place", "x", "y"),
    [((0, 0), 0.0, 0.0), ((180, 0), 2.7066, 0.0), ((0, 90), 0.0, -1.3173), ((-180, -90), -1.6, 1.3173)],
)  # fmt: skip
def test_the_projection_is_equal_earth(place: tuple[float, float], x: float, y: float) -> None:
    found = project(*place)
    assert found == (pytest.approx(x, abs=0.02), pytest.approx(y, abs=0.001))


def test_coasts_are_rings_and_small() -> None:
    assert 50 < len(coasts()) < 200
    assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in coasts())


degrees = st.tuples(st.floats(-180, 180), st.floats(-58, 84)).map(lambda place: project(*place))


@given(st.lists(degrees, max_size=12))
def test_all_points_stand_in_the_frame(points: list[tuple[float, float]]) -> None:
    view = view_of(points, 720, 400, least=0.3, margin=44)
    for x, y in map(view, points):
        assert -1e-6 <= x <= 720 + 1e-6
        assert -1e-6 <= y <= 400 + 1e-6
