"""Stocks, agreements and restrictions in force."""

import polars as pl
import pytest

from reftel.measures.facts import facts
from reftel.measures.standing import in_force, spells
from reftel.measures.stocks import adviser_stock
from tests.measures.told import claim, event


def mission(n, period, **slots):
    return claim("SUN", "PER", period, **({"kind": "mission", "stage": "ongoing", "n": n, "unit": "persons"} | slots))


def by_year(frame: pl.DataFrame, *names: str):
    return {row[0]: row[1:] for row in frame.select("year", *names).rows()}


def test_a_stock_is_carried_a_little_and_then_is_missing() -> None:
    cells = adviser_stock(facts((), [mission(100, "1985-12")]))
    assert by_year(cells, "low", "high", "carried", "n_months") == {
        1985: (100, 100, False, 1),
        1986: (100, 100, True, 12),
    }
    assert by_year(cells, "person_years_low", "person_years_high")[1986] == (100, 100)
    assert by_year(cells, "person_years_low", "person_years_high")[1985] == (pytest.approx(100 / 12), None)
    short = adviser_stock(facts((), [mission(100, "1985-03")]), carry=3)
    assert by_year(short, "low", "n_months") == {1985: (None, 4)}


def test_a_later_size_takes_the_place_of_an_earlier_one() -> None:
    cells = adviser_stock(facts((), [mission(100, "1985-01"), mission(60, "1985-07")]), years=(1985, 1985))
    assert by_year(cells, "low", "high") == {1985: (60, 60)}
    assert cells.row(0, named=True)["person_years_low"] == pytest.approx((6 * 100 + 6 * 60) / 12)


def test_sizes_of_one_time_may_count_the_same_people() -> None:
    cells = adviser_stock(facts((), [mission(650, "1985"), mission((150, 200), "1985")]), years=(1985, 1985))
    assert by_year(cells, "low", "high", "n_events") == {1985: (650, 850, 2)}


def test_what_a_stock_leaves_open_stays_open() -> None:
    cells = adviser_stock(facts((), [mission((100, None), "1985~")]), years=(1985, 1985))
    assert by_year(cells, "low", "high", "sure", "person_years_high") == {1985: (100, None, False, None)}


def test_ended_missions_and_trainees_are_no_stock() -> None:
    made = [mission(50, "1985", stage="ended"), mission(40, "1985", kind="training")]
    assert adviser_stock(facts((), made)).is_empty()


def agreement(period, **slots):
    return claim("USA", "PER", period, **({"kind": "agreement", "stage": "agreed"} | slots))


def test_an_agreement_without_an_end_may_be_in_force() -> None:
    cells = in_force(facts((), [agreement("1990-02")]), "agreement", years=(1988, 1992))
    assert by_year(cells, "low", "high", "onsets_low", "cumulative_low") == {
        1990: (1, 1, 1, 1),
        1991: (0, 1, 0, 1),
        1992: (0, 1, 0, 1),
    }
    few = in_force(facts((), [agreement("1990-02")]), "agreement", years=(1988, 1999), at_most=1)
    assert few.get_column("year").to_list() == [1990, 1991]


def test_an_agreement_is_in_force_between_its_onset_and_its_end() -> None:
    made = [agreement("1990"), agreement("1993", stage="ended")]
    told = facts([event(made)], made)
    cells = in_force(told, "agreement", years=(1988, 1999))
    assert by_year(cells, "low", "lifted_low") == {1990: (1, 0), 1991: (1, 0), 1992: (1, 0), 1993: (1, 1)}
    spell = spells(told, "agreement").row(0, named=True)
    assert 24 < spell["months_low"] < 25 and 47 < spell["months_high"] < 48 and not spell["open"]


def test_an_agreement_that_is_denied_is_not_surely_in_force() -> None:
    onset, end, denial = agreement("1990"), agreement("1993", stage="ended"), agreement("1990", polarity="denied")
    told = facts([event([onset, end], [denial])], [onset, end, denial])
    cells = in_force(told, "agreement", years=(1988, 1999))
    assert by_year(cells, "low", "high", "onsets_low", "onsets_high", "cumulative_low")[1990] == (0, 1, 0, 1, 0)
    assert by_year(cells, "low")[1991] == (0,)


def test_the_sides_of_an_agreement_have_no_order() -> None:
    made = [agreement("1990"), claim("PER", "USA", "1990", kind="agreement", stage="agreed")]
    cells = in_force(facts((), made), "agreement", years=(1990, 1990), mutual=True)
    assert cells.select("supplier", "recipient", "n_events", "cumulative_high").rows() == [("PER", "USA", 2, 2)]


def test_a_restriction_is_lifted_by_its_own_event_or_when_asked_by_one_of_the_pair() -> None:
    onset = claim("USA", "PER", "1992-04", kind="restriction", stage="suspended")
    lifting = claim("USA", "PER", "1995-08", kind="restriction", stage="lifted")
    apart = facts((), [onset, lifting])
    assert spells(apart, "restriction").select("open", "ended_by").rows() == [(True, None)]
    assert spells(apart, "restriction", end_of_pair=True).select("open", "ended_by").rows() == [(False, lifting.id)]
    together = facts([event([onset, lifting])], [onset, lifting])
    row = spells(together, "restriction").row(0, named=True)
    assert not row["open"] and 39 < row["months_low"] < row["months_high"] < 41
    cells = in_force(apart, "restriction", years=(1990, 1999), end_of_pair=True)
    assert by_year(cells, "low", "high") == {1992: (1, 1), 1993: (1, 1), 1994: (1, 1), 1995: (1, 1)}
