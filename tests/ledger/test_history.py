"""The runs of a ledger, and what changed between them."""

from dataclasses import replace

import pytest

from reftel.errors import LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

FIRST = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00", asked=("texts",))
SECOND = Run(version="1", vocabulary="v2", started="2024-02-02T00:00:00+00:00", options={"again": True})
THIRD = Run(version="2", vocabulary="v2", started="2024-03-03T00:00:00+00:00")
LATER = replace(SOLD, period="1978", vocabulary="v2")


@pytest.fixture
def filled(store: Store) -> Store:
    store.add_document(DOCUMENT, [SOLD, LENT], [], FIRST, n_sentences=2)
    store.add_document(OTHER, [BROKE], [], FIRST, n_sentences=1)
    store.note_unreadable("texts/photo.txt", "texts/photo.txt is a JPEG image", FIRST)
    store.end_run(FIRST, "done", {"read": 2})
    store.add_document(DOCUMENT, [LATER], [], SECOND, n_sentences=2)
    store.end_run(SECOND, "stopped", {"read": 1})
    store.add_document(DOCUMENT, [LATER, LENT], [], THIRD, n_sentences=2)
    return store


def test_each_run_says_what_it_was_given_and_how_it_ended(filled: Store) -> None:
    first, second, third = filled.runs()
    assert (first.asked, first.outcome) == (["texts"], "done")
    assert (first.n_documents, first.n_claims, first.n_unreadable) == (2, 3, 1)
    assert (second.options, second.outcome, second.n_claims) == ({"again": True}, "stopped", 1)
    assert (third.version, third.outcome, third.ended) == ("2", None, None)
    assert first.ended is not None and first.ended > "2026"


def test_a_run_that_added_nothing_leaves_no_trace(store: Store) -> None:
    store.end_run(FIRST, "done", {})
    assert store.runs() == []


def test_how_a_run_ended_is_said_once(filled: Store) -> None:
    filled.end_run(FIRST, "failed", {})
    assert filled.runs()[0].outcome == "done"
    assert filled.verify() == []


def test_states_at_the_ends_of_runs_are_compared(filled: Store) -> None:
    first, second, third = (run.id for run in filled.runs())
    assert [(c.how, c.slots) for c in filled.diff(first[:8], second)] == [("changed", ("period",)), ("lost", ())]
    assert [(c.how, c.after and c.after.id) for c in filled.diff(second, third)] == [("gained", LENT.id)]
    assert [(c.how, c.slots) for c in filled.diff(third, first)] == [("changed", ("period",))]
    assert filled.diff(first, first) == []


@pytest.mark.parametrize(("name", "words"), [("zz", "there is no run"), ("", "there is no run")])
def test_a_run_that_is_not_there_is_an_error(filled: Store, name: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words):
        filled.diff(name, filled.runs()[0].id)


def test_originals_are_kept_once_and_given_back(store: Store) -> None:
    assert store.original(DOCUMENT.sha256) is None
    for run in (FIRST, SECOND):
        store.add_document(DOCUMENT, [SOLD], [], run, n_sentences=2, original=DOCUMENT.text.encode())
    assert store.original(DOCUMENT.sha256) == DOCUMENT.text.encode()
    assert store.verify() == []
