import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from evals.corpora import ROOT
from reftel.ledger.store import Store
from reftel.workbench.access.passwords import Cost, hashed
from reftel.workbench.access.users import User, write_users
from tests.filled import Invoke


@pytest.fixture
def users(tmp_path: Path) -> str:
    path = tmp_path / "users.toml"
    write_users(path, [User("Ana", "editor", hashed("four words in a row", Cost(log_n=4)))])
    return str(path)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "reftel.example"])
def test_without_users_other_addresses_are_refused_in_a_sentence(invoke: Invoke, host: str) -> None:
    result = invoke("serve", "--host", host, "--port", "0")
    assert result.exit_code == 1
    assert "is served on this machine alone" in result.stderr
    assert "`reftel users add`" in result.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--host", "192.168.1.7"], "would go over the network for all to read"),
        (["--host", "0.0.0.0", "--behind-proxy", "192.168.1.1"], "say with --name"),
        (["--host", "0.0.0.0", "--certificate", "c.pem", "--key", "k.pem"], "say with --name"),
        (["--behind-proxy", "127.0.0.1"], "say with --name"),
        (["--certificate", "c.pem"], "a certificate goes with its key"),
        (["--certificate", "c.pem", "--key", "k.pem"], "c.pem or k.pem cannot be read: no such file"),
        (["--certificate", "c.pem", "--key", "k.pem", "--behind-proxy", "127.0.0.1"], "not of both"),
    ],
)
def test_what_does_not_keep_others_out_is_refused(invoke: Invoke, users: str, options: list[str], words: str) -> None:
    result = invoke("serve", "--users", users, "--port", "0", *options)
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_proxy_without_users(invoke: Invoke) -> None:
    assert "name its users with --users" in invoke("serve", "--behind-proxy", "127.0.0.1", "--name", "a.example").stderr


def test_users_that_are_none(invoke: Invoke, tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    write_users(empty, [])
    assert "has no users yet" in invoke("serve", "--users", str(empty)).stderr
    assert "there is no file" in invoke("serve", "--users", str(tmp_path / "no.toml")).stderr


def test_files_that_are_no_certificate(invoke: Invoke, users: str) -> None:
    result = invoke("serve", "--users", users, "--certificate", users, "--key", users)
    assert "are no certificate with its key in PEM" in result.stderr


def test_a_ledger_that_is_not_there(invoke: Invoke) -> None:
    result = invoke("serve", "--ledger", "nowhere.db", on=None)
    assert result.exit_code == 1
    assert "there is no ledger at nowhere.db" in result.stderr
    assert "`reftel serve --create` an empty one" in result.stderr


def test_a_new_ledger_is_started_where_that_is_asked_for(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reftel", "serve", "--port", "0", "--ledger", "new.db", "--create"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        (address,) = re.findall(r"http://\S+/", server.stdout.readline())
        with urllib.request.urlopen(address) as answer:
            assert "This ledger is empty: start here" in answer.read().decode()
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
    with Store(tmp_path / "new.db", create=False) as store:
        assert store.documents() == []


def test_a_ledger_may_be_named_first(invoke: Invoke) -> None:
    assert "there is no ledger at first.db" in invoke("serve", "first.db", on=None).stderr
    both = invoke("serve", "first.db", "--ledger", "other.db", on=None)
    assert "there are two ledgers, first.db and other.db" in both.stderr
    told = invoke("dossier", "first.db", "--country", "PER", "--out", "peru.html", on=None)
    assert "there is no ledger at first.db" in told.stderr
