"""The gate: reads every text with marked claims through the real pipeline and holds what was reached.

    python -m evals.gate                      fails (1) where a figure is below its floor; of `written` a part is read
    python -m evals.gate --whole              all of it: some twelve minutes more
    python -m evals.gate --update             raises floors to what was measured; never lowers one
    python -m evals.gate --update --allow-regression   sets floors to what was measured, lower ones too
    python -m evals.gate --release            keeps this reading's claims as those of the last release

Floors are in `evals/baseline.json`, with a digest of the corpus that they hold for. Of a large corpus the part that is
read each day has its own; `--whole` measures both.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.corpora import CORPORA, Corpus, ReadPath, held_out, read_path
from evals.floors import BASELINE, RegressionError, find_failures, load_baseline, raise_floors, write_baseline
from evals.measure import measure, with_part
from evals.releases import LAST, load_places, render_changes, update_places
from evals.report import render_held_out, render_quotes, render_table
from evals.score import render_score

_MOST = 4
"""Processes that read at once, each with a parser in memory."""


def main(
    arguments: Sequence[str] | None = None,
    *,
    corpora: Sequence[Corpus] = CORPORA,
    read: ReadPath = read_path,
    baseline_file: Path = BASELINE,
    last_file: Path = LAST,
) -> int:
    """Run the gate; the exit status is 1 where it does not hold."""
    options = _parse(arguments, corpora)
    wanted = [corpus for corpus in corpora if corpus.name in (options.only or [corpus.name])]
    wanted = wanted if options.whole else [corpus.part() for corpus in wanted]
    absent = [corpus.name for corpus in wanted if not corpus.is_present]
    if absent:
        print(f"skipped: {', '.join(absent)} (the folder ../shared is absent here, so their texts cannot be read)")
    processes = min(_MOST, os.cpu_count() or 1) if read is read_path else 1
    read_now = [(corpus, measure(corpus, read, processes=processes)) for corpus in wanted if corpus.is_present]
    measurements = [measurement for _, measurement in read_now]
    floored = [figures for corpus, measurement in read_now for figures in with_part(corpus, measurement)]
    baseline = load_baseline(baseline_file)
    print(render_table(floored, baseline))
    print("\n" + render_held_out(measurements, wanted, held_out()))
    for measurement in measurements if options.details else ():
        print(f"\n{measurement.corpus}\n{render_score(measurement.score)}")
    print("\n" + render_changes(measurements, load_places(last_file)))
    print(render_quotes(measurements))
    if options.update:
        try:
            baseline = raise_floors(floored, baseline, allow_regression=options.allow_regression)
        except RegressionError as error:
            print(f"not updated: {error}", file=sys.stderr)
            return 1
        write_baseline(baseline_file, baseline)
    if options.release:
        update_places(last_file, measurements)
    failures = list(find_failures(floored, baseline))
    for failure in failures:
        print(failure, file=sys.stderr)
    print("the gate does not hold" if failures else "the gate holds")
    return 1 if failures else 0


def _parse(arguments: Sequence[str] | None, corpora: Sequence[Corpus]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", choices=[corpus.name for corpus in corpora], help="repeatable")
    parser.add_argument("--whole", action="store_true", help="all texts of large corpora, not a part of them")
    parser.add_argument("--details", action="store_true", help="figures by kind and by slot too")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--release", action="store_true", help="keep these claims as those of the last release")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
