"""A ledger of its own for each test, in each of the two stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.ledger.records import Run
from reftel.ledger.store import Store

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "test.db")
    return str(request.getfixturevalue("new_database")())


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store(address) as ledger:
        yield ledger


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """A ledger in a file, for what only a file can show."""
    with Store(tmp_path / "test.db") as ledger:
        yield ledger
