from reftel.events import bring_up
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


def fill(store: Store) -> None:
    store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
    store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)


def test_an_empty_ledger_has_nothing(store: Store) -> None:
    counts = store.counts()
    assert (counts.n_documents, counts.n_claims, counts.n_events, counts.n_contested) == (0, 0, 0, 0)
    assert store.events_page().items == ()


def test_rejected_claims_are_no_claims_of_lists(store: Store) -> None:
    fill(store)
    store.reject(LENT.id, reviewer="Ana")
    counts = store.counts()
    assert counts.n_documents == 2
    assert (counts.kinds, counts.n_claims) == ({"relation": 1, "transfer": 1}, 2)
    assert counts.reviews == {"rejected": 1, "unreviewed": 2}
    assert (counts.n_events, len(store.claims())) == (0, counts.n_claims)
    bring_up(store)
    assert store.counts().n_events == len(store.kept_events()) == 2


def test_pages_of_events_are_all_events_each_once(store: Store) -> None:
    fill(store)
    bring_up(store)
    found, after = [], None
    while True:
        page = store.events_page(after=after, limit=1)
        found += [event.id for event in page.items]
        after = page.next
        if after is None:
            break
    assert sorted(found) == sorted(event.id for event in store.kept_events())


def test_events_are_filtered_by_their_claims(store: Store) -> None:
    fill(store)
    bring_up(store)
    (event,) = store.events_page(kind="relation").items
    assert event.claims == (BROKE.id,)
    assert store.events_page(party="CUB").items == ()
    assert store.events_page(contested=True).items == ()
