"""A ledger of seven documents on the arms of Peru and its neighbours, with plans, denials, rivals and open ends."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from reftel.events import bring_up
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.document import Document
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


def _quantity(low: float | None, high: float | None, unit: str, approx: bool = False) -> Quantity:
    return Quantity(low=low, high=high, unit=unit, approx=approx)


_TOLD: Sequence[tuple[str, str | None, Sequence[dict[str, Any]]]] = (
    ("study", "1992-09-30", (
        {"kind": "mission", "actor": ("FRA",), "period": "1905/1912", "stage": "ongoing", "item": "a naval mission"},
        {"kind": "mission", "actor": ("USA/army",), "recipient": ("PER/army",), "period": "1946/..",
         "stage": "ongoing"},
        {"kind": "mission", "actor": ("CUB",), "period": "1977~/1979~", "stage": "ongoing",
         "quantity": _quantity(None, 79, "persons")},
        {"designators": ("T-55",), "period": "1974", "stage": "delivered", "quantity": _quantity(250, 250, "tanks")},
        {"designators": ("Mirage 5",), "actor": ("FRA",), "period": "1974/1976", "stage": "delivered",
         "quantity": _quantity(20, 40, "aircraft")},
        {"designators": ("Su-22",), "period": "1976", "stage": "delivered",
         "quantity": _quantity(36, 36, "aircraft", approx=True)},
        {"designators": ("A-37",), "actor": ("USA",), "period": "1975", "stage": "delivered",
         "quantity": _quantity(36, None, "aircraft")},
        {"kind": "share", "quantity": _quantity(63, 63, "percent"), "period": "1974/1978"},
        {"kind": "share", "actor": ("USA",), "quantity": _quantity(10, 12, "percent"), "period": "1974/1978"},
        {"kind": "financing", "stage": "agreed", "period": "1975", "terms": "credit",
         "value": Money(low=250_000_000, high=250_000_000, currency="USD")},
    )),
    ("forum", "2009-05-27", (
        {"designators": ("MiG-21",), "recipient": ("CHL",), "period": "1973", "stage": "planned",
         "modality": "planned"},
        {"designators": ("Su-22",), "period": "1977", "stage": "ordered", "modality": "alleged"},
        {"designators": ("BM-21",), "actor": ("CUB",), "recipient": ("CHL",), "period": "1973", "stage": "shipped"},
    )),
    ("cable", "1978-02-01", (
        {"kind": "mission", "actor": ("USA",), "stage": "ongoing", "item": "the MAAG"},
        {"kind": "restriction", "actor": ("USA",), "stage": "refused", "period": "1969", "item": "F-5"},
        {"kind": "training", "actor": ("USA",), "stage": "offered", "item": "a mobile team"},
        {"kind": "agreement", "actor": ("PER",), "recipient": ("SUN",), "stage": "agreed", "period": "1973-07"},
        {"kind": "mission", "actor": ("USA",), "stage": "ongoing", "polarity": "denied", "period": "1960"},
    )),
    ("wire", None, (
        {"kind": "transfer", "actor": (), "stage": "delivered", "item": "rifles"},
        {"actor": ("PER",), "recipient": ("UKR",), "stage": "delivered", "polarity": "denied", "period": "2023"},
        {"actor": ("SUN",), "recipient": ("AGO",), "stage": "delivered", "period": "1975",
         "quantity": _quantity(50, 50, "tanks")},
    )),
)  # fmt: skip


def corpus() -> list[tuple[Document, list[Claim]]]:
    """The documents with their claims, each claim quoting a line of its own."""
    found = []
    for name, date, told in _TOLD:
        text = "\n".join(f"{name} says its line {n:02}" for n in range(len(told)))
        document = plain_document(text, name, date=date)
        claims = [plain_claim(document, f"{name} says its line {n:02}", **slots) for n, slots in enumerate(told)]
        found.append((document, claims))
    return found


def fill(store: Store, *, backwards: bool = False) -> Store:
    """Put them in a ledger and group them."""
    for document, claims in reversed(corpus()) if backwards else corpus():
        store.add_document(document, claims, [], RUN, n_sentences=len(claims))
    bring_up(store)
    return store


@pytest.fixture(scope="session")
def peru(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("peru") / "peru.db") as store:
        yield fill(store)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "empty.db") as store:
        yield store
