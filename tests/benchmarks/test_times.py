"""Times are taken of what is run, each time from a new ledger. How long it takes is no test."""

import sys
from pathlib import Path

from benchmarks.times import measure, timed


def test_a_command_takes_time_and_work() -> None:
    taken = timed([sys.executable, "-c", "sum(range(1000))"], times=2)
    assert taken.clock > 0
    assert taken.work > 0


def test_each_run_gets_a_new_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "times.db"
    script = f"import pathlib; p = pathlib.Path({str(ledger)!r}); q = p.with_name('runs'); " \
             "q.write_text((q.read_text() if q.exists() else '') + str(p.exists())); p.touch()"  # fmt: skip
    timed([sys.executable, "-c", script], times=2, ledger=ledger)
    assert (tmp_path / "runs").read_text() == "FalseFalse"


def test_the_first_measure_is_python_s_own(tmp_path: Path) -> None:
    what, taken, allowed = next(measure(tmp_path, times=1))
    assert (what, allowed) == ("Python alone", 0.5)
    assert taken.clock > 0
