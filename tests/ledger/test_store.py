"""What the ledger takes in, and what it gives back."""

import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from reftel.errors import LedgerError
from reftel.ledger.records import Run
from reftel.ledger.schema import KEPT, metadata
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document
from tests.ledger.tables import contents, fill_every
from tests.server import execute

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
LATER = Run(version="1", vocabulary="v2", started="2024-02-02T00:00:00+00:00")

DOCUMENT = plain_document("Minsk sold rifles to Lima.\nLima paid late.", "note", title="A note", date="1975-03")
SOLD = plain_claim(DOCUMENT, "Minsk sold rifles")
PAID = plain_claim(DOCUMENT, "Lima paid", kind="financing")
LONG = Refusal(
    stage="syntax", reason="sentence-too-long", detail="too long", document=DOCUMENT.sha256, span=Span(0, 26)
)  # fmt: skip


def add(
    store: Store, *claims: Claim, document: Document = DOCUMENT, run: Run = RUN, refused: Any = ()
) -> list[Refusal]:
    return store.add_document(document, claims, refused, run, n_sentences=2)


def test_claims_come_back_as_they_went_in(store: Store) -> None:
    add(store, PAID, SOLD)
    assert store.claims() == [SOLD, PAID]


def test_documents_come_back_with_their_counts(store: Store) -> None:
    add(store, SOLD)
    (source,) = store.documents()
    assert (source.name, source.title, source.date, source.n_sentences, source.n_claims) == (
        "note", "A note", "1975-03", 2, 1,
    )  # fmt: skip
    assert store.document(source.sha256) == source


def test_the_page_knows_its_passages_and_lines(store: Store) -> None:
    add(store, SOLD)
    page = store.page(DOCUMENT.sha256)
    assert page.text == DOCUMENT.text
    assert [passage.span for passage in page.passages_at(PAID.span)] == [Span(27, 42)]
    assert page.line_at(PAID.span.start) == 2


def test_a_claim_whose_words_are_not_there_is_refused_and_recorded(store: Store) -> None:
    (fault,) = add(store, SOLD, replace(SOLD, quote="Minsk sold cannon"))
    assert fault.reason == "quote-not-found"
    assert store.claims() == [SOLD]
    assert store.refusals() == [fault]


def test_refusals_of_other_stages_are_kept_once(store: Store) -> None:
    add(store, refused=[LONG, LONG])
    assert store.refusals() == [LONG]


def test_a_claim_proposed_twice_is_stored_once(store: Store) -> None:
    add(store, SOLD, SOLD)
    assert store.claims() == [SOLD]


def test_a_new_reading_supersedes_and_overwrites_nothing(store: Store) -> None:
    add(store, SOLD)
    later = replace(PAID, vocabulary="v2")
    add(store, later, run=LATER)
    assert store.claims() == [later]
    assert store.claim(SOLD.id) == replace(SOLD, review="superseded")


def test_a_claim_found_again_is_of_the_latest_vocabulary(store: Store) -> None:
    add(store, SOLD)
    add(store, replace(SOLD, vocabulary="v2"), run=LATER)
    assert store.claims() == [replace(SOLD, vocabulary="v2")]
    assert store.claim(SOLD.id).vocabulary == "v2"


def test_a_document_read_by_a_better_reader_keeps_both_forms(store: Store) -> None:
    add(store, SOLD)
    add(store, SOLD, document=replace(DOCUMENT, title="A better title"), run=LATER)
    assert [source.title for source in store.documents()] == ["A better title"]


def test_has_reading_asks_for_program_and_vocabulary(store: Store) -> None:
    add(store, SOLD)
    assert store.has_reading(DOCUMENT.sha256, version="1", vocabulary="v1")
    assert not store.has_reading(DOCUMENT.sha256, version="1", vocabulary="v2")
    assert not store.has_reading(DOCUMENT.sha256, version="2", vocabulary="v1")
    assert not store.has_reading("0" * 64, version="1", vocabulary="v1")


def test_a_copy_under_another_name_is_one_document(store: Store) -> None:
    add(store, SOLD, document=replace(DOCUMENT, name="zulu", path="zulu.txt"))
    store.note_file(replace(DOCUMENT, name="alpha", path="alpha.txt"), RUN)
    assert [(source.name, source.path) for source in store.documents()] == [("alpha", "alpha.txt")]
    assert store.claims(document="zulu") == store.claims(document="alpha.txt") == [SOLD]


def test_noting_what_is_known_adds_nothing(store: Store) -> None:
    add(store, SOLD)
    store.note_unreadable("broken.txt", "broken.txt is empty", RUN)
    before = contents(store)
    store.note_file(DOCUMENT, LATER)
    store.note_unreadable("broken.txt", "broken.txt is empty", LATER)
    assert contents(store) == before


def test_a_file_that_can_be_read_again_is_no_refusal_any_more(store: Store) -> None:
    store.note_unreadable(DOCUMENT.path, "it is empty", RUN)
    assert [refusal.reason for refusal in store.refusals()] == ["file-unreadable"]
    add(store, SOLD)
    assert store.refusals() == []


def test_a_claim_is_named_by_the_first_digits_of_its_id(store: Store) -> None:
    add(store, SOLD, PAID)
    assert store.claim(SOLD.id[:6].upper()) == SOLD


@pytest.mark.parametrize("prefix", ["", "zz", "%", "_", "0123456789abcdef"])
def test_an_id_that_is_no_claims_is_an_error(store: Store, prefix: str) -> None:
    add(store, SOLD)
    with pytest.raises(LedgerError):
        store.claim(prefix)


def test_an_id_that_is_several_claims_is_an_error_that_names_them(store: Store) -> None:
    many = [plain_claim(DOCUMENT, "Minsk", actor=(f"A{n}",)) for n in range(20)]
    add(store, *many)
    digits = [claim.id[0] for claim in many]
    shared = next(digit for digit in digits if digits.count(digit) > 1)
    with pytest.raises(LedgerError, match="claims have ids that begin"):
        store.claim(shared)


def test_the_tally_counts_what_is_current(store: Store) -> None:
    add(store, SOLD, PAID, refused=[LONG])
    add(store, PAID, run=LATER)
    tally = store.tally()
    assert (tally.n_documents, tally.n_sentences, tally.claims, tally.refusals) == (1, 2, {"financing": 1}, {})


def run_on(store: Store, statement: str) -> None:
    """Run a statement past the program, as another tool would."""
    if store.address.path is None:
        execute(str(store.address), statement)
        return
    connection = sqlite3.connect(store.address.path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("table", [table.name for table in KEPT])
@pytest.mark.parametrize("statement", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_nothing_can_be_changed_or_removed(store: Store, table: str, statement: str) -> None:
    fill_every(store)
    column = next(iter(metadata.tables[table].columns)).name
    with pytest.raises(Exception, match=f"append-only: {table}"):
        run_on(store, statement.format(table=table, column=column))


def test_a_row_cannot_be_replaced(file_store: Store) -> None:
    add(file_store, SOLD)
    with sqlite3.connect(file_store.address.path or "") as connection:
        row = list(connection.execute("SELECT * FROM claims").fetchone())
        row[4] = "mission"
        for key in (row[0], 77):
            connection.execute(f"INSERT OR REPLACE INTO claims VALUES ({', '.join('?' * len(row))})", [key, *row[1:]])
    assert file_store.claims() == [SOLD]
