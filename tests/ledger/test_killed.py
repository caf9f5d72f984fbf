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
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
DOCUMENTS = [plain_document(f"Minsk sold {n} rifles.", f"note-{n}") for n in range(3)]
LAST = 60
"""More statements than making a ledger and adding the documents takes."""


def fill(path: Path) -> list[Claim]:
    """Add what is not there yet, as a second run would, and give back all claims."""
    with Store(path) as store:
        for document in DOCUMENTS:
            if not store.has_reading(document.sha256, version="1", vocabulary="v1"):
                refusal = Refusal(stage="s", reason="r", detail="d", document=document.sha256, span=Span(0, 1))
                store.add_document(document, [plain_claim(document, "sold")], [refusal], RUN, n_sentences=1)
        assert len(store.refusals()) == len(store.documents())
        return store.claims()


def fill_and_die(path: Path, statement: int) -> None:
    """Do the same in a child process that kills itself after so many statements."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    seen = 0

    @event.listens_for(Engine, "after_cursor_execute")
    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        fill(path)
    finally:
        os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("statement", [*range(1, 30), *range(30, LAST, 3)])
def test_the_next_run_goes_on_from_any_moment(tmp_path: Path, statement: int) -> None:
    fill_and_die(tmp_path / "killed.db", statement)
    assert fill(tmp_path / "killed.db") == fill(tmp_path / "whole.db")
    with sqlite3.connect(tmp_path / "killed.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (len(DOCUMENTS),)
