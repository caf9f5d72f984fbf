"""`reftel verify`."""

import sqlite3
from pathlib import Path

from tests.filled import SOLD, Invoke


def test_a_whole_ledger_says_so(invoke: Invoke, ledger: Path) -> None:
    result = invoke("verify")
    assert result.exit_code == 0
    said, digest = result.stdout.splitlines()
    assert said == f"{ledger} is whole: 2 documents, 3 claims that stand, and all before them"
    assert digest == f"digest {invoke('digest').stdout.strip()}"


def test_what_was_altered_is_one_sentence_each_and_the_status_tells(invoke: Invoke, ledger: Path) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("DROP TRIGGER claims_no_update")
        connection.execute("UPDATE claims SET item = 'ships' WHERE id = ?", [SOLD.id])
    result = invoke("verify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"reftel: claim {SOLD.id[:8]} on texts/dispatch.txt: its content, statement not as" in result.stderr
    assert result.stderr.endswith(f"{ledger} was altered: 2 things are not as the program left them\n")


def test_what_is_derived_is_worked_out_anew_where_that_is_asked(invoke: Invoke, ledger: Path) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("DELETE FROM standing")
    assert invoke("verify").exit_code == 1
    assert invoke("verify", "--rebuild").exit_code == 0
    assert invoke("verify").exit_code == 0
