"""Events of a ledger: found, kept, and found anew when something was added."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reftel.errors import LedgerError, PolicyError
from reftel.events import belief_of, check_events, copies_of, event_named, find_events, policy_named
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.document import Document
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
WIRE = plain_document("Moscow delivered 36 Su-22 fighters to Peru in 1977.", "wire", publisher="The Wire", date="1978")
STUDY = plain_document(
    "In 1977 the Soviet Union handed 24 Su-22 over to Peru.", "study", publisher="A Press", date="1992"
)  # fmt: skip
OTHER = plain_document("Paris sold Mirages to Iraq in 1981.", "other", publisher="A Paper", date="1982")


def delivery(document: Document, quote: str, number: int) -> Claim:
    claim = plain_claim(document, quote, designators=("Su-22",), item="Su-22", period="1977", stage="delivered")
    return replace(claim, quantity=Quantity(low=number, high=number, unit="aircraft"))


MORE = delivery(WIRE, "Moscow delivered 36 Su-22 fighters to Peru", 36)
LESS = delivery(STUDY, "handed 24 Su-22 over to Peru", 24)
SOLD = plain_claim(
    OTHER, "Paris sold Mirages to Iraq", actor=("FRA",), recipient=("IRQ",), designators=("Mirage",), period="1981"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "test.db") as ledger:
        ledger.add_document(WIRE, [MORE], [], RUN, n_sentences=1)
        ledger.add_document(OTHER, [SOLD], [], RUN, n_sentences=1)
        yield ledger


def test_two_counts_of_one_delivery_are_two_accounts_of_one_event(store: Store) -> None:
    assert [len(event.claims) for event in find_events(store)] == [1, 1]
    store.add_document(STUDY, [LESS], [], RUN, n_sentences=1)
    (event,) = find_events(store, contested=True)
    assert set(event.claims) == {MORE.id, LESS.id}
    assert [rivalry.slot for rivalry in event.rivalries] == ["quantity"]
    assert event.origins == 2


def test_filters_say_which_claims_an_event_must_have_one_of(store: Store) -> None:
    assert [event.claims for event in find_events(store, recipient="IRQ")] == [(SOLD.id,)]
    assert len(find_events(store, limit=1)) == 1
    with pytest.raises(LedgerError, match="there is no kind"):
        find_events(store, kind="transfers")


def test_an_event_comes_with_its_claims_and_documents(store: Store) -> None:
    told = event_named(store, SOLD.id[:8])
    assert list(told.claims.values()) == [SOLD]
    assert [source.publisher for source in told.sources.values()] == ["A Paper"]


def test_events_are_kept_until_something_is_added(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = find_events(store)
    monkeypatch.setattr("reftel.events.group", lambda *_: pytest.fail("grouped again"))
    assert find_events(store) == first
    store.add_document(STUDY, [LESS], [], RUN, n_sentences=1)
    with pytest.raises(pytest.fail.Exception, match="grouped again"):
        find_events(store)


def test_a_person_that_says_different_wins_and_is_not_undone(store: Store) -> None:
    store.add_document(STUDY, [LESS], [], RUN, n_sentences=1)
    store.compare(MORE.id, LESS.id, "different", reviewer="eva")
    assert find_events(store, contested=True) == []
    anew = replace(LESS, rule="en.transfer.other")
    store.add_document(STUDY, [anew], [], replace(RUN, vocabulary="v2"), n_sentences=1)
    assert find_events(store, contested=True) == []


def test_a_policy_says_what_is_believed_and_changes_no_claim(store: Store) -> None:
    store.add_document(STUDY, [LESS], [], RUN, n_sentences=1)
    told = event_named(store, MORE.id)
    named = (policy_named(store, name) for name in ("cautious", "earliest"))
    cautious, earliest = (belief_of(told, policy, store.grades()) for policy in named)
    quantities = [
        next(slot.value for slot in belief.slots if slot.slot == "quantity") for belief in (cautious, earliest)
    ]
    assert quantities[0] == [{"low": 24, "high": 36, "unit": "aircraft"}]
    assert quantities[1] == [{"low": 36, "high": 36, "unit": "aircraft"}]
    assert event_named(store, MORE.id) == told


def test_a_reprint_adds_no_origin(store: Store) -> None:
    reprint = plain_document(WIRE.text + "\n", "reprint", publisher="The Copy", date="1979")
    again = delivery(reprint, "Moscow delivered 36 Su-22 fighters to Peru", 36)
    store.add_document(reprint, [again], [], RUN, n_sentences=1)
    (event,) = [event for event in find_events(store) if len(event.claims) == 2]
    assert event.origins == 1
    assert copies_of(store).keys[MORE.id] == copies_of(store).keys[again.id]


def test_a_policy_is_a_file_one_of_the_ledger_or_one_that_comes_with_reftel(store: Store, tmp_path: Path) -> None:
    text = 'name = "mine"\nversion = 3\nmeaning = "The earliest."\nrules = ["earliest"]\n'
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    assert policy_named(store, str(tmp_path / "mine.toml")).label == "mine 3"
    store.add_policy("mine", text, author="eva")
    assert policy_named(store, "mine").rules == ("earliest",)
    assert policy_named(store, "cautious").rules == ()
    with pytest.raises(PolicyError, match="there is no policy"):
        policy_named(store, "none")


def test_grades_that_people_set_bear_on_what_is_believed(store: Store) -> None:
    store.add_document(STUDY, [LESS], [], RUN, n_sentences=1)
    store.grade_source("publisher:a press", "A", grader="eva")
    store.grade_source("publisher:the wire", "E", grader="eva")
    belief = belief_of(event_named(store, MORE.id), policy_named(store, "graded"), store.grades())
    assert [slot.value for slot in belief.slots if slot.slot == "quantity"] == [
        [{"low": 24, "high": 24, "unit": "aircraft"}]
    ]
    assert [aside.rule for aside in belief.aside] == ["reliability"]


def test_stages_out_of_order_within_an_event_are_found(store: Store) -> None:
    early = replace(MORE, stage="ordered", period="1979")
    late = replace(LESS, stage="delivered", period="1977", quantity=MORE.quantity)
    store.add_document(WIRE, [early], [], replace(RUN, vocabulary="v2"), n_sentences=1)
    store.add_document(STUDY, [late], [], RUN, n_sentences=1)
    store.compare(early.id, late.id, "same", reviewer="eva")
    assert [set(finding.claims) for finding in check_events(store)] == [{early.id, late.id}]


STEPS = ("looking for copies", "bringing claims together", "comparing accounts", "keeping events")


def test_grouping_tells_how_far_it_has_got_and_only_when_there_is_work(store: Store) -> None:
    told: list[tuple[float, int, str]] = []
    find_events(store, progress=lambda *step: told.append(step))
    shares = [done for done, _, _ in told]
    assert tuple(dict.fromkeys(what for _, _, what in told)) == STEPS
    assert shares == sorted(shares)
    assert {total for _, total, _ in told} == {1}
    told.clear()
    find_events(store, progress=lambda *step: told.append(step))
    assert told == []


@pytest.mark.parametrize("at", STEPS)
def test_grouping_that_is_stopped_leaves_the_events_as_they_were(store: Store, at: str) -> None:
    def stop(_: float, __: int, what: str) -> None:
        if what == at:
            raise KeyboardInterrupt

    find_events(store)
    before = (store.kept_stamp(), store.kept_events())
    store.add_document(STUDY, [LESS], [], RUN, n_sentences=1)
    with pytest.raises(KeyboardInterrupt):
        find_events(store, progress=stop)
    assert (store.kept_stamp(), store.kept_events()) == before
    assert sorted(len(event.claims) for event in find_events(store)) == [1, 2]


def test_a_ledger_that_cannot_keep_events_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(store, "keep_events", full)
    with pytest.raises(LedgerError, match="cannot be kept, and so not be asked for: the disk is full"):
        find_events(store)
