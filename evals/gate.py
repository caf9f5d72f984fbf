"""The gate: reads every text with marked claims through the real pipeline and holds what was reached.

    python -m evals.gate                      fails (1) where a figure is below its floor
    python -m evals.gate --update             raises floors to what was measured; never lowers one
    python -m evals.gate --update --allow-regression   sets floors to what was measured, lower ones too
    python -m evals.gate --release            keeps this reading's claims as those of the last release

Floors are in `evals/baseline.json`, with a digest of the corpus that they hold for.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.corpora import CORPORA, ROOT, Corpus, Extraction, ReadPath, extract, read_path
from evals.score import Record, Score, render_score, score_documents

FIGURES = ("found", "slots", "rows")
EPSILON = 0.005
"""How far below its floor a figure may be: other processors add floats in another order, which can tip a near-tie
of the parser; this is about one claim in two hundred."""
BASELINE = ROOT / "evals/baseline.json"
LAST = ROOT / "evals/last.jsonl"
HELD_OUT = ROOT / "evals/held_out.txt"

Floors = dict[str, float]
Place = tuple[str, str, int, int]
"""A claim as the release file keeps it: document, kind, start, end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The floors of one corpus, and the digest of the corpus that they were measured on."""

    digest: str
    floors: Floors


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What the pipeline reached on one corpus."""

    corpus: str
    digest: str
    score: Score
    extraction: Extraction

    def figure(self, name: str) -> float:
        """The F1 of "found", "slots" or "rows"."""
        tally = {"found": self.score.found, "slots": self.score.slots, "rows": self.score.rows}[name]
        return tally.f1

    def floors(self) -> Floors:
        """The figures as floors: cut, not rounded, so that a floor is never above what was measured."""
        return {name: math.floor(self.figure(name) * 10_000) / 10_000 for name in FIGURES}


class RegressionError(Exception):
    """Floors would be lowered without leave."""


def measure(corpus: Corpus, read: ReadPath) -> Measurement:
    """Read `corpus` and score what was found."""
    extraction = extract(corpus, read)
    score = score_documents(corpus.marked(), extraction.claims)
    return Measurement(corpus=corpus.name, digest=corpus.digest(), score=score, extraction=extraction)


def load_baseline(path: Path) -> dict[str, Baseline]:
    """The floors by corpus; none where the file is missing."""
    if not path.is_file():
        return {}
    record = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Baseline(digest=entry["digest"], floors={figure: entry[figure] for figure in FIGURES})
        for name, entry in record.items()
    }


def write_baseline(path: Path, baseline: Mapping[str, Baseline]) -> None:
    """Write the floors, one corpus an entry."""
    record = {name: {"digest": entry.digest, **entry.floors} for name, entry in sorted(baseline.items())}
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def find_failures(measurements: Sequence[Measurement], baseline: Mapping[str, Baseline]) -> Iterator[str]:
    """Everything that must stop a change, each in a sentence."""
    if not measurements:
        yield "nothing was read: no corpus is here"
    for measurement in measurements:
        name = measurement.corpus
        yield from (f"{name}: {fault}" for fault in measurement.extraction.faults)
        entry = baseline.get(name)
        if entry is None:
            yield f"{name}: no floors yet; set them with --update"
            continue
        if entry.digest != measurement.digest:
            yield f"{name}: texts or gold changed since the floors were set; set them anew with --update"
        for figure, floor in entry.floors.items():
            if measurement.figure(figure) < floor - EPSILON:
                yield f"{name}: {figure} F1 is {measurement.figure(figure):.4f}, below its floor {floor:.4f}"


def raise_floors(
    measurements: Sequence[Measurement], baseline: Mapping[str, Baseline], *, allow_regression: bool = False
) -> dict[str, Baseline]:
    """Floors raised to what was measured; corpora that were not read keep theirs.

    A floor already above its measurement stays where that is within EPSILON. Raises RegressionError where a
    figure is further below its floor, unless `allow_regression`, which sets every floor to its measurement.
    """
    raised = dict(baseline)
    lower: list[str] = []
    for measurement in measurements:
        reached = measurement.floors()
        old = baseline[measurement.corpus].floors if measurement.corpus in baseline else {}
        if not allow_regression:
            lower += [
                f"{measurement.corpus} {figure} from {floor:.4f} to {reached[figure]:.4f}"
                for figure, floor in old.items()
                if reached[figure] < floor - EPSILON
            ]
            reached = {figure: max(value, old.get(figure, 0.0)) for figure, value in reached.items()}
        raised[measurement.corpus] = Baseline(digest=measurement.digest, floors=reached)
    if lower:
        raise RegressionError(f"this would lower {'; '.join(lower)}: say --allow-regression if that is meant")
    return raised


def place(document: str, claim: Record) -> Place:
    """What the release file keeps of a claim."""
    return document, str(claim["kind"]), int(claim["start"]), int(claim["end"])


def places(measurements: Sequence[Measurement]) -> set[Place]:
    """The places of all claims that were found."""
    return {
        place(document, claim)
        for measurement in measurements
        for document, claims in measurement.extraction.claims.items()
        for claim in claims
    }


def load_places(path: Path) -> set[Place]:
    """The claims of the last release; none where the file is missing."""
    if not path.is_file():
        return set()
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {place(record["document"], record) for record in records}


def write_places(path: Path, claims: set[Place]) -> None:
    """Write claims in the release file's small form, sorted."""
    lines = [
        json.dumps({"document": document, "kind": kind, "start": start, "end": end}, ensure_ascii=False)
        for document, kind, start, end in sorted(claims)
    ]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def update_places(path: Path, measurements: Sequence[Measurement]) -> None:
    """Keep the claims of `measurements` as the last release's; documents that were not read keep theirs."""
    read_now = {document for measurement in measurements for document in measurement.extraction.claims}
    kept = {claim for claim in load_places(path) if claim[0] not in read_now}
    write_places(path, kept | places(measurements))


def render_quotes(measurements: Sequence[Measurement]) -> str:
    """How many quotes are exactly what stands in their file."""
    total = sum(len(claims) for m in measurements for claims in m.extraction.claims.values())
    faults = sum(len(measurement.extraction.faults) for measurement in measurements)
    return f"quotes: {total - faults} of {total} verbatim"


def render_table(measurements: Sequence[Measurement], baseline: Mapping[str, Baseline]) -> str:
    """One line a corpus: F1 of each figure with its floor."""
    titles = "".join(f"{name + ' (floor)':>18}" for name in FIGURES)
    lines = [f"{'corpus':10}{'texts':>6}{'marked':>8}{'extracted':>11}{titles}"]
    for measurement in measurements:
        found, texts = measurement.score.found, len(measurement.extraction.claims)
        cells = "".join(f"{_render_figure(measurement, name, baseline):>18}" for name in FIGURES)
        lines.append(f"{measurement.corpus:10}{texts:>6}{found.expected:>8}{found.predicted:>11}{cells}")
    return "\n".join(lines)


def _render_figure(measurement: Measurement, name: str, baseline: Mapping[str, Baseline]) -> str:
    entry = baseline.get(measurement.corpus)
    floor = f"{entry.floors[name]:.3f}" if entry else "none"
    return f"{measurement.figure(name):.3f} ({floor})"


def held_out() -> tuple[str, ...]:
    """The beginnings of the names of those texts whose errors nobody reads."""
    lines = HELD_OUT.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def render_held_out(measurements: Sequence[Measurement], corpora: Sequence[Corpus], names: tuple[str, ...]) -> str:
    """Two lines: the figures over all texts whose errors were read, and over those that were held out."""
    marked = {corpus.name: corpus.marked() for corpus in corpora if corpus.is_present}
    lines = []
    for title, wanted in (("errors read", False), ("held out", True)):
        gold = {
            document: claims
            for m in measurements
            for document, claims in marked[m.corpus].items()
            if document.startswith(names) == wanted
        }
        found = {document: m.extraction.claims.get(document, []) for m in measurements for document in marked[m.corpus]}
        score = score_documents(gold, {document: found[document] for document in gold})
        figures = "  ".join(f"{name} {getattr(score, name).f1:.3f}" for name in FIGURES)
        lines.append(f"{title}: {len(gold)} texts, {score.found.expected} marked claims, {figures}")
    return "\n".join(lines)


def render_changes(measurements: Sequence[Measurement], last: set[Place]) -> str:
    """How many claims were gained and lost against the last release, and how many of the gained ones are right."""
    if not last:
        return "no claims of an earlier release are stored: nothing to compare with"
    lines = []
    for measurement in measurements:
        now = places([measurement])
        before = {claim for claim in last if claim[0] in measurement.extraction.claims}
        right = {place(document, claim) for document, claim in measurement.score.right}
        gained, lost = now - before, before - now
        counts = f"{len(gained)} gained ({len(gained & right)} of them right), {len(lost)} lost"
        lines.append(f"{measurement.corpus}: {counts}")
        lines += [f"  lost {document} {kind} {start}-{end}" for document, kind, start, end in sorted(lost)[:5]]
    return "against the last release\n" + "\n".join(lines)


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
    absent = [corpus.name for corpus in wanted if not corpus.is_present]
    if absent:
        print(f"skipped: {', '.join(absent)} (the folder ../shared is absent here, so their texts cannot be read)")
    measurements = [measure(corpus, read) for corpus in wanted if corpus.is_present]
    baseline = load_baseline(baseline_file)
    print(render_table(measurements, baseline))
    print("\n" + render_held_out(measurements, wanted, held_out()))
    for measurement in measurements if options.details else ():
        print(f"\n{measurement.corpus}\n{render_score(measurement.score)}")
    print("\n" + render_changes(measurements, load_places(last_file)))
    print(render_quotes(measurements))
    if options.update:
        try:
            baseline = raise_floors(measurements, baseline, allow_regression=options.allow_regression)
        except RegressionError as error:
            print(f"not updated: {error}", file=sys.stderr)
            return 1
        write_baseline(baseline_file, baseline)
    if options.release:
        update_places(last_file, measurements)
    failures = list(find_failures(measurements, baseline))
    for failure in failures:
        print(failure, file=sys.stderr)
    print("the gate does not hold" if failures else "the gate holds")
    return 1 if failures else 0


def _parse(arguments: Sequence[str] | None, corpora: Sequence[Corpus]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", choices=[corpus.name for corpus in corpora], help="repeatable")
    parser.add_argument("--details", action="store_true", help="figures by kind and by slot too")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--release", action="store_true", help="keep these claims as those of the last release")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
