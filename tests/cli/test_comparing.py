"""`reftel compare`."""

import json
from pathlib import Path

from evals.corpora import ROOT
from tests.filled import Invoke

REGISTER = str(ROOT / "examples" / "register" / "peru-1974-1978.csv")


def test_rows_and_claims_stand_under_their_status(invoke: Invoke) -> None:
    result = invoke("compare", REGISTER)
    assert result.exit_code == 0
    assert "missing\n" in result.stdout and "comparisons" in result.stdout


def test_as_lines_and_as_csv(invoke: Invoke) -> None:
    lines = [json.loads(line) for line in invoke("compare", REGISTER, "--format", "jsonl").stdout.splitlines()]
    assert {"status", "line", "row", "event", "claims"} == set(lines[0])
    assert len(lines) == sum(1 for line in lines if line["row"]) + sum(line["status"] == "unlisted" for line in lines)
    rows = invoke("compare", REGISTER, "--format", "csv", "--status", "missing").stdout.splitlines()
    assert rows[0].startswith("status,line,actor") and all(row.startswith("missing,") for row in rows[1:])


def test_what_is_no_register_is_one_sentence(invoke: Invoke, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    result = invoke("compare", str(other))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is no register of arms" in result.stderr
