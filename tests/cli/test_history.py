"""`reftel runs`, `diff` and `original`."""

import json
from dataclasses import replace
from pathlib import Path

from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.filled import DOCUMENT, LENT, SOLD, Invoke


def read_again(ledger: Path) -> None:
    run = Run(version="2", vocabulary="v2", started="2024-02-02T00:00:00+00:00", asked=("texts",))
    with Store(ledger) as store:
        later = replace(SOLD, period="1978")
        store.add_document(DOCUMENT, [later, LENT], [], run, n_sentences=2, original=b"as it was")
        store.end_run(run, "done", {})


def test_runs_are_listed_with_what_came_of_them(invoke: Invoke, ledger: Path) -> None:
    read_again(ledger)
    first, second = map(json.loads, invoke("runs", "--format", "jsonl").stdout.splitlines())
    assert (first["outcome"], first["documents"], first["claims"], first["unreadable"]) == ("not ended", 2, 3, 1)
    assert (second["outcome"], second["claims"], second["asked"]) == ("done", 2, ["texts"])
    table = invoke("runs").stdout
    assert first["run"][:8] in table and table.endswith("2 runs\n")


def test_what_changed_is_told_by_rule_and_by_claim(invoke: Invoke, ledger: Path) -> None:
    read_again(ledger)
    first, second = (json.loads(line)["run"] for line in invoke("runs", "--format", "jsonl").stdout.splitlines())
    (change,) = map(json.loads, invoke("diff", first, second, "--format", "jsonl").stdout.splitlines())
    assert (change["how"], change["slots"]) == ("changed", ["period"])
    assert (change["was"], change["is"]) == ("period 1977", "period 1978")
    table = invoke("diff", first[:8], second[:8]).stdout
    assert "en.transfer.sell" in table and table.endswith("1 change\n")
    assert invoke("diff", second, second).stdout == "no changes\n"
    assert invoke("diff", first[:8]).stdout == invoke("diff").stdout == table


def test_an_original_is_written_as_it_was(invoke: Invoke, ledger: Path, tmp_path: Path) -> None:
    assert "was not kept" in invoke("original", "dispatch").stderr
    read_again(ledger)
    assert invoke("original", "dispatch").stdout_bytes == b"as it was"
    invoke("original", "dispatch", "--output", str(tmp_path / "out.txt"))
    assert (tmp_path / "out.txt").read_bytes() == b"as it was"
    assert "there is no document 'nothing'" in invoke("original", "nothing").stderr
