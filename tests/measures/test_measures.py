"""Presence, counts, volumes, shares, terms, fulfilment: small cases by hand."""

import polars as pl
import pytest

from reftel.errors import ReftelError
from reftel.measures.blocs import bloc_balance
from reftel.measures.cells import MeasureError, chosen, unplaced
from reftel.measures.concentration import concentration, stated_concentration
from reftel.measures.facts import facts
from reftel.measures.fulfilment import deals, fulfilment
from reftel.measures.presence import counts, presence
from reftel.measures.shares import stated_shares, supplier_shares
from reftel.measures.terms import terms_mix
from reftel.measures.turnover import realignment, turnover
from reftel.measures.volumes import check_unit, units, volumes
from tests.measures.told import claim, event


def by_year(frame: pl.DataFrame, *names: str):
    return {row[0]: row[1:] for row in frame.select("year", *names).rows()}


def test_presence_is_sure_in_a_year_and_possible_over_several() -> None:
    told = facts((), [claim("SUN", "PER", "1975"), claim("SUN", "PER", "1977/1978")])
    assert by_year(presence(told), "low", "high") == {1975: (1, 1), 1977: (0, 1), 1978: (0, 1)}
    assert by_year(presence(told, window=2), "low", "high")[1978] == (1, 1)


def test_what_lasts_is_present_throughout_its_period() -> None:
    told = facts((), [claim("FRA", "PER", "1896/1899", kind="mission", stage="ongoing")])
    assert by_year(presence(told, kinds=["mission"]), "low") == dict.fromkeys(range(1896, 1900), (1,))


def test_a_general_denial_is_an_explicit_zero_and_one_of_certain_arms_is_none() -> None:
    denial = claim("SUN", "CHL", "1973", polarity="denied")
    some = claim("SUN", "CHL", "1974", polarity="denied", designators=("T-55",))
    cells = presence(facts((), [denial, some]), kinds=["transfer"])
    assert cells.select("year", "low", "high", "zero_basis", "ids").rows() == [(1973, 0, 0, "explicit", [denial.id])]
    assert presence(facts((), [denial]), kinds=["transfer", "training"]).is_empty()


def test_plans_and_deliveries_are_counted_apart() -> None:
    ordered, delivered = claim("SUN", "PER", stage="ordered"), claim("SUN", "PER", stage="delivered")
    told = facts([event([ordered, delivered])], [ordered, delivered])
    assert counts(told).get_column("high").to_list() == [1]
    assert counts(told, stages="promised").get_column("high").to_list() == [1]
    assert presence(told, stages=["cancelled"]).is_empty()


def test_volumes_sum_bounds_and_say_what_has_no_number() -> None:
    told = facts(
        (),
        [
            claim("SUN", "PER", n=10),
            claim("SUN", "PER", n=(2, 5)),
            claim("SUN", "PER"),
            claim("USA", "PER", n=(3, None)),
        ],
    )
    cells = volumes(told, "aircraft").select("supplier", "low", "high", "n_quantified", "n_unquantified").rows()
    assert cells == [("SUN", 12, 15, 2, 1), ("USA", 3, None, 1, 0)]


def test_whoever_of_two_rivals_delivered_it_was_delivered_once() -> None:
    a, rival = claim("SUN", "PER", n=10), claim("CUB", "PER", n=(8, 12))
    told = facts([event([a], [rival])], [a, rival])
    assert volumes(told, "aircraft").select("supplier", "low", "high").rows() == [("CUB", 0, 12), ("SUN", 0, 10)]
    assert volumes(told, "aircraft", by=["recipient"]).select("low", "high").rows() == [(8, 12)]
    assert presence(told, by=["recipient"]).get_column("low").to_list() == [1]
    assert counts(told, by=["recipient"]).select("low", "high").rows() == [(1, 1)]
    assert presence(told).get_column("low").to_list() == [0, 0]


def test_stages_of_one_event_that_count_as_done_are_one_amount() -> None:
    made = [
        claim("SUN", "PER", kind="training", stage=stage, n=n, unit="persons")
        for stage, n in (("ongoing", 40), ("ended", 50))
    ]
    told = facts([event(made)], made)
    assert volumes(told, "persons", kinds=["training"]).select("low", "high", "n_quantified").rows() == [(50, 50, 1)]


def test_a_cell_in_which_nothing_has_a_number_has_no_volume() -> None:
    row = volumes(facts((), [claim("SUN", "PER")]), "aircraft").row(0, named=True)
    assert (row["low"], row["high"], row["n_unquantified"]) == (None, None, 1)


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        ("bounds", {1974: (0, 10), 1975: (0, 10)}),
        ("split", {1974: (5, 5), 1975: (5, 5)}),
        ("start", {1974: (10, 10)}),
        ("end", {1975: (10, 10)}),
    ],
)
def test_what_is_dated_by_several_years_can_be_spread(spread, expected) -> None:
    told = facts((), [claim("SUN", "PER", "1974/1975", n=10)])
    assert by_year(volumes(told, "aircraft", spread=spread), "low", "high") == expected


def test_what_has_no_beginning_is_in_no_year_and_is_listed() -> None:
    told = facts((), [claim("SUN", "PER", "../1973", n=10), claim("SUN", "PER", None)])
    assert volumes(told, "aircraft").is_empty()
    assert len(unplaced(told, chosen(told))) == 2


def test_money_is_a_volume_too_and_units_are_listed() -> None:
    told = facts((), [claim("SUN", "PER", usd=5e6), claim("SUN", "PER", n=2)])
    assert volumes(told, "USD").select("low", "high").rows() == [(5e6, 5e6)]
    assert units(told).get_column("unit").to_list() == ["USD", "aircraft"]
    with pytest.raises(MeasureError, match="there are USD, aircraft"):
        check_unit(told, "tanks")


def test_shares_leave_unknown_suppliers_as_the_rest() -> None:
    told = facts(
        (),
        [
            claim("SUN", "PER", n=6),
            claim("USA", "PER", n=2),
            claim("", "PER", n=1),
            claim("Eastern Europe", "PER", n=1),
        ],
    )
    shares = supplier_shares(told, "aircraft", window=1)
    row = shares.row(by_predicate=pl.col("supplier") == "SUN", named=True)
    assert (row["low"], row["high"], row["high_with_rest"], row["rest_low"]) == (0.6, 0.6, 0.8, 2)
    assert row["basis"] == "counted"
    cell = concentration(shares).row(0, named=True)
    assert cell["hhi_low"] == pytest.approx(0.75**2 + 0.25**2) == pytest.approx(cell["hhi_high"])
    assert cell["hhi_rest_split"] == pytest.approx(0.6**2 + 0.2**2)
    assert cell["hhi_rest_top"] == pytest.approx(0.8**2 + 0.2**2)
    assert (cell["top"], cell["dependence_low"], cell["n_suppliers"]) == ("SUN", "predominant", 2)
    assert cell["effective_low"] == pytest.approx(1 / 0.625)
    assert cell["normalised_low"] == pytest.approx((0.625 - 0.5) / 0.5)
    both = supplier_shares(told, "aircraft", window=1, known=["Eastern Europe"])
    assert both.get_column("supplier").to_list() == ["Eastern Europe", "SUN", "USA"]


def test_concentration_of_nothing_is_missing() -> None:
    cell = concentration(supplier_shares(facts((), [claim("SUN", "PER"), claim("USA", "PER")]), "aircraft")).row(
        0, named=True
    )
    assert cell["hhi_low"] is None and cell["n_suppliers"] is None and cell["n_unquantified"] == 2
    nothing = concentration(supplier_shares(facts((), [claim("SUN", "PER", n=0)]), "aircraft", window=1)).row(
        0, named=True
    )
    assert nothing["hhi_low"] is None and not nothing["sure"]


def test_dependence_says_where_the_bounds_leave_it_open() -> None:
    told = facts((), [claim("SUN", "PER", n=(6, 60)), claim("USA", "PER", n=3)])
    cell = concentration(supplier_shares(told, "aircraft", window=1)).row(0, named=True)
    assert (cell["dependence_low"], cell["dependence_high"], cell["top"]) == ("predominant", "sole", "SUN")


def test_stated_shares_stand_apart_and_the_rest_is_what_lacks() -> None:
    made = [
        claim("SUN", "IRQ", "1983/1987", kind="share", stage=None, n=47, unit="percent"),
        claim("FRA", "IRQ", "1983/1987", kind="share", stage=None, n=(15, 17), unit="percent"),
        claim("", "IRQ", "1983/1987", kind="share", stage=None, usd=29.7e9),
        claim("", "IRQ", "1983/1987", kind="share", stage=None, n=1, unit="rank"),
        claim("SUN", "IRQ", "1985", n=40),
    ]
    stated = stated_shares(facts((), made))
    assert stated.select("supplier", "low", "high", "rank_low", "total_high", "currency").rows() == [
        ("FRA", 0.15, pytest.approx(0.17), None, None, None), ("SUN", 0.47, 0.47, None, None, None),
        (None, None, None, 1, 29.7e9, "USD"),
    ]  # fmt: skip
    cell = stated_concentration(stated).row(0, named=True)
    assert cell["hhi_rest_split"] == pytest.approx(0.47**2 + 0.15**2)
    assert cell["hhi_rest_top"] == pytest.approx(0.85**2 + 0.15**2)
    assert (cell["stated_low"], cell["stated_high"]) == (pytest.approx(0.62), pytest.approx(0.64))
    assert supplier_shares(facts((), made), "percent").get_column("low").is_null().all()


def test_stated_shares_that_make_more_than_all_give_no_concentration() -> None:
    made = [claim(who, "IRQ", kind="share", stage=None, n=60, unit="percent") for who in ("SUN", "FRA")]
    assert stated_concentration(stated_shares(facts((), made))).row(0, named=True)["hhi_low"] is None


BLOCS = {"bloc": ["West", "East"], "supplier": ["USA", "SUN"], "from": [None, None], "to": [None, 1991]}


def test_bloc_balance_by_a_user_s_table() -> None:
    told = facts((), [claim("SUN", "PER", n=6), claim("USA", "PER", n=2), claim("CHE", "PER", n=5)])
    shares = supplier_shares(told, "aircraft", window=1)
    row = bloc_balance(shares, pl.DataFrame(BLOCS), first="West", second="East").row(0, named=True)
    assert row["low"] == row["high"] == pytest.approx(0.5) and row["outside"] == ["CHE"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"bloc": ["West"]}, "no column supplier"),
        ({**BLOCS, "bloc": ["West", "South"]}, "no bloc East"),
        (
            {"bloc": ["West", "East"], "supplier": ["SUN", "SUN"], "from": [None, 1970], "to": [None, None]},
            "SUN is twice in 1975",
        ),
    ],
)
def test_a_table_of_blocs_that_cannot_be_used_is_an_error(table, message) -> None:
    shares = supplier_shares(facts((), [claim("SUN", "PER", n=6)]), "aircraft", window=1)
    with pytest.raises(ReftelError, match=message):
        bloc_balance(shares, pl.DataFrame(table), first="West", second="East")


def test_turnover_and_switch() -> None:
    told = facts(
        (), [claim("USA", "PER", "1974", n=4), claim("SUN", "PER", "1975", n=3), claim("USA", "PER", "1975", n=1)]
    )
    row = turnover(supplier_shares(told, "aircraft", window=1)).row(0, named=True)
    assert (row["entries_low"], row["exits_high"], row["switch"], row["top"], row["top_then"]) == (
        1,
        0,
        True,
        "SUN",
        "USA",
    )
    assert row["dissimilarity_low"] == row["dissimilarity_high"] == pytest.approx(0.75)


def test_a_supplier_that_may_have_delivered_before_is_no_sure_entry() -> None:
    told = facts(
        (), [claim("SUN", "PER", "1974/1975", n=4), claim("SUN", "PER", "1975", n=3), claim("USA", "PER", "1974", n=1)]
    )
    row = turnover(supplier_shares(told, "aircraft", window=1)).row(by_predicate=pl.col("year") == 1975, named=True)
    assert (row["entries_low"], row["entries_high"], row["exits_low"], row["exits_high"]) == (0, 1, 1, 1)


def test_realignment_is_a_rupture_and_another_top_supplier() -> None:
    rupture = claim("PER", "USA", "1969", kind="restriction", stage="ended")
    made = [claim("USA", "PER", "1968", n=4), rupture, claim("SUN", "PER", "1973", n=30)]
    told = facts((), made)
    shares = supplier_shares(told, "aircraft", window=1)
    found = (
        realignment(told, shares).select("recipient", "year", "supplier", "sure", "new_top", "changed", "ids").rows()
    )
    assert found == [("PER", 1969, "USA", True, "SUN", 1973, [rupture.id])]
    assert realignment(told, shares, within=3).row(0, named=True)["new_top"] is None


def test_terms_mix_of_what_is_told() -> None:
    a, rival = claim("SUN", "PER", terms="credit"), claim("SUN", "PER", terms="sale")
    made = [claim("SUN", "PER", terms="loan"), claim("SUN", "PER", terms="grant"), claim("SUN", "PER")]
    told = facts([event([a], [rival])], [a, rival, *made])
    mix = terms_mix(told, window=1).select("mix", "n_low", "n_high", "low", "high", "unknown_share").rows()
    third = pytest.approx(1 / 3)
    assert mix == [
        ("cash", 0, 1, 0.0, third, 0.25), ("credit", 1, 2, third, pytest.approx(2 / 3), 0.25),
        ("grant", 1, 1, third, third, 0.25),
    ]  # fmt: skip


def test_fulfilment_by_cohort_with_open_deals() -> None:
    deal = [claim("SUN", "PER", "1974-01", stage="ordered", n=10), claim("SUN", "PER", "1975-01", n=(6, 8))]
    waiting = claim("SUN", "PER", "1974", stage="agreed", n=5)
    told = facts([event(deal)], [*deal, waiting])
    row = fulfilment(told, unit="aircraft").row(0, named=True)
    assert (row["year"], row["n_agreed"], row["n_delivered"], row["n_open"], row["fulfilled"]) == (1974, 2, 1, 1, 0.5)
    assert (row["part_low"], row["part_high"]) == (0.6, 0.8)
    assert 11 < row["lag_low"] < 12 < row["lag_high"] < 13
    assert deals(told).get_column("open").to_list() in ([True, False], [False, True])


def test_a_lag_within_a_year_may_be_none() -> None:
    deal = [claim("SUN", "PER", "1974", stage="ordered"), claim("SUN", "PER", "1974")]
    row = deals(facts([event(deal)], deal)).row(0, named=True)
    assert row["lag_low"] == 0 and 11 < row["lag_high"] < 12


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        ({"kinds": ["gift"]}, "no kind 'gift'"),
        ({"stages": "given"}, "done, promised, ends"),
        ({"stages": ["given"]}, "no stage 'given'"),
        ({"by": ["item"]}, "not by 'item'"),
        ({"window": 0}, "one year or more"),
    ],
)
def test_what_cannot_be_asked_for_is_an_error_in_words(ask, message) -> None:
    with pytest.raises(MeasureError, match=message):
        presence(facts((), [claim("SUN", "PER")]), **ask)
