"""Claims and events as facts."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from reftel.errors import VocabularyError
from reftel.measures.facts import facts
from reftel.measures.kinds import load_kinds
from reftel.measures.statements import SCHEMA, statements
from reftel.model.belief import Belief
from reftel.model.claim import KINDS
from tests.measures.told import PERU, claim, event, marked, source


def only(frame: pl.DataFrame, **values):
    """The one row with these values."""
    found = frame.filter(*(pl.col(name) == value for name, value in values.items()))
    assert len(found) == 1, found
    return found.row(0, named=True)


def amount(told, **values):
    row = only(told.amounts, **values)
    return row["low"], row["high"]


def test_an_organ_is_its_state_unless_asked_for_by_itself() -> None:
    made = [claim("SUN/navy+SUN/army", "PER/navy")]
    assert statements((), made, ()).select("supplier", "recipient").rows() == [("SUN", "PER")]
    assert statements((), made, (), parts=True).get_column("supplier").to_list() == ["SUN/army", "SUN/navy"]


def test_an_organ_of_a_state_that_is_not_known_is_nobody() -> None:
    assert statements((), [claim("SUN", "?/army")], ()).get_column("recipient").to_list() == [None]


def test_a_claim_that_names_no_supplier_means_that_of_its_account() -> None:
    named, silent, alone = claim("SUN", "PER"), claim("", "PER", n=5), claim("", "CHL")
    frame = statements([event([named, silent])], [named, silent, alone], ())
    assert dict(frame.select("claim", "supplier").rows()) == {named.id: "SUN", silent.id: "SUN", alone.id: None}


def test_a_claim_that_fits_two_accounts_stands_in_both_and_counts_once() -> None:
    one, two, both = claim("SUN", "PER"), claim("CUB", "PER"), claim("", "PER", n=5)
    told = facts([event([one, both], [two, both])], [one, two, both])
    assert amount(told, supplier="SUN") == amount(told, supplier="CUB") == (5, 5)
    assert only(told.rows, supplier="SUN")["n_claims"] == 2


@pytest.mark.parametrize(
    ("slots", "reported", "expected"),
    [
        ({"period": "1975-03"}, "1978", ("period", "1975-03-01", "1975-03-31")),
        ({"period": "1973/..", "stage": "ongoing"}, "1978-06-01", ("period", "1973-01-01", "1978-06-01")),
        ({"period": "1973/.."}, None, ("period", "1973-01-01", None)),
        ({"period": "1990/.."}, "1978", ("period", "1990-01-01", None)),
        ({"period": None, "stage": "ongoing"}, "1978-06-01", ("document", "1978-06-01", "1978-06-01")),
        ({"period": None, "kind": "holding", "stage": None}, "1978-06-01", ("document", "1978-06-01", "1978-06-01")),
        ({"period": None}, "1978-06-01", ("before", None, "1978-06-01")),
        ({"period": None, "modality": "planned"}, "1978-06-01", ("after", "1978-06-01", None)),
        ({"period": None}, None, ("none", None, None)),
    ],
)  # fmt: skip
def test_where_a_claim_s_days_come_from(slots, reported, expected) -> None:
    row = statements((), [claim("SUN", "PER", **slots)], [source("d1", reported)]).row(0, named=True)
    days = (row[end] and row[end].isoformat() for end in ("first", "last"))
    assert (row["dated"], *days) == expected


def test_amounts_of_one_account_narrow_each_other_and_accounts_are_taken_together() -> None:
    a, b = claim("SUN", "PER", n=(8, 20)), claim("SUN", "PER", n=(10, None))
    rival = claim("SUN", "PER", n=30)
    assert amount(facts([event([a, b])], [a, b])) == (10, 20)
    assert amount(facts([event([a, b], [rival])], [a, b, rival])) == (10, 30)


def test_amounts_of_one_account_that_clash_are_taken_together() -> None:
    a, b = claim("SUN", "PER", n=(1, 3)), claim("SUN", "PER", n=(5, 9))
    assert amount(facts([event([a, b])], [a, b])) == (1, 9)


def test_a_policy_narrows_to_the_accounts_that_it_believes() -> None:
    a, rival, other = claim("SUN", "PER", n=10), claim("CUB", "PER", n=30), claim("FRA", "PER", n=1)
    held = event([a], [rival])
    told = facts([held], [a, rival, other], beliefs=[Belief(event=held.id, policy="p 1", accounts=(2,), slots=())])
    assert told.rows.get_column("supplier").sort().to_list() == ["CUB", "FRA"]
    assert told.rows.get_column("certain").all() and not told.rows.get_column("contested").any()


def test_rival_parties_and_denials_take_certainty_away() -> None:
    a, rival = claim("SUN", "PER"), claim("CUB", "PER")
    told = facts([event([a], [rival])], [a, rival])
    assert told.rows.select("certain", "contested").rows() == [(False, True)] * 2
    a, denial = claim("SUN", "PER"), claim("SUN", "PER", polarity="denied")
    told = facts([event([a], [denial])], [a, denial])
    assert told.rows.select("certain", "contested").rows() == [(False, True)]
    assert told.denied.get_column("claim").to_list() == [denial.id]


def test_rival_amounts_leave_it_certain_that_it_happened() -> None:
    a, rival = claim("SUN", "PER", n=3), claim("SUN", "PER", n=5)
    assert facts([event([a], [rival])], [a, rival]).rows.select("certain", "contested").rows() == [(True, True)]


def test_only_firm_affirmed_claims_enter_unless_asked() -> None:
    made = [claim("SUN", "PER"), claim("USA", "PER", modality="alleged"), claim("FRA", "PER", polarity="denied")]
    assert facts((), made).rows.get_column("supplier").to_list() == ["SUN"]
    assert set(facts((), made, modalities=("factual", "alleged")).rows.get_column("supplier")) == {"SUN", "USA"}


def test_stages_are_facts_of_their_own() -> None:
    a, b = claim("SUN", "PER", stage="ordered", n=10), claim("SUN", "PER", stage="delivered", n=8)
    told = facts([event([a, b])], [a, b])
    assert amount(told, stage="ordered") == (10, 10) and amount(told, stage="delivered") == (8, 8)


def test_an_amount_of_several_pairs_is_of_any_of_them() -> None:
    told = facts((), [claim("SUN+CUB", "PER", n=(10, 12))])
    assert told.amounts.select("supplier", "low", "high").rows() == [("CUB", None, 12.0), ("SUN", None, 12.0)]


def test_open_ends_and_approximations_stay() -> None:
    told = facts((), [claim("SUN", "PER", n=(None, 79)), claim("USA", "PER", n=40, approx=True)])
    assert amount(told, supplier="SUN") == (None, 79)
    assert only(told.amounts, supplier="USA")["approx"] and amount(told, supplier="USA") == (40, 40)
    wide = facts((), [claim("USA", "PER", n=40, approx=True)], about=0.1)
    assert amount(wide) == (pytest.approx(36), pytest.approx(44))


def test_a_garbled_copy_tells_no_amount() -> None:
    a, copy = claim("SUN", "PER", n=12), claim("SUN", "PER", n=120)
    told = facts([event([a, copy], corruptions=(copy.id,))], [a, copy])
    assert amount(told) == (12, 12) and told.rows.row(0, named=True)["n_claims"] == 2


def test_dates_of_claims_narrow_each_other() -> None:
    a, b = claim("SUN", "PER", "1974/1978"), claim("SUN", "PER", "1976-05")
    row = facts([event([a, b])], [a, b]).rows.row(0, named=True)
    assert (row["first"], row["last"]) == (date(1976, 5, 1), date(1976, 5, 31))


def test_nothing_gives_empty_frames_of_the_same_columns() -> None:
    assert statements((), (), ()).schema == SCHEMA
    empty, full = facts((), ()), facts((), [claim("SUN", "PER", n=1)])
    for name in ("rows", "amounts", "spans", "denied"):
        assert getattr(empty, name).schema == getattr(full, name).schema


def test_the_order_in_which_claims_come_does_not_matter() -> None:
    claims, sources = marked(PERU, PERU / "gold")
    one, two = facts((), claims, sources), facts((), claims[::-1], sources[::-1])
    for name in ("rows", "amounts", "spans", "denied", "told", "statements"):
        assert_frame_equal(getattr(one, name), getattr(two, name))


def test_every_kind_is_counted_in_one_way() -> None:
    assert set(load_kinds()) == set(KINDS)
    assert not [kind for kind, counting in load_kinds().items() if counting.done & counting.promised]


def test_a_kind_that_is_missing_from_the_table_is_an_error(monkeypatch) -> None:
    monkeypatch.setattr("reftel.measures.kinds.read_tsv", lambda _: [])
    load_kinds.cache_clear()
    with pytest.raises(VocabularyError, match="one line for each"):
        load_kinds()
    load_kinds.cache_clear()
