"""The small treebank as a file."""

from pathlib import Path

import pytest

from tests.training.bank import TEXT
from training.conllu import Sentence, read_documents


@pytest.fixture
def documents(tmp_path: Path) -> list[list[Sentence]]:
    """The treebank as it is read."""
    path = tmp_path / "bank.conllu"
    path.write_text(TEXT, encoding="utf-8")
    return list(read_documents(path))
