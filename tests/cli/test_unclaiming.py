"""`reftel unclaimed` and `reftel read --trace`."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.filled import Invoke

TEXT = "Sweden sold rifles to Kenya in 1975.\n\nChad sold cattle to Libya.\n\nRifles were handed over at night.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def read(invoke: Invoke, text: Path, tmp_path: Path) -> Path:
    invoke("read", str(text), on=tmp_path / "new.db")
    return tmp_path / "new.db"


def test_reading_with_trace_tells_what_was_not_claimed(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    out = invoke("read", str(text), "--trace", on=tmp_path / "new.db").stdout
    assert "\n1 sentence not claimed though a rule knows a word; see `reftel unclaimed`\n" in out
    told = out[out.index("\nnote\n") : out.index("\nnext\n")]
    assert "3 sentences, 3 with a word that a rule knows, 1 of these without a claim" in told
    assert "line 3  “sold”" in told
    assert "here it is “cattle”" in " ".join(told.split())
    assert "\n  Chad sold cattle to Libya.\n" in told


def test_what_was_read_before_is_told_too(invoke: Invoke, text: Path, read: Path) -> None:
    out = invoke("read", str(text), "--trace", on=read).stdout
    assert "nothing added" in out
    assert "Chad sold cattle" in out


def test_a_trace_goes_to_a_file(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    file = tmp_path / "trace.jsonl"
    out = invoke("read", str(text), "--trace-to", str(file), on=tmp_path / "new.db").stdout
    assert "cattle" not in out
    (record,) = map(json.loads, file.read_text().splitlines())
    assert (record["document"], record["line"], record["word"]) == ("note", 3, "sold")
    assert (record["reason"], record["rule"][:3]) == ("other-thing", "en.")
    assert TEXT[record["start"] : record["end"]] == record["sentence"] == "Chad sold cattle to Libya."
    assert record["others"] == []


def test_a_trace_does_not_replace_the_ledger(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    result = invoke("read", str(text), "--trace-to", str(tmp_path / "new.db"), on=tmp_path / "new.db")
    assert (result.exit_code, "is the ledger" in result.stderr) == (1, True)


def test_the_ledger_is_asked_for_what_was_not_claimed(invoke: Invoke, read: Path) -> None:
    out = invoke("unclaimed", "--document", "note", on=read).stdout
    assert "line 3  “sold”" in out
    assert out.endswith("1 unclaimed sentence\n")
    assert invoke("unclaimed", "--reason", "no-party", on=read).stdout == "no unclaimed sentences\n"


def test_reasons_are_counted(invoke: Invoke, read: Path) -> None:
    lines = invoke("unclaimed", "--counts", "--format", "csv", on=read).stdout.splitlines()
    assert lines == ["document,reason,sentences", "note,other-thing,1"]


def test_unclaimed_sentences_as_csv_and_jsonl(invoke: Invoke, read: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(invoke("unclaimed", "--format", "csv", on=read).stdout))
    record = json.loads(invoke("unclaimed", "--format", "jsonl", on=read).stdout)
    assert set(row) == set(record)
    assert (row["sentence"], row["others"]) == (record["sentence"], "")


@pytest.mark.parametrize("option", [["--reason", "nonsense"], ["--document", "absent"]], ids=" ".join)
def test_what_does_not_exist_is_one_sentence(invoke: Invoke, read: Path, option: list[str]) -> None:
    result = invoke("unclaimed", *option, on=read)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
