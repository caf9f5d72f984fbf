"""Which claims a filter lets through."""

from typing import Any

import pytest

from reftel.errors import LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
ONE = plain_document("Alpha. Beta. Gamma. Delta.", "one")
TWO = plain_document("Epsilon. Zeta.", "two_b", path="deep/er/two_b.md")

CLAIMS = {
    "a": plain_claim(ONE, "Alpha", actor=("SUN",), recipient=("PER/navy",), designators=("T-55",), period="1973"),
    "b": plain_claim(ONE, "Beta", kind="mission", actor=("FRA",), recipient=("PER",), period="197X", stage="ended"),
    "c": plain_claim(ONE, "Gamma", kind="financing", actor=("PER/army",), recipient=("CHL",), period="1980/.."),
    "d": plain_claim(ONE, "Delta", actor=(), recipient=("PERU Club",), modality="alleged", said_by=("Radio 100%",)),
    "e": plain_claim(TWO, "Epsilon", polarity="denied", terms="sale", period="../1960", designators=("BM-21",)),
    "f": plain_claim(TWO, "Zeta", actor=("USA",), recipient=("SUN",), period="XXXX", said_by=("Tass", "A General")),
}

CASES: list[tuple[dict[str, Any], str]] = [
    ({}, "abcdef"),
    ({"kind": "mission"}, "b"),
    ({"kind": ("mission", "financing")}, "bc"),
    ({"kind": "transfer", "actor": "SUN"}, "ae"),
    ({"actor": "per"}, "c"),
    ({"actor": "PER/army"}, "c"),
    ({"actor": "PER/navy"}, ""),
    ({"actor": "TUV"}, ""),
    ({"party": "NATO"}, ""),
    ({"recipient": "peru club"}, "d"),
    ({"recipient": "PER"}, "abe"),
    ({"recipient": "PER/navy"}, "a"),
    ({"recipient": ["PER/navy", "CHL"]}, "ac"),
    ({"party": "SUN"}, "aef"),
    ({"designator": "t55"}, "a"),
    ({"designator": ["T 55", "BM21"]}, "ae"),
    ({"designator": "T-5"}, ""),
    ({"since": 1975}, "bc"),
    ({"until": 1975}, "abe"),
    ({"since": 1973, "until": 1973}, "ab"),
    ({"since": 2020}, "c"),
    ({"since": 1961, "until": 1969}, ""),
    ({"modality": "alleged"}, "d"),
    ({"polarity": "denied"}, "e"),
    ({"stage": "ended"}, "b"),
    ({"terms": "sale"}, "e"),
    ({"said_by": "radio 100%"}, "d"),
    ({"said_by": "general"}, "f"),
    ({"said_by": "r%o"}, ""),
    ({"document": "two_b"}, "ef"),
    ({"document": "two_b.md"}, "ef"),
    ({"document": "er/two_b.md"}, "ef"),
    ({"document": "deep/er/two_b.md"}, "ef"),
    ({"document": ONE.sha256[:10]}, "abcd"),
    ({"limit": 2}, "ab"),
    ({"actor": None, "since": None, "limit": None}, "abcdef"),
]


@pytest.fixture
def filled(store: Store) -> Store:
    for document in (TWO, ONE):
        claims = [claim for claim in CLAIMS.values() if claim.document == document.sha256]
        store.add_document(document, claims, [], RUN, n_sentences=1)
    return store


@pytest.mark.parametrize(("filters", "expected"), CASES, ids=lambda case: str(case))
def test_filters_let_through(filled: Store, filters: dict[str, Any], expected: str) -> None:
    names = {claim.id: name for name, claim in CLAIMS.items()}
    assert "".join(names[claim.id] for claim in filled.claims(**filters)) == expected


@pytest.mark.parametrize(
    ("filters", "hint"),
    [
        ({"kind": "transfr"}, "did you mean transfer"),
        ({"polarity": "nay"}, "affirmed"),
        ({"stage": "x"}, "stage"),
        ({"document": "twoxb"}, "no document 'twoxb' in the ledger"),
        ({"document": ["one", ONE.sha256[:7]]}, "no document"),
        ({"actor": "Peru"}, "no actor 'Peru'; did you mean PER\\?"),
        ({"recipient": "Moscow"}, "did you mean RUS or SUN"),
        ({"party": ["PER", "PER/nayv"]}, "no party 'PER/nayv'; did you mean PER/navy"),
        ({"party": "PER/qqqq"}, "parties are named by codes"),
        ({"actor": "qqqqqqq"}, "parties are named by codes"),
        ({"since": 1980, "until": 1970}, "exchange since and until"),
    ],
)
def test_what_does_not_exist_is_an_error(filled: Store, filters: dict[str, Any], hint: str) -> None:
    with pytest.raises(LedgerError, match=hint):
        filled.claims(**filters)
