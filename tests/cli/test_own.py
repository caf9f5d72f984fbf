"""`reftel vocabulary`, and reading and explaining with a vocabulary of one's own."""

import json
from pathlib import Path

import pytest

from evals.corpora import ROOT
from reftel.rules.layer import in_use
from tests.filled import Invoke
from tests.own import FRAME, changed, folder_of, table

EXAMPLE = ROOT / "examples/vocabulary"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("In 1947 Britain bequeathed three frigates to Kolosia.\n")
    return path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return folder_of(tmp_path, {"frames/my.toml": FRAME, "names.tsv": table("name|id", "Kolosia|MMR")})


def claims(invoke: Invoke, ledger: Path) -> list[tuple[str, list[str]]]:
    """The claims that rules made; what learned weights make of names that only the folder knows is no matter here."""
    found = map(json.loads, invoke("claims", "--format", "jsonl", on=ledger).stdout.splitlines())
    return [(claim["rule"], claim["recipient"]) for claim in found if not claim["rule"].startswith("learned.")]


def test_a_new_folder_passes_its_own_check(invoke: Invoke, tmp_path: Path) -> None:
    made = invoke("vocabulary", "new", str(tmp_path / "my words"), on=None)
    assert (made.exit_code, made.stderr) == (0, "")
    assert f"reftel vocabulary check '{tmp_path / 'my words'}'" in made.stdout
    result = invoke("vocabulary", "check", str(tmp_path / "my words"), on=None)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 sentences tried, all are read as their rules say" in result.stdout


def test_a_folder_that_is_there_is_left_alone(invoke: Invoke, words: Path) -> None:
    result = invoke("vocabulary", "new", str(words), on=None)
    assert (result.exit_code, result.stdout, "is there already" in result.stderr) == (1, "", True)
    assert (words / "frames/my.toml").read_text() == FRAME


def test_a_folder_that_cannot_be_made_is_one_sentence(invoke: Invoke, text: Path) -> None:
    result = invoke("vocabulary", "new", str(text / "words"), on=None)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_faults_are_a_sentence_each_and_status_1(invoke: Invoke, tmp_path: Path) -> None:
    root = folder_of(tmp_path, changed("three frigates", "a house"))
    result = invoke("vocabulary", "check", str(root), on=None)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "2 sentences tried, 1 not read as the rules say" in result.stdout
    assert "does not catch" in result.stderr
    assert "next" not in result.stdout


@pytest.mark.parametrize(
    "arguments", [["vocabulary", "check"], ["vocabulary", "show"], ["read", "--vocabulary"]], ids=str
)
def test_a_bad_folder_is_one_sentence(invoke: Invoke, text: Path, tmp_path: Path, arguments: list[str]) -> None:
    root = folder_of(tmp_path, changed('["arms"]', '["arm"]'))
    reads = arguments[0] == "read"
    ledger = tmp_path / "new.db"
    result = invoke(*arguments, str(root), *([str(text)] if reads else []), on=ledger if reads else None)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "did you mean arms?" in result.stderr
    assert not ledger.exists()
    assert in_use() is None


def test_what_a_folder_adds_is_shown(invoke: Invoke, tmp_path: Path) -> None:
    files = {
        "frames/my.toml": FRAME, "services.tsv": table("name|id", "EP|PRT/army"),
        "names.tsv": table("name|id|from", "Kolosia|PER|1960"), "classes.toml": '[nouns]\narms = "dhow"\n',
        "designations.tsv": table("designation|category", "Quad|artillery"),
    }  # fmt: skip
    out = invoke("vocabulary", "show", str(folder_of(tmp_path, files)), on=None).stdout
    assert "en.transfer.my-bequeath  (rule)" in out
    for line in ("EP  (organ)  PRT/army, in place of PER/army", "Kolosia  (name)  PER (1960 to now)",
                 "Quad  (designation)  Quad, artillery", "arms  (class)  dhow"):  # fmt: skip
        assert line in out


def test_without_a_command_the_help_is_printed(invoke: Invoke) -> None:
    result = invoke("vocabulary", on=None)
    assert (result.exit_code, "new " in result.stdout) == (0, True)


def test_claims_are_made_with_the_folder_s_words(invoke: Invoke, text: Path, words: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    out = invoke("read", str(text), "--vocabulary", str(words), on=ledger).stdout
    assert f"with the rules and names in {words}" in out
    assert f"explain en.transfer.my-bequeath --vocabulary {words}" in out
    assert claims(invoke, ledger) == [("en.transfer.my-bequeath", ["MMR"])]
    assert "read before, nothing added" in invoke("read", str(text), "--vocabulary", str(words), on=ledger).stdout


def test_reading_without_the_folder_again_says_what_is_lost(
    invoke: Invoke, text: Path, words: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "new.db"
    invoke("read", str(text), "--vocabulary", str(words), on=ledger)
    out = invoke("read", str(text), on=ledger).stdout
    assert f"now without: --vocabulary {words} brings their claims back" in out
    assert claims(invoke, ledger) == []
    invoke("read", str(text), "--vocabulary", str(words), on=ledger)
    assert len(claims(invoke, ledger)) == 1


def test_a_folder_that_changed_reads_anew(invoke: Invoke, text: Path, words: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    invoke("read", str(text), "--vocabulary", str(words), on=ledger)
    (words / "names.tsv").write_text(table("name|id", "Kolosia|LKA"))
    invoke("read", str(text), "--vocabulary", str(words), on=ledger)
    assert claims(invoke, ledger) == [("en.transfer.my-bequeath", ["LKA"])]


def test_an_environment_variable_names_the_folder(
    invoke: Invoke, text: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFTEL_VOCABULARY", str(words))
    out = invoke("read", str(text), on=tmp_path / "new.db").stdout
    assert out.rstrip().endswith("explain en.transfer.my-bequeath")
    result = invoke("explain", "en.transfer.my-bequeath", on=None)
    assert (result.exit_code, "bequeath (verb)" in result.stdout) == (0, True)


def test_a_rule_of_one_s_own_is_explained(invoke: Invoke, words: Path) -> None:
    result = invoke("explain", "en.transfer.my-bequeath", "--vocabulary", str(words), on=None)
    assert (result.exit_code, "bequeath (verb)" in result.stdout) == (0, True)
    assert invoke("explain", "en.transfer.my-bequeath", on=None).exit_code == 2


def test_the_example_does_as_it_says(invoke: Invoke, tmp_path: Path) -> None:
    words, notes = str(EXAMPLE / "my-words"), str(EXAMPLE / "notes.txt")
    assert invoke("vocabulary", "check", words, on=None).exit_code == 0
    invoke("read", notes, on=tmp_path / "plain.db")
    assert all(recipient == [] for _, recipient in claims(invoke, tmp_path / "plain.db"))
    invoke("read", notes, "--vocabulary", words, on=tmp_path / "own.db")
    assert claims(invoke, tmp_path / "own.db") == [
        ("en.transfer.apportion", ["IRQ"]), ("en.transfer.request", ["JOR/frontier-force"]),
    ]  # fmt: skip
