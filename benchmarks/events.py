"""What it costs to bring claims together into events: `python -m benchmarks.events [CLAIMS …]`.

Prints seconds of the processor and memory for ten thousand, a hundred thousand and a million planted claims (or as many
as are named), each in a process of its own; without texts, and without what made the claims.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from evals.planted.scale import many, sources
from reftel.accounts.grouping import group

SIZES = (10_000, 100_000, 1_000_000)
_MEGABYTE = 1024
"""Kilobytes in one, as the system counts memory."""


def measure(n_claims: int) -> str:
    """One line: claims, groups, seconds of work, microseconds for each claim, memory before and at most."""
    claims = [claim for claim, _ in many(n_claims)]
    documents = sources(n_claims)
    before = _memory()
    began = time.process_time()
    groups = group(claims, documents)
    worked = time.process_time() - began
    each = 1e6 * worked / n_claims
    return f"{n_claims:>10,} {len(groups):>9,} {worked:>8.1f} {each:>10.0f} {before:>9} {_memory():>9}"


def _memory() -> int:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each size in a process of its own, since memory is not given back."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("claims", nargs="*", type=int, default=list(SIZES), help="how many claims to plant")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(measure(options.one))
        return
    print(f"{'claims':>10} {'groups':>9} {'seconds':>8} {'µs a claim':>10} {'MB before':>9} {'MB':>9}", flush=True)
    for size in options.claims:
        subprocess.run([sys.executable, "-m", "benchmarks.events", "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
