from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.charts.figure import Chart
from reftel.charts.timeline import points_chart, spells_chart
from reftel.ledger.store import Store
from reftel.profiles.profile import profile_of
from reftel.profiles.progress import PROGRESSES
from reftel.profiles.records import POINT_KINDS, SPELL_KINDS, Amount, Asked, Point, Profile, Spell
from tests.charts.conftest import SVG, check_chart, marks, pen, tree

HOSTILE = (
    "<script>alert(1)</script>", "\x1b[31m\x00\ufffe", "\u202egnihtemos", "'\"><a href='javascript:x'>", "]]>&amp;",
)  # fmt: skip


def reached(chart: Chart) -> set[str]:
    return {event for ids in chart.marks for event in ids}


@pytest.mark.parametrize("chart", [spells_chart, points_chart])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_event_with_a_time_has_a_mark(peru: Store, chart: object, language: str) -> None:
    profile = profile_of(peru, "PER")
    drawn = chart(profile, pen(language))  # type: ignore[operator]
    check_chart(drawn)
    rows = profile.spells if chart is spells_chart else profile.points
    assert reached(drawn) == {row.event for row in rows if row.first or row.last}
    assert len(drawn.table.rows) == len(rows)
    assert drawn == chart(profile, pen(language))  # type: ignore[operator]


def test_doubt_is_drawn(peru: Store) -> None:
    drawn = spells_chart(profile_of(peru, "PER"), pen())
    by_look = {mark.attrib["class"]: mark for mark in marks(drawn)}
    assert by_look["mark k-mission p-denied"].find(f"{SVG}line[@class='strike']") is not None
    sure = [mark for mark in marks(drawn) if mark.find(f"{SVG}rect[@class='sure']") is not None]
    assert sure
    assert all("p-promised" not in mark.attrib["class"] for mark in sure if "doubt" in mark.attrib["class"])
    (cubans,) = [mark for mark in marks(drawn) if "Cuba" in mark.attrib["aria-label"]]
    assert cubans.find(f"{SVG}rect[@class='sure']") is None
    assert cubans.attrib["aria-label"] == (
        "mission, Cuba → Peru: ongoing (done); at some time in 1976–1980; at most 79 persons"
    )


def test_what_has_no_time_is_told_in_words(peru: Store) -> None:
    drawn = points_chart(profile_of(peru, "PER"), pen())
    assert drawn.notes == ("Without any time told: 1. They stand in the table only.",)


def test_nothing_to_draw_is_a_sentence(peru: Store) -> None:
    drawn = spells_chart(profile_of(peru, "CHL"), pen("es"))
    assert (drawn.svg, drawn.none) == (
        "", "No se cuenta con fecha ninguna misión, despliegue, instrucción ni acceso.",
    )  # fmt: skip
    check_chart(drawn)


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
names = st.sampled_from((None, "PER", "SUN", "USA", "Eastern Europe", *HOSTILE))


@st.composite
def told(draw: st.DrawFn, kinds: tuple[str, ...]) -> dict[str, object]:
    ends = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    first, last = (end if draw(st.booleans()) else None for end in ends)
    amount = Amount(low=draw(st.none() | st.just(3.0)), high=None, unit=draw(st.sampled_from(HOSTILE)), approx=True)
    return {
        "event": f"{draw(st.integers(0, 10**6)):016x}", "kind": draw(st.sampled_from(kinds)),
        "stage": draw(st.sampled_from(("-", "delivered", "ordered"))), "progress": draw(st.sampled_from(PROGRESSES)),
        "modality": draw(st.sampled_from(("factual", "alleged"))), "supplier": draw(names), "recipient": draw(names),
        "what": draw(st.sampled_from(HOSTILE)), "amounts": (amount,), "first": first, "last": last,
        "certain": draw(st.booleans()), "denied": draw(st.booleans()), "contested": draw(st.booleans()), "n_claims": 1,
    }  # fmt: skip


@st.composite
def spells(draw: st.DrawFn) -> Spell:
    row = draw(told(SPELL_KINDS))
    inside = row["first"] is not None and row["last"] is not None and draw(st.booleans())
    ends = (row["first"], row["last"]) if inside else (None, None)
    opens = {"open_start": draw(st.booleans()), "open_end": draw(st.booleans())}
    return Spell(**row, sure_first=ends[0], sure_last=ends[1], **opens)  # type: ignore[arg-type]


@given(
    st.lists(spells(), max_size=12), st.lists(st.builds(lambda row: Point(**row), told(POINT_KINDS)), max_size=12),
    st.none() | st.integers(1900, 1990), st.none() | st.integers(1990, 2020),
)  # fmt: skip
def test_whatever_is_told_stays_in_its_frame(
    peru: Store, lasting: list[Spell], happening: list[Point], since: int | None, until: int | None
) -> None:
    profile: Profile = replace(
        profile_of_once(peru), spells=tuple(lasting), points=tuple(happening), asked=Asked(since=since, until=until)
    )
    for drawn, rows in ((spells_chart(profile, pen()), lasting), (points_chart(profile, pen()), happening)):
        check_chart(drawn)
        assert reached(drawn) == {row.event for row in rows if row.first or row.last}
        if drawn.svg:
            assert "<script" not in drawn.svg
            assert all(text.isprintable() or "\n" in text for text in tree(drawn).itertext())


_made: dict[int, Profile] = {}


def profile_of_once(store: Store) -> Profile:
    return _made.setdefault(id(store), profile_of(store, "PER"))
