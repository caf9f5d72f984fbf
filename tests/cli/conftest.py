"""A filled ledger, and the program in this process."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reftel.cli import main
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD, Invoke


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with three claims of two documents, one refusal and one unreadable file."""
    run = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
    refusal = Refusal(
        stage="syntax", reason="sentence-too-long", detail="too long", document=OTHER.sha256, span=Span(0, 4)
    )  # fmt: skip
    with Store(tmp_path / "test.db") as store:
        store.add_document(DOCUMENT, [SOLD, LENT], [], run, n_sentences=2)
        store.add_document(OTHER, [BROKE], [refusal], run, n_sentences=1)
        store.note_unreadable("texts/photo.txt", "texts/photo.txt is a JPEG image", run)
    return tmp_path / "test.db"


@pytest.fixture
def invoke(ledger: Path) -> Invoke:
    """Runs a command on the ledger; fails on anything but a clean exit."""

    def run(*arguments: str, on: Path | None = ledger) -> Result:
        option = ["--ledger", str(on)] if on else []
        result = CliRunner().invoke(main, [*arguments, *option])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run
