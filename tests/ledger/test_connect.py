"""Opening: what is a ledger, and what is not."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reftel.errors import LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.factories import plain_claim, plain_document
from tests.server import execute

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


def make_noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def make_text(path: Path) -> None:
    path.write_text("short")


def make_other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE claims (id)")
    connection.close()


def make_newer(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def make_damaged(path: Path) -> None:
    Store(path).close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


NOT_LEDGERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "noise": (make_noise, "is not a ledger"),
    "text": (make_text, "is not a ledger"),
    "other database": (make_other_database, "not a ledger of reftel"),
    "newer": (make_newer, "newer reftel"),
    "damaged": (make_damaged, "damaged"),
}


@pytest.mark.parametrize(("make", "words"), NOT_LEDGERS.values(), ids=NOT_LEDGERS)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_ledger_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], words: str, create: bool
) -> None:
    path = tmp_path / "file.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=words) as caught:
        Store(path, create=create)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Store(tmp_path)


def test_a_ledger_in_no_folder_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        Store(tmp_path / "absent" / "test.db")


def test_a_missing_ledger_is_made_only_where_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with pytest.raises(LedgerError, match="there is no ledger"):
        Store(path, create=False)
    assert not path.exists()
    Store(path).close()
    assert path.exists()


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Store(path) as store:
        assert store.claims() == []


@pytest.mark.parametrize("name", ["a b.db", "what?.db", "50%.db", "#1.db", "ä.db", "a&b=c.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Store(tmp_path / name):
        pass
    assert (tmp_path / name).stat().st_size > 0


def test_the_journal_is_write_ahead(tmp_path: Path) -> None:
    Store(tmp_path / "test.db").close()
    with sqlite3.connect(tmp_path / "test.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_one_may_read_while_another_writes(tmp_path: Path) -> None:
    document = plain_document("Minsk sold rifles.")
    with Store(tmp_path / "test.db") as writer, Store(tmp_path / "test.db") as reader:
        writer.add_document(document, [plain_claim(document, "sold")], [], RUN, n_sentences=1)
        assert len(reader.claims()) == 1


def test_a_server_that_asks_for_a_password_is_told_one_or_says_so(
    new_database: Callable[[], str], server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = f"keeper_{os.getpid()}"
    execute(server, f"CREATE ROLE {user} LOGIN SUPERUSER PASSWORD 'secret'")
    (folder,), *_ = execute(server, "SHOW data_directory")  # type: ignore[misc]
    rules = Path(folder) / "pg_hba.conf"
    before = rules.read_text()
    address = new_database().replace("reftel@", f"{user}@")
    try:
        rules.write_text(f"host all {user} 127.0.0.1/32 scram-sha-256\n{before}")
        execute(server, "SELECT pg_reload_conf()", "SELECT pg_sleep(0.5)")
        with pytest.raises(LedgerError, match="the server asks for a password; set PGPASSWORD"):
            Store(address)
        with pytest.raises(LedgerError, match="refuses this user with this password"):
            Store(address.replace("@", ":wrong@"))
        monkeypatch.setenv("PGPASSWORD", "secret")
        Store(address).close()
    finally:
        rules.write_text(before)
        execute(server, "SELECT pg_reload_conf()")
