"""What it costs to move a ledger: archive, import, copy and digest, in both stores.

    python -m benchmarks.moving                     a hundred thousand claims
    python -m benchmarks.moving --claims 1000000

The claims are those of `benchmarks.ledger`. Each command runs in a process of its own; its seconds by the clock and the
most memory that it held are printed, and the size of what it wrote. The server is one that is started for this.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.ledger import fill
from reftel.ledger.store import Store
from tests.server import execute, find_programs, running_server

Row = tuple[str, float, float, int | None]


def timed(what: str, command: Sequence[str], written: Path | None = None) -> Row:
    """What was done, seconds, megabytes held at most, and bytes written."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "reftel", *command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: reftel {' '.join(command)}")
    return what, time.perf_counter() - began, usage.ru_maxrss / 1024, written and written.stat().st_size


def measure(folder: Path, server: str | None) -> Iterator[Row]:
    """All moves of the ledger in the folder, in an order in which each finds what it needs."""
    ledger, archive, again, copy = (folder / name for name in ("a.db", "a.zip", "again.db", "copy.db"))
    yield timed("file → archive", ["archive", str(archive), "--ledger", str(ledger)], archive)
    yield timed("archive → file", ["import", str(archive), "--ledger", str(again)], again)
    yield timed("backup of a file", ["backup", str(copy), "--ledger", str(ledger)], copy)
    yield timed("digest of a file", ["digest", "--ledger", str(ledger)])
    if server is None:
        return
    first, second = (_database(server, name) for name in ("first", "second"))
    other, back = folder / "other.zip", folder / "back.db"
    yield timed("archive → server", ["import", str(archive), "--ledger", first])
    yield timed("server → archive", ["archive", str(other), "--ledger", first], other)
    if other.read_bytes() != archive.read_bytes():
        raise SystemExit("the two archives are not the same")
    yield timed("file → server", ["import", str(ledger), "--ledger", second])
    yield timed("server → file", ["import", second, "--ledger", str(back)], back)
    yield timed("digest on a server", ["digest", "--ledger", first])


def _database(server: str, name: str) -> str:
    execute(server, f"CREATE DATABASE {name}")
    return f"{server}/{name}"


def main() -> None:
    """Print a table of seconds, memory and sizes."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--claims", type=int, default=100_000)
    n_claims = options.parse_args().claims
    programs = find_programs()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store(folder / "a.db") as store:
            for done, taken in fill(store, n_claims):
                print(f"\r{done:,} claims written, {taken:,.0f} s", end="", file=sys.stderr)
            n_documents = len(store.names())
        size = (folder / "a.db").stat().st_size
        print(f"\n{n_claims:,} claims of {n_documents:,} documents, a file of {size / 1e6:,.0f} MB\n")
        print(f"{'':20} {'seconds':>8} {'MB held':>8} {'MB written':>11}")
        if programs is None:
            _print(measure(folder, None))
            return
        with running_server(programs) as server:
            _print(measure(folder, server))


def _print(rows: Iterator[Row]) -> None:
    for what, seconds, held, written in rows:
        size = "" if written is None else f"{written / 1e6:11,.1f}"
        print(f"{what:20} {seconds:8.1f} {held:8,.0f} {size:>11}", flush=True)


if __name__ == "__main__":
    main()
