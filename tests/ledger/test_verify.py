"""What verification proves, and what it finds."""

from dataclasses import replace

import pytest

from reftel.ledger.records import Fetch, Run
from reftel.ledger.store import Store
from reftel.model.coverage import Coverage, Opening, Unclaimed
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.ledger.tables import tamper

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
LATER = Run(version="1", vocabulary="v2", started="2024-02-02T00:00:00+00:00")
OPENING = Opening(word=Span(28, 32), frame="en.transfer.sell", reason="no-party", detail="nobody")
SEEN = Coverage(
    document=DOCUMENT.sha256,
    n_opened=1,
    unclaimed=(Unclaimed(document=DOCUMENT.sha256, span=Span(0, 77), openings=(OPENING,)),),
)
LONG = Refusal(stage="syntax", reason="sentence-too-long", detail="long", document=DOCUMENT.sha256, span=Span(0, 4))


@pytest.fixture
def filled(store: Store) -> Store:
    store.add_document(DOCUMENT, [SOLD, LENT], [LONG], RUN, n_sentences=2, coverage=SEEN)
    store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
    store.add_document(DOCUMENT, [replace(SOLD, probability=0.7)], [], LATER, n_sentences=2)
    store.note_unreadable("texts/photo.txt", "texts/photo.txt is a JPEG image", RUN)
    data = b"a page"
    store.add_fetch(
        Fetch(
            asked="https://a.test/x",
            url="https://a.test/y",
            sha256="6bd2cdc1b0b1a4ed2bf04a7b1a9a7e7e6a4a1c1f0a4d2a0e4a0c5f0d4b7f4c11",
            time="2024-01-01T00:00:00+00:00",
            status=200,
            headers=(),
            data=data,
        ),
        RUN,
    )
    return store


def said(store: Store) -> list[str]:
    return [fault.detail for fault in store.verify()]


def test_a_ledger_that_nobody_touched_is_whole(store: Store) -> None:
    assert store.verify() == []
    store.add_document(DOCUMENT, [SOLD, LENT], [LONG], RUN, n_sentences=2, coverage=SEEN)
    steps: list[tuple[int, int]] = []
    assert store.verify(lambda done, total: steps.append((done, total))) == []
    assert steps[-1][0] == steps[-1][1] == len(steps)


def test_an_original_with_other_bytes_is_named(filled: Store) -> None:
    assert said(filled) == ["the original kept as 6bd2cdc1b0b1… has other bytes now"]


C, D = SOLD.id, DOCUMENT.sha256
ALTERED = {
    "a figure": (
        f"UPDATE claims SET quantity = '{{\"low\": 63, \"high\": 63, \"unit\": \"aircraft\"}}' WHERE id = '{C}'",
        f"claim {C[:8]} on texts/dispatch.txt: its content, statement",
    ),
    "a figure that is none": (f"UPDATE claims SET quantity = '{{\"low\": 1}}' WHERE id = '{C}'", f"{C[:8]} on texts"),
    "no JSON": (f"UPDATE claims SET actor = 'x' WHERE id = '{C}'", f"claim {C[:8]}"),
    "a quote": (f"UPDATE claims SET quote = 'Some 360 Su-22' WHERE id = '{C}'", "“Some 360 Su-22” is not at"),
    "a place": (f"UPDATE claims SET start = start + 1 WHERE id = '{C}'", "its content"),
    "a note": (f"UPDATE claims SET note = 'sure' WHERE id = '{C}'", "reading 1 is not as it was sealed"),
    "a year": (f"UPDATE claims SET first_year = 1950 WHERE id = '{C}'", "first_year"),
    "a name": (f"DELETE FROM names WHERE claim = '{C}' AND slot = 'actor'", "names that it is looked up by"),
    "a text": (f"UPDATE documents SET text = replace(text, '36', '63') WHERE sha256 = '{D}'", "its text or what it"),
    "a title": (f"UPDATE documents SET title = 'Fake' WHERE sha256 = '{D}'", "texts/dispatch.txt: its text or what"),
    "a passage": ("UPDATE passages SET text = 'x' WHERE position = 1", "its passages are not its blocks"),
    "a probability": ("UPDATE found SET probability = 0.99 WHERE reading = 3", "reading 3 is not as it was sealed"),
    "a finding gone": (f"DELETE FROM found WHERE claim = '{C}'", "no reading found it"),
    "a refusal gone": ("DELETE FROM refusals", "reading 1 is not as it was sealed"),
    "a reason": ("UPDATE unclaimed SET reason = 'other-thing'", "reading 1 is not as it was sealed"),
    "a run": ("UPDATE runs SET vocabulary = 'v9' WHERE vocabulary = 'v1'", "the run of 2024-01-01"),
    "a file": ("UPDATE files SET path = 'other.txt' WHERE id = 1", "file 1 is not as it was sealed"),
    "a file gone": ("DELETE FROM files WHERE id = 3", "file 3 was taken away"),
    "a fetch": ("UPDATE fetches SET status = 404", "fetch 1 is not as it was sealed"),
    "a file slipped in": (
        "INSERT INTO files (run, path, name, outcome) SELECT run, 'z', 'z', 'unreadable' FROM files WHERE id = 1",
        "file 4 was added past the program",
    ),
    "what stands": ("UPDATE standing SET review = 'accepted'", "not what follows from its readings"),
    "what does not stand": ("DELETE FROM standing", "not what follows from its readings"),
    "a seal": ("UPDATE seals SET digest = 'x' WHERE number = 2", "is not as it was sealed"),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "words"), ALTERED.values(), ids=ALTERED)
def test_what_is_altered_is_named(filled: Store, statement: str, words: str) -> None:
    if statement.endswith(f"actor = 'x' WHERE id = '{C}'") and filled.address.url is not None:
        pytest.skip("PostgreSQL itself refuses what is no JSON")
    before = set(said(filled))
    tamper(filled, statement)
    new = [detail for detail in said(filled) if detail not in before]
    assert any(words in detail for detail in new), new
    assert all("\n" not in detail for detail in new)


def test_a_trigger_that_was_taken_off_is_named(file_store: Store) -> None:
    with file_store._engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER claims_no_update")
        connection.commit()
    (fault,) = file_store.verify()
    assert (fault.what, fault.key) == ("trigger", "claims_no_update")


def test_only_what_was_altered_is_named(filled: Store) -> None:
    before = set(filled.verify())
    tamper(filled, f"UPDATE claims SET item = 'ships' WHERE id = '{BROKE.id}'")
    assert {fault.key for fault in set(filled.verify()) - before} == {BROKE.id}


def test_what_is_derived_can_be_worked_out_anew(filled: Store) -> None:
    before = set(filled.verify())
    tamper(filled, "DELETE FROM standing", "UPDATE shelf SET name = 'x'")
    assert len(set(filled.verify()) - before) == 2
    filled.rebuild()
    assert set(filled.verify()) == before
