"""A ledger in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.ledger.records import Run
from reftel.ledger.store import Store

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "test.db") as ledger:
        yield ledger
