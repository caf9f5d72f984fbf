"""The table of actors: its data hold together, and it answers who is who, when."""

import re

import pytest

from reftel.errors import VocabularyError
from reftel.rules.actor_data import check_clashes, read_states
from reftel.rules.actors import ActorTable, date_of, load_actors
from reftel.rules.names import Line, Meaning, Name
from tests.factories import plain_sentence

TABLE = load_actors()
_DATE = re.compile(r"(\d{4}(-\d{2}-\d{2})?)?")


def test_codes_are_three_capitals_and_unique() -> None:
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in TABLE.states)
    assert len(TABLE.states) > 220


def test_dates_are_dates_in_order() -> None:
    for state in TABLE.states.values():
        assert _DATE.fullmatch(state.start) and _DATE.fullmatch(state.end), state
        assert not state.end or state.start <= state.end, state
        for number, start, end in state.cow:
            assert number > 0 and (not end or start <= end), state


def test_every_state_is_found_by_its_own_name() -> None:
    for state in TABLE.states.values():
        line = Line.of(plain_sentence(state.name).tokens)
        ids = {m.id for name, _ in TABLE.match(line, 0) for m in name.meanings}
        assert state.code in ids, state.name


def test_every_meaning_has_dates_in_order() -> None:
    for name in TABLE.names:
        for meaning in name.meanings:
            assert not (meaning.start and meaning.end) or meaning.start <= meaning.end, name


def test_every_capital_stands_for_a_state() -> None:
    capitals = [name for name in TABLE.names if name.form == "capital"]
    assert len(capitals) > 180
    assert all(m.id in TABLE.states or m.id == "EU" for name in capitals for m in name.meanings)


def test_a_name_in_two_records_is_refused() -> None:
    meanings = (Meaning(id="PER"),)
    names = [Name(text="Lima", part="state", form="capital", meanings=meanings, source=s) for s in ("PER", "USA")]
    with pytest.raises(VocabularyError, match="shared"):
        check_clashes(names)


def test_a_shared_name_replaces_the_state_s_own() -> None:
    _, names = read_states(frozenset({"Peru"}))
    assert "Peru" not in {name.text for name in names}


def test_no_name_has_stray_space() -> None:
    assert [n.text for n in TABLE.names if n.text != " ".join(n.text.split())] == []


@pytest.mark.parametrize(
    ("post", "year", "state"),
    [
        ("LIMA", None, "PER"),
        ("AMEMBASSY LIMA", 1978, "PER"),
        ("MOSCOW", 1975, "SUN"),
        ("MOSCOW", 2010, "RUS"),
        ("SAIGON", 1974, "VNM"),
        ("BANGKOK", None, "THA"),
        ("BANGKO", None, "THA"),
        ("MOGADISCIO", None, "SOM"),
        ("MOGADI", None, "SOM"),
        ("JIDDA", None, "SAU"),
        ("TEL AVIV", None, "ISR"),
        ("GUAYAQUIL", None, "ECU"),
        ("HONG KONG", None, "HKG"),
        ("KUWAIT", None, "KWT"),
        ("AMEMBASSY BERLIN", 1976, "DDR"),
        ("BERLIN", 1976, "DEU"),
        ("la paz", None, "BOL"),
        ("NOWHERE", None, None),
        ("LI", None, None),
    ],
)
def test_posts_are_in_states(post: str, year: int | None, state: str | None) -> None:
    assert TABLE.state_of_post(post, year) == state


@pytest.mark.parametrize(
    ("when", "ids"),
    [(1900, ("A",)), (1950, ("B", "C")), (1991, ("B",)), ("1991-12-30", ("D",)), (2000, ("D",)), (None, ("D",))],
)
def test_meanings_hold_by_date(when: int | str | None, ids: tuple[str, ...]) -> None:
    meanings = [
        Meaning(id="A", end="1922-12-29"),
        Meaning(id="B", start="1922-12-30", end="1991-12-25"),
        Meaning(id="C", start="1940-01-01", end="1960-12-31"),
        Meaning(id="D", start="1991-12-26"),
    ]
    assert ActorTable.at_date(meanings, when) == ids


def test_without_a_date_the_latest_meaning_holds() -> None:
    assert ActorTable.at_date([Meaning(id="DEU", end="1999-09-01")], None) == ("DEU",)
    assert ActorTable.at_date([Meaning(id="DEU", end="1999-09-01")], 2010) == ()


def test_dates_compare() -> None:
    assert date_of(1990) == "1990-07-01"
    assert date_of("1973-07~") == "1973-07-01"
    assert date_of(None) > "2100"


@pytest.mark.parametrize(
    ("code", "year", "cow"),
    [("DEU", 1940, 255), ("DEU", 1970, 260), ("DEU", 2000, 255), ("PER", 1970, 135), ("NCL", 1970, None)],
)
def test_cow_numbers_hold_by_date(code: str, year: int, cow: int | None) -> None:
    assert TABLE.cow(code, year) == cow


def test_labels_are_readable() -> None:
    assert TABLE.label("PER/air-force") == "Peru, air force"
    assert TABLE.label("NATO") == "NATO"
    assert TABLE.state("PER/army").name == "Peru"
    assert "Lima" in TABLE.capital_of["PER"]


def test_adjectives_imply_services() -> None:
    assert TABLE.adjectives["naval"] == "navy"
