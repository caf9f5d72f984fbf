"""`reftel export`."""

import json
from pathlib import Path

import pytest

from tests.filled import SOLD, Invoke


def test_a_table_is_written_with_its_codebook(invoke: Invoke, tmp_path: Path) -> None:
    to = tmp_path / "claims.jsonl"
    result = invoke("export", "jsonl", "--output", str(to), "--kind", "transfer")
    assert result.stdout.splitlines() == [str(to), f"{to}-metadata.json"]
    lines = [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()]
    assert SOLD.id in [line["id"] for line in lines] and len(lines) == 2


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["cvs", "--output", "x"], 2, "there is no format 'cvs'; did you mean csv?"),
        (["csv", "--output", "x", "--what", "event"], 2, "there is no table 'event'; did you mean events?"),
        (["csv"], 2, "missing option '--output'"),
        (["csv", "--output", "nowhere/x.csv"], 1, "nowhere/x.csv cannot be written: no such file or directory"),
        (["csv", "--output", "x.csv", "--what", "panel", "--terms", "sale"], 1, "cannot be filtered by terms"),
    ],
)
def test_what_cannot_be_is_one_sentence(invoke: Invoke, words: list[str], status: int, said: str) -> None:
    result = invoke("export", *words)
    assert (result.exit_code, result.stderr.count("\n")) == (status, 1)
    assert said in result.stderr


def test_the_ledger_is_not_written_over(invoke: Invoke, ledger: Path) -> None:
    result = invoke("export", "csv", "--output", str(ledger))
    assert (result.exit_code, "is the ledger" in result.stderr) == (1, True)


def test_a_file_that_fails_leaves_what_stood_there(invoke: Invoke, tmp_path: Path) -> None:
    to = tmp_path / "old.csv"
    to.write_text("old")
    assert invoke("export", "csv", "--output", str(to), "--party", "Atlantis").exit_code == 1
    assert to.read_text() == "old" and list(tmp_path.glob(".*")) == []
