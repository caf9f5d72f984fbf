"""`reftel read`: the summary, and how it fails."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from reftel import pipeline
from reftel.model.document import Document
from reftel.pipeline import Reading
from tests.factories import plain_claim
from tests.filled import Invoke


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(document: Document, *_: object, **__: object) -> Reading:
        claim = plain_claim(document, "sold", modality="alleged", said_by=("Tass",))
        return Reading(claims=(claim,), refusals=(), n_sentences=1)

    monkeypatch.setattr(pipeline, "read_document", read)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "texts" / "a.txt"
    path.parent.mkdir()
    path.write_text("Oslo sold boats.\n")
    return path


def test_the_summary_counts_and_says_what_to_type_next(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    result = invoke("read", str(text), on=tmp_path / "new one.db")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 document read, 1 sentence\n")
    assert "holds 1 document and 1 claim\n  transfer      1\n" in result.stdout
    assert "0 refusals" in result.stdout
    commands = result.stdout.split("\nnext\n")[1]
    assert [shlex.split(command)[:2] for command in commands.splitlines()] == [
        ["reftel", "claims"], ["reftel", "show"], ["reftel", "explain"],
    ]  # fmt: skip


def test_the_next_commands_work(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    out = invoke("read", str(text), on=tmp_path / "new one.db").stdout
    for command in out.split("\nnext\n")[1].splitlines():
        result = invoke(*shlex.split(command)[1:], on=None)
        assert (result.exit_code, bool(result.stdout)) == (0, True)


def test_reading_twice_says_that_nothing_was_added(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    invoke("read", str(text), on=tmp_path / "new.db")
    out = invoke("read", str(text), on=tmp_path / "new.db").stdout
    assert out.startswith("0 documents read, 0 sentences\n1 document read before, nothing added\n")
    assert "1 document read, " in invoke("read", "--again", str(text), on=tmp_path / "new.db").stdout


def make_empty(folder: Path) -> str:
    (folder / "empty.txt").touch()
    return str(folder / "empty.txt")


def make_binary(folder: Path) -> str:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    return str(folder / "binary.txt")


def make_long_line(folder: Path) -> str:
    (folder / "long.txt").write_text("sold " * 10_000_000)
    return str(folder / "long.txt")


def make_invalid(folder: Path) -> str:
    (folder / "invalid.txt").write_bytes(b"\xef\xbb\xbfOslo sold \xff\xfe boats.")
    return str(folder / "invalid.txt")


def make_damaged(folder: Path) -> str:
    (folder / "damaged.txt").write_bytes("Oslo’s boats were sold to “Lima”.".encode() + b" \xf0\x28\x8c\x28")
    return str(folder / "damaged.txt")


def make_folder(folder: Path) -> str:
    (folder / "bare").mkdir()
    return str(folder / "bare")


BAD: dict[str, Callable[[Path], str]] = {
    "empty file": make_empty,
    "binary file": make_binary,
    "line of 50 MB": make_long_line,
    "invalid UTF-8": make_invalid,
    "invalid UTF-8 without a mark": make_damaged,
    "missing path": lambda folder: str(folder / "absent.txt"),
    "folder without documents": make_folder,
    "glob without match": lambda folder: str(folder / "*.nothing"),
}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_bad_input_is_named_and_the_rest_is_read(
    invoke: Invoke, text: Path, tmp_path: Path, make: Callable[[Path], str]
) -> None:
    bad = make(tmp_path)
    result = invoke("read", bad, str(text), on=tmp_path / "new.db")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 document read, 1 sentence\n1 path not read\n")
    assert (result.stderr.count("\n"), bad in result.stderr) == (1, True)


def test_bad_input_alone_leaves_an_empty_ledger(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("read", str(tmp_path / "absent.txt"), on=tmp_path / "new.db")
    assert (result.exit_code, "next" in result.stdout) == (1, False)
    assert invoke("claims", on=tmp_path / "new.db").stdout == "no claims\n"


@pytest.mark.parametrize("command", ["read", "claims", "show", "documents", "refusals"])
def test_what_is_no_ledger_is_one_sentence(invoke: Invoke, text: Path, command: str) -> None:
    arguments = {"read": [str(text)], "show": ["abc"]}.get(command, [])
    before = text.read_bytes()
    result = invoke(command, *arguments, on=text)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert text.read_bytes() == before


@pytest.mark.parametrize("arguments", [
    ["read"], ["show"], ["claims", "--kind", "gift"], ["nonsense"], ["--nonsense"],
    ["claims", "--since", "x"], ["claims", "--limit", "0"], ["claims", "--format", "xml"], ["claims", "extra"],
    ["claims", "--ledger"], ["documents", "--kind", "transfer"],
], ids=" ".join)  # fmt: skip
def test_wrong_usage_is_one_sentence_and_status_2(invoke: Invoke, arguments: list[str]) -> None:
    result = invoke(*arguments, on=None)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("reftel: ")


def test_files_of_other_kinds_in_a_folder_are_counted(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    for name in ("a.PNG", "b.png", "c.xlsx", ".hidden", "LICENSE"):
        (text.parent / name).touch()
    result = invoke("read", str(text.parent), on=tmp_path / "new.db")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\n4 files of other kinds left alone: .png, .xlsx, no ending\n" in result.stdout


def test_text_in_an_older_encoding_is_read_and_said(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Oslo sold “bateaux” à crédit.".encode("cp1252"))
    result = invoke("read", str(tmp_path / "old.txt"), on=tmp_path / "new.db")
    assert (result.exit_code, result.stderr.count("\n")) == (0, 1)
    assert result.stderr.endswith("old.txt is not UTF-8; it was read as cp1252\n")


def test_a_limit_can_be_set(invoke: Invoke, text: Path, tmp_path: Path) -> None:
    result = invoke("read", "--limit", "bytes=10", str(text), on=tmp_path / "l.db")
    assert result.exit_code == 1
    assert "a.txt has 17 bytes, over the limit of 10 bytes for one file" in result.stderr
    result = invoke("read", "--limit", "pagse=10", str(text), on=tmp_path / "l.db")
    assert "there is no limit 'pagse'; did you mean pages?" in result.stderr


def test_a_password_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, new_database: Callable[[], str], tmp_path: Path, invoke: Invoke
) -> None:
    text = tmp_path / "note.txt"
    text.write_text("Minsk sold ten boats to Peru in 1975.\n", encoding="utf-8")
    url = new_database().replace("reftel@", "reftel:geheim@")
    result = invoke("read", str(text), "--ledger", url, on=None)
    assert result.exit_code == 0
    assert "geheim" not in result.output and "reftel:***@" in result.output
    monkeypatch.setenv("REFTEL_LEDGER", url)
    assert "--ledger" not in invoke("read", str(text), "--again", on=None).output
