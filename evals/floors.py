"""The floors of the gate: what was reached once and must be reached again, in `evals/baseline.json`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.corpora import ROOT
from evals.measure import FIGURES, Floors, Measurement

EPSILON = 0.005
"""How far below its floor a figure may be: other processors add floats in another order, which can tip a near-tie
of the parser; this is about one claim in two hundred."""
BASELINE = ROOT / "evals/baseline.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The floors of one corpus, and the digest of the corpus that they were measured on."""

    digest: str
    floors: Floors


class RegressionError(Exception):
    """Floors would be lowered without leave."""


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
