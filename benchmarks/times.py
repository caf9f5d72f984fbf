"""How long it takes to start, to read five documents, and to refuse what is no document.

`python -m benchmarks.times` prints seconds, how many of them a processor was at work, the time that is allowed, and the
ratio of seconds to it. Each command runs in a process of its own, start included; figures are medians of several runs.
On a machine that does other work besides, the seconds of the processor are the ones to look at.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.corpora import ROOT, SHARED

SEEDS = SHARED / "seeds"
DOSSIER = ROOT / "examples/peru"
MEGABYTES = 50

_REFTEL = (sys.executable, "-m", "reftel")
_BARE = (sys.executable, "-c", "pass")


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds by the clock, and seconds that a processor was at work."""

    clock: float
    work: float


def timed(command: Sequence[str], *, times: int, ledger: Path | None = None) -> Time:
    """The median time of a command; each run gets a new ledger at `ledger`."""
    taken = []
    for _ in range(times):
        if ledger:
            for old in ledger.parent.glob(f"{ledger.name}*"):
                old.unlink()
        began, worked = time.perf_counter(), _work()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        taken.append((time.perf_counter() - began, _work() - worked))
    return Time(*map(statistics.median, zip(*taken, strict=True)))


def _work() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure(folder: Path, times: int) -> Iterator[tuple[str, Time, float]]:
    """What was done, the time that it took, and the seconds that it may take."""
    ledger = folder / "times.db"
    into = ("--ledger", str(ledger))
    yield "Python alone", timed(_BARE, times=times), 0.5
    yield "reftel --help", timed([*_REFTEL, "--help"], times=times), 0.5
    texts = sorted((SEEDS if SEEDS.is_dir() else DOSSIER).glob("*.txt"))
    what = f"read the {'seeds' if SEEDS.is_dir() else 'samples'}: {len(texts)} documents, {_words(texts):,} words"
    yield what, timed([*_REFTEL, "read", *map(str, texts), *into], times=times, ledger=ledger), 10.0
    yield "read them again: nothing is new", timed([*_REFTEL, "read", *map(str, texts), *into], times=times), 10.0
    yield "list all their claims", timed([*_REFTEL, "claims", *into], times=times), 2.0
    line = folder / "line.txt"
    line.write_text("sold " * (MEGABYTES * 1024 * 1024 // 5))
    yield f"refuse a line of {MEGABYTES} MB", timed([*_REFTEL, "read", str(line), *into], times=times), 10.0


def _words(texts: Sequence[Path]) -> int:
    return sum(len(text.read_bytes().split()) for text in texts)


def main() -> None:
    """Print a table of times."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--times", type=int, default=3, help="how often each command runs; the median counts")
    times = options.parse_args().times
    print(f"{'':60} {'seconds':>8} {'at work':>8} {'allowed':>8} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for what, taken, allowed in measure(Path(folder), times):
            print(f"{what:60} {taken.clock:8.2f} {taken.work:8.2f} {allowed:8.2f} {taken.clock / allowed:6.2f}")


if __name__ == "__main__":
    main()
