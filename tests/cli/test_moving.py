"""`reftel archive`, `import`, `backup`, `digest` and `migrate`."""

from pathlib import Path

import pytest

import reftel
from tests.filled import Invoke


def test_an_archive_makes_the_same_ledger(invoke: Invoke, ledger: Path, tmp_path: Path) -> None:
    archive, new = tmp_path / "a.zip", tmp_path / "new.db"
    out = invoke("archive", str(archive))
    digest = invoke("digest").stdout.strip()
    assert (out.exit_code, out.stderr) == (0, "")
    first, second = out.stdout.splitlines()
    assert first.startswith(f"{archive} holds {ledger} whole: 2 documents, 3 claims, ")
    assert second == f"digest {digest}"
    taken = invoke("import", str(archive), on=new)
    counts = first.partition(": ")[2]
    assert taken.stdout.splitlines() == [f"{new} holds all of {archive}: {counts}", second]
    assert invoke("claims", "--format", "jsonl", on=new).stdout == invoke("claims", "--format", "jsonl").stdout
    assert f"digest {digest}" in invoke("verify", on=new).stdout


def test_what_goes_wrong_is_one_sentence(invoke: Invoke, ledger: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    invoke("archive", str(archive))
    again = invoke("archive", str(archive))
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == f"reftel: {archive} stands there already; name another file, or say --replace\n"
    assert invoke("archive", str(archive), "--replace").exit_code == 0
    full = invoke("import", str(archive))
    assert full.stderr == f"reftel: {ledger} holds runs already; an import goes into a new ledger\n"
    archive.write_bytes(archive.read_bytes()[:-400])
    cut = invoke("import", str(archive), on=tmp_path / "new.db")
    assert (cut.exit_code, cut.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "new.db").exists()


def test_a_backup_says_how_it_is_proved(invoke: Invoke, ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    out = invoke("backup", str(copy))
    assert out.stdout.splitlines() == [
        f"{copy} is a copy of {ledger} as it was a moment ago",
        f"  reftel verify --ledger {copy}",
    ]
    assert invoke("digest", on=copy).stdout == invoke("digest").stdout
    assert invoke("backup", str(copy)).exit_code == 1
    assert invoke("backup", str(copy), "--replace").exit_code == 0


def test_schemas_are_listed_and_the_ledger_brought_to_one(invoke: Invoke) -> None:
    listed = invoke("migrate").stdout
    assert [line.split()[1] for line in listed.splitlines() if line.startswith("→")] == ["v5_queue"]
    back = invoke("migrate", "v3_originals")
    assert [line.split()[1] for line in back.stdout.splitlines() if line.startswith("→")] == ["v3_originals"]
    assert invoke("migrate", "v3").stderr.startswith("reftel: there is no schema 'v3'; ")
    assert invoke("verify").exit_code == 0


def test_it_is_there_for_programs(ledger: Path, tmp_path: Path) -> None:
    with reftel.open(ledger) as one:
        manifest = one.archive(tmp_path / "a.zip")
        assert manifest.digest == one.digest()
    assert reftel.import_ledger(tmp_path / "a.zip", tmp_path / "b.db") == manifest
    with pytest.raises(reftel.ReftelError):
        reftel.import_ledger(tmp_path / "a.zip", tmp_path / "b.db")
