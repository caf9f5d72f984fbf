from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from reftel.errors import LedgerError
from reftel.ledger.store import Store
from reftel.measures.cells import MeasureError
from reftel.measures.concentration import concentration
from reftel.measures.ledgered import facts_in
from reftel.measures.shares import stated_shares, supplier_shares
from reftel.profiles.profile import Profiles, profile_of
from reftel.profiles.records import Asked
from tests.profiles.conftest import fill


def test_measures_are_those_of_the_whole_ledger(peru: Store) -> None:
    """A party's own claims and events give it the same figures as all of them."""
    facts = facts_in(peru).facts
    for party in ("PER", "CHL", "AGO", "UKR"):
        profile = profile_of(peru, party, asked=Asked(window=3))
        unit = profile.unit
        whole = supplier_shares(facts, unit or "aircraft", window=3)
        own = whole.filter(pl.col("recipient") == party)
        assert_frame_equal(profile.shares, own if unit else own.clear())
        assert_frame_equal(profile.concentration, concentration(profile.shares))
        assert_frame_equal(profile.stated, stated_shares(facts).filter(pl.col("recipient") == party))


def test_the_most_told_unit_is_asked_for_unless_another_is(peru: Store) -> None:
    profile = profile_of(peru, "PER")
    assert (profile.unit, profile.units) == ("aircraft", ("aircraft", "tanks"))
    tanks = profile_of(peru, "PER", asked=Asked(unit="tanks")).shares.drop_nulls("low")
    assert tanks["supplier"].unique().to_list() == ["SUN"]
    with pytest.raises(MeasureError, match=r"no delivery to PER is told in 'ships'; there are aircraft, tanks"):
        profile_of(peru, "PER", asked=Asked(unit="ships"))


def test_a_missing_unit_gives_no_shares_and_no_nought(peru: Store) -> None:
    profile = profile_of(peru, "CHL")
    assert (profile.unit, profile.units) == (None, ())
    assert profile.shares.is_empty()
    assert profile.concentration.is_empty()


def test_flows_count_sure_and_possible_events(peru: Store) -> None:
    flows = {(f.supplier, f.recipient, f.progress): (f.low, f.high) for f in profile_of(peru, "PER").flows}
    assert flows["FRA", "PER", "done"] == (2, 2)
    assert flows["SUN", "PER", "promised"] == (1, 1)  # what is alleged is not counted
    assert ("SUN", "CHL", "promised") not in flows
    assert ("PER", "UKR", "done") not in flows  # it is denied
    assert flows[None, "PER", "done"] == (1, 1)


def test_years_narrow_all_rows(peru: Store) -> None:
    profile = profile_of(peru, "PER", asked=Asked(since=1970, until=1975))
    assert {spell.event for spell in profile.spells} < {spell.event for spell in profile_of(peru, "PER").spells}
    assert all(row.first is None or row.first.year <= 1975 for row in profile.told)
    assert all(row.last is None or row.last.year >= 1970 for row in profile.told)
    assert set(profile.shares["year"]) <= set(range(1970, 1976))
    (mirages,) = [f for f in profile.flows if (f.supplier, f.progress) == ("FRA", "done")]
    assert (mirages.low, mirages.high) == (0, 1)  # 1974 to 1976 need not lie within


def test_kinds_narrow_rows_and_leave_shares(peru: Store) -> None:
    profile = profile_of(peru, "PER", asked=Asked(kinds=("mission",)))
    assert {row.kind for row in profile.told} == {"mission"} == {count.kind for count in profile.kinds}
    assert_frame_equal(profile.shares, profile_of(peru, "PER").shares)


def test_what_a_partner_gave(peru: Store) -> None:
    profile = profile_of(peru, "PER", partner="SUN")
    assert {(row.supplier, row.recipient) for row in profile.told} == {("SUN", "PER"), ("PER", "SUN")}
    assert {row.kind for row in profile.told if row.supplier == "PER"} == {"agreement"}  # which has no direction
    assert set(profile.shares["supplier"]) == {"SUN"}
    assert_frame_equal(profile.shares, profile_of(peru, "PER").shares.filter(pl.col("supplier") == "SUN"))
    assert profile.concentration.is_empty()


def test_it_does_not_hang_on_the_order_of_reading(peru: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "other.db") as other:
        fill(other, backwards=True)
        one, two = profile_of(peru, "PER"), profile_of(other, "PER")
        assert (one.spells, one.points, one.flows) == (two.spells, two.points, two.flows)
        assert (one.contested, one.kinds, one.units) == (two.contested, two.kinds, two.units)
        assert_frame_equal(one.shares, two.shares)


def test_what_is_asked_in_vain_says_why(peru: Store) -> None:
    with pytest.raises(LedgerError, match="no party 'Perú'"):
        profile_of(peru, "Perú")
    with pytest.raises(LedgerError, match="no review 'fine'"):
        profile_of(peru, "PER", asked=Asked(review=("fine",)))
    with pytest.raises(MeasureError, match="1 to 100 years"):
        profile_of(peru, "PER", asked=Asked(window=0))
    with pytest.raises(MeasureError, match="no year is both"):
        profile_of(peru, "PER", asked=Asked(since=1980, until=1970))


def test_only_claims_in_the_review_asked_for_are_told(peru: Store) -> None:
    profile = profile_of(peru, "PER", asked=Asked(review=("accepted",)))
    assert profile.told == ()
    assert profile.kinds == ()


def test_readings_are_kept_until_something_is_added(tmp_path: Path) -> None:
    with Store(tmp_path / "kept.db") as store:
        fill(store)
        profiles = Profiles(store)
        first = profiles.of("PER")
        assert profiles.of("PER", asked=Asked(window=1)).held is first.held
        claim = first.held.claims[0]
        store.reject(claim.id, reviewer="Ana")
        again = profiles.of("PER")
        assert claim.id not in {each.id for each in again.held.claims}
