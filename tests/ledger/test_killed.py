"""A process that is killed leaves a ledger that goes on."""

import os
import signal
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from tests.children import after_statements, forked, status_of
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
DOCUMENTS = [plain_document(f"Minsk sold {n} rifles.", f"note-{n}") for n in range(3)]
MOMENTS = 40
"""So many kills are spread over all statements, the first and the last among them."""


def fill(path: Path) -> list[Claim]:
    """Add what is not there yet, as a second run would, and give back all claims."""
    with Store(path) as store:
        for document in DOCUMENTS:
            if not store.has_reading(document.sha256, version="1", vocabulary="v1"):
                refusal = Refusal(stage="s", reason="r", detail="d", document=document.sha256, span=Span(0, 1))
                store.add_document(document, [plain_claim(document, "sold")], [refusal], RUN, n_sentences=1)
        assert len(store.refusals()) == len(store.documents())
        return store.claims()


@pytest.fixture(scope="module")
def n_statements(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many statements it takes to make a ledger and to add the documents."""
    seen = []

    def count(*_: object) -> None:
        seen.append(1)

    event.listen(Engine, "after_cursor_execute", count)
    fill(tmp_path_factory.mktemp("counted") / "whole.db")
    event.remove(Engine, "after_cursor_execute", count)
    return len(seen)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_the_next_run_goes_on_from_any_moment(tmp_path: Path, n_statements: int, moment: int) -> None:
    def work() -> None:
        after_statements(1 + moment * (n_statements - 1) // (MOMENTS - 1))
        fill(tmp_path / "killed.db")

    assert status_of(forked(work)) == -signal.SIGKILL
    assert fill(tmp_path / "killed.db") == fill(tmp_path / "whole.db")
    with sqlite3.connect(tmp_path / "killed.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (len(DOCUMENTS),)
