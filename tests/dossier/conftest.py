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


@pytest.fixture(scope="session")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same, where a reviewer holds that the cable speaks of the navy: two accounts of one order. Only read."""
    with reftel.open(tmp_path_factory.mktemp("disputed") / "peru.db") as opened:
        opened.read(sorted(PERU.glob("*.txt")))
        (bought,) = [claim for claim in opened.claims(kind="transfer") if "IT BOUGHT" in claim.quote]
        (other,) = [claim for claim in opened.claims(kind="transfer") if "FAP had purchased" in claim.quote]
        opened.correct(bought.id, recipient=["PER/navy"], reviewer="Ana")
        (navy,) = opened.claims(review="hand")
        opened.compare(navy.id, other.id, "rival", reviewer="Ana")
        yield opened


@pytest.fixture(scope="session")
def disputed_content(disputed: Store) -> Content:
    return content_of(disputed, gather(disputed, Asked(party="PER")), Say("en"), digest="0")
