"""Networks, similarity of recipients, and the record itself."""

from itertools import chain, combinations
from math import sqrt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.measures.facts import facts
from reftel.measures.network import degrees, network, portfolio_similarity, shared_suppliers, ties
from reftel.measures.presence import presence
from reftel.measures.records import coverage, event_evidence
from reftel.measures.shares import supplier_shares
from reftel.measures.volumes import volumes
from tests.measures.told import claim, event, source


def made():
    return [
        claim("SUN", "PER"), claim("SUN", "CUB"), claim("USA", "CHL"), claim("CHL", "USA"),
        claim("FRA", "PER", "1975/1976"), claim("NATO", "PER"), claim("PER", "PER"), claim("RUS", "PER"),
    ]  # fmt: skip


def test_ties_are_between_two_states_of_the_system() -> None:
    tied = ties(presence(facts((), made()))).filter(pl.col("year") == 1975)
    assert tied.select("supplier", "recipient", "sure").rows() == [
        ("CHL", "USA", True), ("FRA", "PER", False), ("SUN", "CUB", True), ("SUN", "PER", True), ("USA", "CHL", True),
    ]  # fmt: skip


def test_a_tie_needs_what_the_threshold_says() -> None:
    told = facts((), [claim("SUN", "PER", n=(5, 20)), claim("USA", "PER", n=(1, 9)), claim("FRA", "PER", n=(1, None))])
    tied = ties(volumes(told, "aircraft"), threshold=10)
    assert tied.select("supplier", "sure").rows() == [("FRA", False), ("SUN", False)]


def test_degrees_and_the_network_as_a_whole() -> None:
    tied = ties(presence(facts((), made()))).filter(pl.col("year") == 1975)
    of = {row["state"]: row for row in degrees(tied).iter_rows(named=True)}
    assert (of["SUN"]["out_low"], of["PER"]["in_low"], of["PER"]["in_high"], of["BRA"]["out_high"]) == (2, 1, 2, 0)
    row = network(tied).row(0, named=True)
    n = row["n_states"]
    assert n == len(of) > 140
    assert (row["density_low"], row["density_high"]) == (
        pytest.approx(4 / (n * (n - 1))),
        pytest.approx(5 / (n * (n - 1))),
    )
    assert (row["reciprocity_sure"], row["reciprocity_possible"]) == (0.5, 0.4)
    assert row["centralisation_sure"] == pytest.approx((n * 2 - 4) / (n - 1) ** 2)


def test_a_star_is_as_central_as_can_be() -> None:
    told = facts((), [claim("USA", "PER")])
    n = network(ties(presence(told))).row(0, named=True)["n_states"]
    members = degrees(ties(presence(told))).get_column("state").to_list()
    star = facts((), [claim("USA", other) for other in members if other != "USA"])
    row = network(ties(presence(star))).row(0, named=True)
    assert row["centralisation_sure"] == pytest.approx(1) and row["density_low"] == pytest.approx(1 / n)


_TIES = st.lists(
    st.tuples(st.sampled_from("SUN USA FRA GBR".split()), st.sampled_from(["PER", "CHL"]), st.booleans()), max_size=8
)


@given(_TIES)
def test_the_jaccard_bounds_are_those_of_all_networks_that_may_be(drawn) -> None:
    held = {(supplier, recipient): sure for supplier, recipient, sure in drawn}
    rows = [(1975, s, r, sure, [s + r]) for (s, r), sure in held.items()]
    names = {"year": pl.Int32, "supplier": pl.String, "recipient": pl.String, "sure": pl.Boolean}
    frame = pl.DataFrame(rows, schema=names | {"ids": pl.List(pl.String)}, orient="row")
    doubtful = [tie for tie, sure in held.items() if not sure]
    found = shared_suppliers(frame)
    values = []
    for extra in chain.from_iterable(combinations(doubtful, k) for k in range(len(doubtful) + 1)):
        there = {tie for tie, sure in held.items() if sure} | set(extra)
        one, two = ({s for s, r in there if r == recipient} for recipient in ("CHL", "PER"))
        if one | two:
            values.append(len(one & two) / len(one | two))
    if found.is_empty():
        assert not any(values)
    else:
        row = found.row(0, named=True)
        assert (row["low"], row["high"]) == (pytest.approx(min(values)), pytest.approx(max(values)))


def test_portfolios_are_alike_as_their_angle_says() -> None:
    told = facts((), [claim("SUN", "PER", n=3), claim("USA", "PER", n=4), claim("SUN", "CHL", n=1)])
    row = portfolio_similarity(supplier_shares(told, "aircraft", window=1)).row(0, named=True)
    assert (row["first"], row["second"]) == ("CHL", "PER")
    assert row["low"] == row["high"] == pytest.approx(0.6)
    vague = facts((), [claim("SUN", "PER", n=(3, 6)), claim("USA", "PER", n=4), claim("SUN", "CHL", n=1)])
    row = portfolio_similarity(supplier_shares(vague, "aircraft", window=1)).row(0, named=True)
    assert row["low"] <= 3 / 5 and row["high"] >= 6 / sqrt(52)


def test_the_evidence_of_an_event() -> None:
    a = claim("SUN", "PER", "1975-06-01", n=(8, 12), document="d1")
    b = claim("SUN", "PER", "1975-06-01", n=30, document="d2")
    held = event([a], [b], origins=2)
    told = facts([held], [a, b], [source("d1", "1975-07-01"), source("d2", "1978")])
    row = event_evidence(told, grades={a.id: "2"}).row(0, named=True)
    assert (row["n_claims"], row["n_documents"], row["n_accounts"], row["n_origins"]) == (2, 2, 2, 2)
    assert (row["lag_low"], row["lag_high"], row["grade"], row["contested"]) == (30, 30, "2", True)
    assert row["width"] == pytest.approx((30 - 8) / 19)
    assert event_evidence(told).row(0, named=True)["grade"] == "6"


def test_coverage_counts_documents_on_a_side_and_what_is_denied() -> None:
    told = facts((), [claim("SUN", "PER", "1975/1976", polarity="denied"), claim("USA", "PER", "1976", document="d2")])
    assert coverage(told).select("state", "year", "n_documents").rows() == [("PER", 1975, 1), ("PER", 1976, 2)]
    assert coverage(told, side="supplier").get_column("state").to_list() == ["SUN", "SUN", "USA"]
