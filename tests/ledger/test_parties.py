from reftel.ledger.parties import Party
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
DOCUMENT = plain_document("one two three four", "list")


def test_parties_are_counted_with_their_organs_once_a_claim(store: Store) -> None:
    told = {
        "one": {"actor": ("SUN", "CUB"), "recipient": ("PER/navy", "PER/army")},
        "two": {"actor": ("PER",), "recipient": ("PER/government",)},
        "three": {"actor": (), "recipient": ("NATO",)}, "four": {"actor": ("SUN/kgb",), "recipient": ("CHL",)},
    }  # fmt: skip
    claims = {words: plain_claim(DOCUMENT, words, **sides) for words, sides in told.items()}
    store.add_document(DOCUMENT, claims.values(), [], RUN, n_sentences=4)
    counted = {each.name: (each.n_given, each.n_received, each.n_claims) for each in store.parties()}
    assert counted == {
        "chl": (0, 1, 1), "cub": (1, 0, 1), "nato": (0, 1, 1), "per": (1, 2, 2), "sun": (2, 0, 2),
    }  # fmt: skip
    store.reject(claims["four"].id, reviewer="Ana")
    assert [each.name for each in store.parties()] == ["cub", "nato", "per", "sun"]
    assert store.parties()[-1] == Party(name="sun", n_given=1, n_received=0, n_claims=1)


def test_an_empty_ledger_has_none(store: Store) -> None:
    assert store.parties() == []
