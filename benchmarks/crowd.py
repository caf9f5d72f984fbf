"""Eight reviewers judging while two reads run, for a minute, on each store: `python -m benchmarks.crowd [SECONDS]`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from reftel.ledger.store import Store
from tests.ledger.crowd import crowd
from tests.server import execute, find_programs, running_server

SECONDS = 60.0


@contextmanager
def _stores(folder: Path) -> Iterator[dict[str, str]]:
    programs = find_programs()
    if programs is None:
        yield {"SQLite": str(folder / "crowd.db")}
        return
    with running_server(programs) as url:
        execute(url, "CREATE DATABASE crowd")
        yield {"SQLite": str(folder / "crowd.db"), "PostgreSQL": f"{url}/crowd"}


def main() -> None:
    """Print, for each store, what was done, how long it took, and whether anything was lost or doubled."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as scratch, _stores(Path(scratch)) as stores:
        for name, address in stores.items():
            outcome = crowd(address, Path(scratch) / name, reviewers=8, readers=2, seconds=seconds)
            with Store(address) as store:
                kept = [judgement.id for judgement in store.judgements()]
                faults = store.verify()
            lost, doubled = len(set(outcome.told) - set(kept)), len(kept) - len(set(kept))
            spread = quantiles(outcome.seconds, n=100)
            failed = sum(status != 0 for status in outcome.statuses)
            lines = [
                f"{name}, {seconds:g} s: {len(outcome.told):,} judgements by 8 reviewers, {outcome.n_read:,} documents",
                f"  failed processes {failed}, lost judgements {lost}, doubled {doubled}, faults {len(faults)}",
                f"  a judgement: median {median(outcome.seconds) * 1000:.0f} ms, 99 of 100 under "
                f"{spread[98] * 1000:.0f} ms, longest {max(outcome.seconds) * 1000:.0f} ms",
            ]
            sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
