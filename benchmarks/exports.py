"""How long it takes to export many claims, in each format.

    python -m benchmarks.exports                     a hundred thousand planted claims
    python -m benchmarks.exports --claims 1000000
    python -m benchmarks.exports --ledger FILE       a ledger that is there

The claims are those of `benchmarks.ledger`; filling the ledger is not counted.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from benchmarks.ledger import fill
from reftel.exports.formats import export
from reftel.ledger.store import Store

FORMATS = ("csv", "parquet", "jsonl", "annotations", "stata")
"""What is held in memory comes last, so that the memory of the others can be seen."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Store(asked.ledger or Path(folder) / "ledger.db") as store:
        if asked.ledger is None:
            list(fill(store, asked.claims))
        print(f"{sum(store.tally().claims.values()):,} claims\n")
        print(f"{'':<12}{'seconds':>9}{'at work':>9}{'MB':>9}{'MB of memory so far':>21}")
        for form in FORMATS:
            _time(store, form, Path(folder) / f"claims.{form}")


def _time(store: Store, form: str, to: Path) -> None:
    began, worked = time.perf_counter(), time.process_time()
    export(store, form, to)
    taken, work = time.perf_counter() - began, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{form:<12}{taken:>9.1f}{work:>9.1f}{to.stat().st_size / 1e6:>9,.0f}{memory:>21,.0f}", flush=True)
    to.unlink()


if __name__ == "__main__":
    main()
