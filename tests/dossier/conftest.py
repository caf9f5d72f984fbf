"""Ledgers to make dossiers of: one of claims that are awkward, and the sample documents as the program reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import reftel
from reftel.dossier.content import Content, content_of
from reftel.dossier.gathering import Asked, gather
from reftel.ledger.store import Store
from reftel.strings import Say
from tests.exports.dossier import fill

PERU = Path(__file__).parents[2] / "examples/peru"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "dossier.db") as opened:
        yield fill(opened)


@pytest.fixture(scope="session")
def peru(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample documents; tests only read it."""
    with reftel.open(tmp_path_factory.mktemp("peru") / "peru.db") as opened:
        opened.read(sorted(PERU.glob("*.txt")))
        yield opened


@pytest.fixture(scope="session")
def content(peru: Store) -> Content:
    return content_of(peru, gather(peru, Asked(party="PER")), Say("en"), digest="0")
