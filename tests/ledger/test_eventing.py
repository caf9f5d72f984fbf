"""Events that a ledger keeps."""

import pytest

from reftel.errors import LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.event import Account, Event
from reftel.review.slots import SLOTS
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


def event(*claims: str) -> Event:
    account = Account(number=1, claims=claims, speakers=(), sources=(), origins=1)
    return Event(id=min(claims), kind="transfer", claims=claims, accounts=(account,))


DEAL, BREACH = event(SOLD.id, LENT.id), event(BROKE.id)


@pytest.fixture
def filled(store: Store) -> Store:
    store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
    store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
    store.keep_events([DEAL, BREACH], "now")
    return store


def test_kept_events_come_back_and_later_ones_take_their_place(filled: Store) -> None:
    assert filled.kept_events() == sorted([DEAL, BREACH], key=lambda kept: kept.id)
    assert filled.kept_events([BREACH.id]) == [BREACH]
    assert filled.kept_stamp() == "now"
    filled.keep_events([BREACH], "later")
    assert (filled.kept_events(), filled.kept_stamp()) == ([BREACH], "later")


def test_an_event_is_found_by_each_of_its_claims(filled: Store) -> None:
    assert filled.event_ids([LENT.id, SOLD.id, BROKE.id, "none"]) == [DEAL.id, BREACH.id]
    assert filled.event_named(LENT.id[:9].upper()) == DEAL.id


@pytest.mark.parametrize(("prefix", "words"), [("zz", "no event or claim"), ("", "no event or claim")])
def test_what_names_no_event_is_an_error(filled: Store, prefix: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words):
        filled.event_named(prefix)


def test_a_claim_that_does_not_stand_is_told_from_one_that_is_not_there(filled: Store) -> None:
    filled.keep_events([BREACH], "later")
    with pytest.raises(LedgerError, match="does not stand any more"):
        filled.event_named(SOLD.id)


def test_every_addition_changes_the_last_seal(store: Store) -> None:
    seen = {store.last_seal()}
    store.add_document(DOCUMENT, [SOLD], [], RUN, n_sentences=2)
    seen.add(store.last_seal())
    store.keep_events([], "x")
    assert len(seen) == 2 and store.last_seal() in seen


ANN = {"reviewer": "Ann"}


def test_a_verdict_on_a_pair_holds_of_the_claim_that_takes_the_place_of_one(filled: Store) -> None:
    filled.compare(SOLD.id, BROKE.id, "rival", **ANN)
    (first,) = filled.correct(SOLD.id, period="1978", **ANN).makes
    (second,) = filled.correct(first, period="1979", **ANN).makes
    assert [said.on for said in filled.verdicts()] == [(second, BROKE.id)]
    filled.compare(SOLD.id, LENT.id, "same", **ANN)
    assert [said.on for said in filled.verdicts()][1:] == [(second, LENT.id)]
    told = {slot: getattr(SOLD, slot) for slot in SLOTS if getattr(SOLD, slot) is not None} | {"period": "1976"}
    (merged,) = filled.merge([second, LENT.id], **told, **ANN).makes
    assert [said.on for said in filled.verdicts()] == [(merged, BROKE.id)]


def test_what_an_adjudication_puts_in_the_place_counts(filled: Store) -> None:
    filled.compare(SOLD.id, BROKE.id, "rival", **ANN)
    filled.correct(SOLD.id, period="1978", **ANN)
    assert filled.verdicts()
    (settled,) = filled.correct(SOLD.id, period="1977-05", reviewer="Cleo", adjudicates=True).makes
    filled.correct(SOLD.id, period="1979", reviewer="Ben")
    assert [said.on for said in filled.verdicts()] == [(settled, BROKE.id)]


def test_claims_are_asked_for_by_their_event(filled: Store) -> None:
    filled.keep_events([event(SOLD.id, LENT.id), BREACH], "now")
    assert {claim.id for claim in filled.claims(event=DEAL.id)} == {SOLD.id, LENT.id}
    assert len(filled.claims(event=[DEAL.id, BREACH.id])) == 3
    assert [claim.id for claim in filled.claims(event=DEAL.id, actor="POL")] == [LENT.id]
    assert filled.claims_page(event=[BREACH.id], limit=1).items[0].id == BROKE.id
    with pytest.raises(LedgerError, match="no event 'b1' in the ledger as it was last grouped"):
        filled.claims(event=[DEAL.id, "b1"])
