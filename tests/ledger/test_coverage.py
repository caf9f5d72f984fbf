"""What was seen and not claimed, in the ledger."""

import pytest

from reftel.errors import LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.coverage import Coverage, Opening, Unclaimed
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document
from tests.ledger.tables import contents

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
LATER = Run(version="1", vocabulary="v2", started="2024-02-02T00:00:00+00:00")
DOCUMENT = plain_document("Minsk sold rifles.\nTrucks were sent off.\nNobody supplies hay.", "note")
SOLD = plain_claim(DOCUMENT, "Minsk sold rifles")


def sentence(start: int, end: int, *words: tuple[int, int, str]) -> Unclaimed:
    openings = [
        Opening(word=Span(first, last), frame="en.transfer.send", reason=reason, detail="why")
        for first, last, reason in words
    ]
    return Unclaimed(document=DOCUMENT.sha256, span=Span(start, end), openings=tuple(openings))


SENT = sentence(19, 40, (31, 35, "no-party"), (19, 25, "other-thing"))
HAY = sentence(41, 61, (48, 56, "other-thing"))
SEEN = Coverage(document=DOCUMENT.sha256, n_opened=3, unclaimed=(SENT, HAY))


def add(store: Store, seen: Coverage | None = SEEN, run: Run = RUN) -> None:
    store.add_document(DOCUMENT, [SOLD], [], run, n_sentences=3, coverage=seen)


def test_unclaimed_sentences_come_back_as_they_went_in(store: Store) -> None:
    add(store)
    assert store.unclaimed() == [SENT, HAY]
    assert store.tally().n_unclaimed == 2
    assert store.unclaimed(document="note", reason="other-thing") == [HAY]
    assert store.unclaimed(reason=["other-thing", "no-party"]) == [SENT, HAY]


def test_reasons_are_counted_by_document(store: Store) -> None:
    add(store)
    (covered,) = store.coverage()
    assert (covered.name, covered.n_sentences, covered.n_opened, covered.n_unclaimed) == ("note", 3, 3, 2)
    assert covered.reasons == {"no-party": 1, "other-thing": 1}
    assert store.coverage(document="note") == [covered]


def test_the_latest_reading_counts_and_older_ones_stay(store: Store) -> None:
    add(store)
    add(store, Coverage(document=DOCUMENT.sha256, n_opened=2, unclaimed=(HAY,)), run=LATER)
    assert store.unclaimed() == [HAY]
    assert len(contents(store)["unclaimed"]) == 3


def test_a_document_in_which_all_was_claimed_is_covered(store: Store) -> None:
    add(store, Coverage(document=DOCUMENT.sha256, n_opened=1, unclaimed=()))
    (covered,) = store.coverage()
    assert (covered.n_opened, covered.reasons) == (1, {})


def test_a_reading_without_coverage_is_told_from_one_without_misses(store: Store) -> None:
    add(store, None)
    (covered,) = store.coverage()
    assert (covered.n_opened, covered.reasons, store.unclaimed()) == (None, {}, [])


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"document": "absent"}, "no document 'absent'"), ({"reason": "no-partie"}, "did you mean no-party"),
     ({"reason": "xyz"}, "there are heading,")],
)  # fmt: skip
def test_what_does_not_exist_is_an_error(store: Store, asked: dict[str, str], said: str) -> None:
    add(store)
    with pytest.raises(LedgerError, match=said):
        store.unclaimed(**asked)
