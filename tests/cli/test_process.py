"""The program as a process: what it loads, how it is stopped, how it fails."""

import os
import pty
import shlex
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
TEXTS = {
    "a note.txt": "In 1975 the Soviet Union sold 36 Su-22 aircraft and T-55 tanks to Peru. Cuba sold none.\n",
    "b.txt": "Sweden and France sold rifles to Ecuador in 1982, and Chile trained 40 officers from Bolivia.\n",
}  # fmt: skip
WAIT = "if document.name == 'b': print('waiting', flush=True); time.sleep(60)"
SLOW = (
    "import time; from reftel import pipeline\n"
    "def read(document, tell, **_):\n"
    f"    {WAIT}\n"
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
    kept = f"stopped after 1 of 3 files, which {tmp_path / 'test.db'} keeps; the same command goes on from there\n"
    assert (process.returncode, errors) == (130, f"reftel: {kept}")
    with Store(tmp_path / "test.db") as store:
        assert [source.name for source in store.documents()] == ["a"]
    result = run("read", str(tmp_path), "--ledger", str(tmp_path / "test.db"), code=SLOW.replace(WAIT, "pass"))
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("2 documents read, 2 sentences\n1 document read before, nothing added\n")


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


def make_texts(folder: Path) -> Path:
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def exported(folder: Path, seed: int, *, order: int) -> bytes:
    """What the program exports that was made to read a folder, from within it, with Python's hashes so seeded."""
    paths = sorted(path.name for path in make_texts(folder).iterdir())[::order]
    environment = {**ENVIRONMENT, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-m", "reftel"]
    for part in (["read", *paths, "--ledger", "our.db"], ["claims", "--ledger", "our.db", "--format", "jsonl"]):
        done = subprocess.run([*command, *part], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout


def test_two_runs_in_two_folders_export_the_same_bytes(tmp_path: Path) -> None:
    first, second = (exported(tmp_path / f"machine {n}", n, order=order) for n, order in ((1, 1), (2, -1)))
    assert first == second
    assert first.count(b"\n") > 2


def test_what_is_to_be_typed_next_works_as_printed(tmp_path: Path) -> None:
    make_texts(tmp_path / "texts")
    script = tmp_path / "bin dir" / "reftel"
    script.parent.mkdir()
    script.write_text(f"#!{sys.executable}\nfrom reftel.cli import main\nmain()\n")
    script.chmod(0o755)
    first = f"{shlex.quote('bin dir/reftel')} read texts --ledger 'my own.db'"
    out = subprocess.run(first, shell=True, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    commands = out.stdout.split("\nnext\n")[1].splitlines()
    assert len(commands) == 3
    for command in commands:
        assert command.strip().startswith("'bin dir/reftel' ")
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=True)
        assert done.stdout


def test_a_program_that_the_shell_finds_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "reftel"
    path.touch(0o755)
    code = f"import sys; sys.argv[0] = {str(path)!r}; from reftel.cli.program import called; print(called())"
    for folders, expected in ((str(tmp_path), "reftel"), ("/nowhere", str(path))):
        environment = {**ENVIRONMENT, "PATH": folders}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == f"{expected}\n"


@pytest.mark.parametrize("is_terminal", [True, False])
def test_long_work_shows_a_bar_on_a_terminal_only(tmp_path: Path, is_terminal: bool) -> None:
    make_texts(tmp_path / "texts")
    slow = SLOW.replace(WAIT, "time.sleep(1.1); tell(0.5)")
    command = [sys.executable, "-c", slow, "read", str(tmp_path / "texts"), "--ledger", str(tmp_path / "test.db")]
    ours, theirs = pty.openpty() if is_terminal else os.pipe()
    environment = {**ENVIRONMENT, "TERM": "xterm", "COLUMNS": "100"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, timeout=60, check=True)
    os.write(theirs, b"end")
    assert ("of 2: " in os.read(ours, 100_000).decode()) is is_terminal
    assert done.stdout.startswith(b"2 documents read")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_a_ledger_in_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    make_texts(tmp_path / "texts")
    (tmp_path / "closed").mkdir(0o555)
    result = run("read", str(tmp_path / "texts"), "--ledger", str(tmp_path / "closed" / "new.db"))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def test_a_ledger_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    make_texts(tmp_path / "texts")
    result = run("read", str(tmp_path / "texts"), "--ledger", f"/{'proc' if Path('/proc').is_dir() else 'dev'}/new.db")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
