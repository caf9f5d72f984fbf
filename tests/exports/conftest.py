"""A ledger with the dossier."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.ledger.store import Store
from tests.exports.dossier import fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "dossier.db") as opened:
        yield fill(opened)
