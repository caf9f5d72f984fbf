"""`reftel queue`."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from reftel.cli.queueing import COLUMNS
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD, Invoke

RUN = Run(version="2", vocabulary="v1", started="2024-01-02T00:00:00+00:00")
DELIVERED = replace(SOLD, stage="delivered", probability=0.4)


def read_again(ledger: Path) -> None:
    """A reading that finds a delivery, and says how probable each claim is."""
    with Store(ledger) as store:
        store.add_document(DOCUMENT, [DELIVERED, replace(LENT, probability=0.52)], [], RUN, n_sentences=2)
        store.add_document(OTHER, [replace(BROKE, probability=0.97)], [], RUN, n_sentences=1)


def test_first_what_moves_measures_most(invoke: Invoke, ledger: Path) -> None:
    read_again(ledger)
    (line,) = map(json.loads, invoke("queue", "--format", "jsonl").stdout.splitlines())
    assert (line["id"], line["stake"]["measure"]) == (DELIVERED.id, "top")
    assert line["why"].startswith("decides who is the top supplier of Peru (aircraft, 1973–1977): Soviet Union")
    table = invoke("queue").stdout
    assert "decides who is" in table
    assert "1 claim" in table


def test_by_doubt_the_nearest_to_one_half_first(invoke: Invoke, ledger: Path) -> None:
    read_again(ledger)
    rows = list(csv.DictReader(io.StringIO(invoke("queue", "--order", "doubt", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [LENT.id, DELIVERED.id, BROKE.id]
    assert tuple(rows[0]) == COLUMNS
    filtered = invoke("queue", "--order", "doubt", "--party", "SUN", "--limit", "1", "--format", "jsonl").stdout
    assert [json.loads(line)["id"] for line in filtered.splitlines()] == [DELIVERED.id]
    assert "dispatch" in invoke("queue", "--order", "doubt").stdout


def test_what_was_judged_does_not_wait(invoke: Invoke, ledger: Path) -> None:
    read_again(ledger)
    with Store(ledger) as store:
        store.accept(DELIVERED.id, reviewer="Ana")
    assert invoke("queue", "--format", "jsonl").stdout == ""


def test_there_is_no_third_order(invoke: Invoke) -> None:
    result = invoke("queue", "--order", "fame")
    assert result.exit_code == 2
    assert "there are influence, doubt" in result.stderr
