"""The program as a process: what it loads, how it is stopped, how it fails."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evals.corpora import ROOT
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.factories import plain_claim, plain_document

RUN = "from reftel.cli import main; main(prog_name='reftel')"
SLOW = (
    "import time; from reftel import pipeline\n"
    "def read(document):\n"
    "    if document.name == 'b': print('waiting', flush=True); time.sleep(60)\n"
    "    return pipeline.Reading(claims=(), refusals=(), n_sentences=1)\n"
    "pipeline.read_document = read\n"
) + RUN
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def run(*arguments: str, code: str = RUN) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, timeout=60, check=False)


def test_help_and_version_load_nothing_heavy() -> None:
    heavy = "{'spacy', 'sqlalchemy', 'rich', 'numpy'}"
    code = f"import sys\ntry:\n    {RUN}\nfinally:\n    print({heavy} & set(sys.modules), file=sys.stderr)"
    for option in ("--help", "--version"):
        result = run(option, code=code)
        assert (result.returncode, result.stderr) == (0, "set()\n")


def test_importing_the_package_loads_nothing_heavy() -> None:
    result = run(code="import reftel, sys; print(reftel.__version__, {'spacy', 'sqlalchemy'} & set(sys.modules))")
    assert result.stdout.endswith(" set()\n")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["read", "absent.txt"], 1),
        (["read", "empty.txt"], 1),
        (["read", "binary.txt"], 1),
        (["read", "."], 1),
        (["claims", "--ledger", "absent.db"], 1),
        (["claims", "--ledger", "binary.txt"], 1),
        (["claims", "--ledger", "."], 1),
        (["show", "abc", "--ledger", "empty.txt"], 1),
        (["explain", "nonsense"], 2),
        (["claims", "--kind", "nonsense"], 2),
    ],
    ids=str,
)
def test_nothing_fails_with_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.returncode, "Traceback" in result.stderr, bool(result.stderr)) == (status, False, True)


def test_ctrl_c_keeps_what_was_done(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Text {name}.")
    command = [sys.executable, "-c", SLOW, "read", str(tmp_path), "--ledger", str(tmp_path / "test.db")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.count("\n"), "stopped after 1 of 3 files" in errors) == (130, 1, True)
    with Store(tmp_path / "test.db") as store:
        assert [source.name for source in store.documents()] == ["a"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_a_reader_that_stops_listening_is_no_error(tmp_path: Path, form: str) -> None:
    document = plain_document("Minsk sold rifles. " * 2000)
    claims = [plain_claim(document, "Minsk sold rifles", item=f"rifle {n}") for n in range(2000)]
    with Store(tmp_path / "test.db") as store:
        run_ = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
        store.add_document(document, claims, [], run_, n_sentences=1)
    command = [sys.executable, "-c", RUN, "claims", "--ledger", str(tmp_path / "test.db"), "--format", form]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:  # fmt: skip
        assert process.stdout and process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_a_terminal_that_lacks_letters_shows_what_it_can(tmp_path: Path) -> None:
    document = plain_document("Minsk sold “ракеты”.", "note")
    with Store(tmp_path / "test.db") as store:
        run_ = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
        store.add_document(document, [plain_claim(document, "“ракеты”")], [], run_, n_sentences=1)
    result = subprocess.run(
        [sys.executable, "-c", RUN, "claims", "--ledger", str(tmp_path / "test.db")],
        capture_output=True, env={**ENVIRONMENT, "PYTHONIOENCODING": "ascii"}, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, b"")
