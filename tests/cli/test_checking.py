"""`reftel check`, and the same from Python."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import reftel
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from tests.factories import plain_claim, plain_document
from tests.filled import Invoke

EARLY = plain_document("Twelve MiG-23s came from Moscow in 1961. All paid for.", "despatch", date="1961-12-01")
LATE = plain_document("Seventy advisers are there, or a hundred and fifty.", "report", date="1985-03-01")
RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
CAME = plain_claim(
    EARLY, "Twelve MiG-23s came from Moscow in 1961", designators=("MiG-23",), period="1961", stage="delivered"
)  # fmt: skip


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    advisers: dict[str, Any] = {"kind": "mission", "actor": ("CUB",), "recipient": ("AGO",), "stage": "ongoing"}
    advisers["item"] = "advisers"
    few = plain_claim(LATE, "Seventy", quantity=Quantity(low=70, high=70, unit="persons"), said_by=("A",), **advisers)
    many = plain_claim(
        LATE, "a hundred", quantity=Quantity(low=150, high=150, unit="persons"), said_by=("B",), **advisers
    )  # fmt: skip
    with Store(tmp_path / "checked.db") as store:
        store.add_document(EARLY, [CAME], [], RUN, n_sentences=1)
        store.add_document(LATE, [few, many], [], RUN, n_sentences=1)
    return tmp_path / "checked.db"


def test_a_finding_is_a_paragraph_with_its_claims(invoke: Invoke, checked: Path) -> None:
    out = invoke("check", on=checked).stdout
    words = " ".join(out.split())
    assert words.startswith("impossible: there before the type was before-first-flight")
    assert "According to despatch, the MiG-23 was there" in words
    assert f"claims {CAME.id[:8]}" in out
    assert words.endswith("2 findings")
    assert words.index("impossible") < words.index("unlikely")
    assert invoke("check", on=checked).exit_code == 0


def test_a_ledger_in_which_all_fits_has_no_findings(invoke: Invoke) -> None:
    assert invoke("check").stdout == "no findings\n"


@pytest.mark.parametrize("width", [80, 100, 150])
def test_findings_fit_the_page(invoke: Invoke, checked: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = invoke("check", on=checked).stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line.endswith(" ")] == []


def test_json_lines_and_csv_hold_the_same(invoke: Invoke, checked: Path) -> None:
    lines = [json.loads(line) for line in invoke("check", "--format", "jsonl", on=checked).stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(invoke("check", "--format", "csv", on=checked).stdout, newline="")))
    assert [list(line) for line in lines] == [["severity", "check", "sentence", "claims", "documents"]] * 2
    assert lines[0]["claims"] == [CAME.id]
    assert lines[0]["documents"] == ["despatch"]
    assert [row["claims"].split("; ") for row in rows] == [line["claims"] for line in lines]
    assert [row["sentence"] for row in rows] == [line["sentence"] for line in lines]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (["--severity", "impossible"], 1), (["--severity", "impossible", "--severity", "unlikely"], 2),
        (["--severity", "note"], 0), (["--check", "headcounts-differ"], 1), (["--party", "AGO"], 1),
        (["--party", "PER"], 1), (["--party", "SUN/army"], 0), (["--document", "report"], 1), (["--until", "1970"], 1),
        (["--since", "1990"], 0), (["--document", "despatch", "--severity", "unlikely"], 0),
    ],
)  # fmt: skip
def test_filters_choose_findings(invoke: Invoke, checked: Path, filters: list[str], number: int) -> None:
    assert len(invoke("check", *filters, "--format", "jsonl", on=checked).stdout.splitlines()) == number


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        (["--severity", "grave"], 2, "there is no severity 'grave'"),
        (["--check", "headcount"], 1, "there is no check 'headcount'; did you mean headcounts-differ?"),
        (["--party", "QQQ"], 1, "there is no party 'QQQ'"),
        (["--document", "nothing"], 1, "there is no document 'nothing'"),
    ],
)
def test_what_does_not_exist_is_an_error(
    invoke: Invoke, checked: Path, asked: list[str], status: int, words: str
) -> None:
    result = invoke("check", *asked, on=checked)
    assert (result.exit_code, result.stdout) == (status, "")
    assert words in result.stderr


def test_python_gives_the_same(invoke: Invoke, checked: Path) -> None:
    lines = [json.loads(line) for line in invoke("check", "--format", "jsonl", on=checked).stdout.splitlines()]
    with reftel.open(checked) as ledger:
        found = ledger.check()
        assert [finding.sentence for finding in found] == [line["sentence"] for line in lines]
        assert [finding.severity for finding in ledger.check(severity="impossible")] == ["impossible"]
        assert ledger.check(document="report", check="headcounts-differ") == found[1:]
