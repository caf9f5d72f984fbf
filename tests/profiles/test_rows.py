from datetime import date
from pathlib import Path

from reftel.events import bring_up
from reftel.ledger.store import Store
from reftel.profiles.profile import profile_of
from reftel.profiles.records import Amount, Spell
from tests.factories import plain_claim, plain_document
from tests.profiles.conftest import RUN


def spell(store: Store, supplier: str, progress: str, year: int) -> Spell:
    (found,) = [
        each
        for each in profile_of(store, "PER").spells
        if each.supplier == supplier and each.progress == progress and each.last and each.last.year == year
    ]
    return found


def test_a_period_is_sure_as_far_as_it_is_told(peru: Store) -> None:
    naval = spell(peru, "FRA", "done", 1912)
    assert (naval.sure_first, naval.sure_last) == (date(1905, 1, 1), date(1912, 12, 31))
    assert not naval.open_start
    assert not naval.open_end


def test_an_open_period_holds_until_it_was_reported_and_may_go_on(peru: Store) -> None:
    army = spell(peru, "USA", "done", 1992)
    assert (army.first, army.sure_last) == (date(1946, 1, 1), date(1992, 9, 30))
    assert army.open_end


def test_approximate_years_are_not_sure(peru: Store) -> None:
    cubans = spell(peru, "CUB", "done", 1980)
    assert (cubans.first, cubans.last) == (date(1976, 1, 1), date(1980, 12, 31))
    assert cubans.sure_first is None
    assert cubans.amounts == (Amount(low=None, high=79.0, unit="persons", approx=False),)


def test_what_holds_at_a_document_s_date_is_open_at_both_ends(peru: Store) -> None:
    maag = spell(peru, "USA", "done", 1978)
    assert (maag.first, maag.last) == (date(1978, 2, 1), date(1978, 2, 1))
    assert maag.open_start
    assert maag.open_end


def test_a_denial_is_a_row_of_its_own(peru: Store) -> None:
    denied = spell(peru, "USA", "denied", 1960)
    assert denied.sure_first is None
    (nothing,) = [point for point in profile_of(peru, "UKR").points if point.recipient == "UKR"]
    assert nothing.progress == "denied"


def test_what_is_planned_ordered_or_offered_is_not_done(peru: Store) -> None:
    profile = profile_of(peru, "PER")
    progress = {(row.kind, row.stage): row.progress for row in profile.told if row.progress != "denied"}
    assert progress["transfer", "ordered"] == "promised"
    assert progress["transfer", "delivered"] == "done"
    assert progress["training", "offered"] == "sought"
    assert progress["financing", "agreed"] == "promised"
    assert progress["agreement", "agreed"] == "done"
    assert progress["restriction", "refused"] == "done"
    (migs,) = [row for row in profile_of(peru, "CHL").points if row.supplier == "SUN"]
    assert (migs.progress, migs.modality) == ("promised", "planned")


def test_nobody_s_delivery_keeps_its_unknown_supplier(peru: Store) -> None:
    (rifles,) = [point for point in profile_of(peru, "PER").points if point.supplier is None]
    assert (rifles.what, rifles.first, rifles.last) == ("rifles", None, None)


def test_a_period_is_as_firm_as_the_claims_that_tell_it(tmp_path: Path) -> None:
    """A firm claim without a time does not make a rumour of one firm."""
    document = plain_document("The Soviets have advisers there. They came in 1984, it is said.", "news", date="1990")
    told = {"kind": "mission", "stage": "ongoing", "item": "Soviet advisers"}
    firm = plain_claim(document, "The Soviets have advisers there", **told)
    rumour = plain_claim(document, "They came in 1984", **told, modality="alleged", period="1984/1986")
    with Store(tmp_path / "rumour.db") as store:
        store.add_document(document, [firm, rumour], [], RUN, n_sentences=2)
        bring_up(store)
        spells = {(each.first.year if each.first else None): each for each in profile_of(store, "PER").spells}
    assert (spells[1984].modality, spells[1984].n_claims) == ("alleged", 1)
    assert spells[1990].modality == "factual"
