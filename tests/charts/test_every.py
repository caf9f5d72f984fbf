import itertools
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.charts.every import CHARTS, charts_of
from reftel.ledger.store import Store
from reftel.profiles.profile import profile_of
from reftel.profiles.records import Asked, Flow, Profile
from tests.charts.conftest import SVG, check_chart, marks, pen, tree
from tests.profiles.conftest import fill

HOSTILE = ("PER", "SUN", None, "<script>alert(1)</script>", "\x1b[31m", "'\"><a href='javascript:x'>", "Eastern Europe")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("party", ["PER", "CHL", "SUN", "UKR"])
def test_all_charts_keep_to_the_rules(peru: Store, party: str, language: str) -> None:
    charts = charts_of(profile_of(peru, party), pen(language))
    assert [chart.name for chart in charts] == list(CHARTS)
    for chart in charts:
        check_chart(chart)
    ids = [each.attrib["id"] for chart in charts if chart.svg for each in tree(chart).iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))


def test_a_dyad_has_no_charts_of_all_suppliers(peru: Store) -> None:
    charts = charts_of(profile_of(peru, "PER", partner="SUN"), pen())
    assert [chart.name for chart in charts] == ["spells", "points", "shares", "stated", "map"]
    lanes = [lane.find(f"{SVG}text[@class='under']") for lane in tree(charts[1]).iter(f"{SVG}g") if len(lane) > 2]
    kinds = [lane.text for lane in lanes if lane is not None]
    assert sorted(kinds) == ["agreement", "financing", "transfer"]  # one each, whichever way an agreement is told


def test_every_event_with_a_time_or_a_place_is_reached(peru: Store) -> None:
    profile = profile_of(peru, "PER")
    reached = {event for chart in charts_of(profile, pen()) for ids in chart.marks for event in ids}
    assert {row.event for row in profile.told if row.first or row.last} <= reached
    assert {event for flow in profile.flows for event in flow.ids} <= reached
    assert set(profile.shares.drop_nulls("low")["ids"].explode()) <= reached
    assert set(profile.stated.drop_nulls("low")["ids"].explode()) <= reached


def test_the_same_bytes_whatever_the_order_of_reading(peru: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "other.db") as other:
        fill(other, backwards=True)
        one, two = (charts_of(profile_of(store, "PER"), pen()) for store in (peru, other))
    assert [chart.svg for chart in one] == [chart.svg for chart in two]
    assert one == charts_of(profile_of(peru, "PER"), pen())


def test_shares_stand_between_their_bounds(peru: Store) -> None:
    profile = profile_of(peru, "PER", asked=Asked(window=1))
    (shares,) = [chart for chart in charts_of(profile, pen()) if chart.name == "shares"]
    assert shares.title == "Shares of deliveries, in aircraft, windows of 1 year"
    drawn = {mark.attrib["aria-label"]: mark for mark in marks(shares)}
    (label,) = [label for label in drawn if label.startswith("Soviet Union, 1976")]
    assert label == "Soviet Union, 1976: 47–100 %; 1 event"  # 36 of 36, or of 76 with forty Mirages
    for mark in drawn.values():
        may, sure = (mark.find(f"{SVG}rect[@class='{look}']") for look in ("may", "sure"))
        assert may is not None
        assert sure is not None
        assert float(may.attrib["height"]) >= float(sure.attrib["height"])
    assert shares.notes == ("Deliveries told without a number of this unit: 1. They are in no share.",)


def test_stated_shares_are_told_as_they_are_said(peru: Store) -> None:
    (stated,) = [chart for chart in charts_of(profile_of(peru, "PER"), pen()) if chart.name == "stated"]
    assert [mark.attrib["aria-label"] for mark in marks(stated)] == [
        "Soviet Union, 1974–1978: 63 %; 1 event", "United States, 1974–1978: 10–12 %; 1 event",
    ]  # fmt: skip
    # (0.63² + 0.12²) / 0.75² to (0.63² + 0.10²) / 0.73²; 0.63² + 0.10² to 0.90² + 0.10²
    assert stated.notes == (
        "1974–1978: concentration (HHI) of the suppliers named (2, together 73–75 %) 0.731–0.764; "
        "with the rest 0.406–0.82, from split among many to all the first one's.",
    )


def test_flows_without_a_place_stand_in_the_table(peru: Store) -> None:
    charts = {chart.name: chart for chart in charts_of(profile_of(peru, "PER"), pen())}
    assert charts["map"].notes == (
        "Flows with a side that is no state on the map, or that nobody tells: 1. They stand in the table.",
    )  # fmt: skip
    assert ("not told who", "Peru", "done", "1") in [row.cells for row in charts["map"].table.rows]
    assert any("not told who → Peru" in mark.attrib["aria-label"] for mark in marks(charts["network"]))


flows = st.lists(
    st.builds(
        lambda other, out, progress, low, more: Flow(
            supplier="PER" if out else other, recipient=other if out else "PER", progress=progress, low=low,
            high=low + more, ids=tuple(f"{n:016x}" for n in range(low + more)),
        ),
        st.sampled_from((*HOSTILE[1:], "FRA", "USA", "CHL", "DDR", "DEU", "FJI", "WSM", "CUB")),
        st.booleans(), st.sampled_from(("done", "promised")), st.integers(0, 40), st.integers(1, 40),
    ),
    max_size=24, unique_by=lambda flow: (flow.supplier, flow.recipient, flow.progress),
)  # fmt: skip


@given(flows)
def test_flows_stay_in_their_frames(peru: Store, given_flows: list[Flow]) -> None:
    profile = replace(_once(peru), flows=tuple(given_flows))
    for name in ("network", "map"):
        chart = CHARTS[name](profile, pen())
        check_chart(chart)
        reached = {event for ids in chart.marks for event in ids}
        if name == "network":
            assert reached == {event for flow in given_flows for event in flow.ids}
        for mark in marks(chart):
            wide = {path.attrib["class"]: float(path.attrib.get("stroke-width", 0)) for path in mark.iter(f"{SVG}path")}
            assert wide.get("sure", 0) <= wide["may"]


_part = st.floats(0, 1)


@given(
    st.lists(
        st.tuples(st.sampled_from(["SUN", "USA", "<b>", "CUB"]), st.integers(1900, 2020), _part, _part),
        max_size=16, unique_by=lambda row: row[:2],
    )
)  # fmt: skip
def test_columns_stay_in_their_frames(peru: Store, rows: list[tuple[str, int, float, float]]) -> None:
    profile = _once(peru)
    made = [
        {
            **profile.shares.row(0, named=True), "supplier": supplier, "year": year, "low": min(a, b),
            "high": max(a, b), "high_with_rest": max(a, b), "ids": [f"{n:016x}"],
        }
        for n, (supplier, year, a, b) in enumerate(rows)
    ]  # fmt: skip
    shares = pl.DataFrame(made, schema=profile.shares.schema)
    chart = CHARTS["shares"](replace(profile, shares=shares), pen())
    check_chart(chart)
    strips = [each for each in tree(chart).iter(f"{SVG}g") if each.attrib["class"] == "strip"] if chart.svg else []
    for strip in strips:
        places = [float(rect.attrib["x"]) for rect in strip.iter(f"{SVG}rect") if rect.attrib["class"] == "may"]
        assert all(one < two for one, two in itertools.pairwise(sorted(places)))


_made: dict[int, Profile] = {}


def _once(store: Store) -> Profile:
    return _made.setdefault(id(store), profile_of(store, "PER"))
