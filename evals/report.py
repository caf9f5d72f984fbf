"""What the gate prints: figures with their floors, errors read against held out, quotes."""

from collections.abc import Mapping, Sequence

from evals.corpora import Corpus
from evals.floors import Baseline
from evals.measure import FIGURES, Measurement
from evals.score import score_documents


def render_quotes(measurements: Sequence[Measurement]) -> str:
    """How many quotes are exactly what stands in their file."""
    total = sum(len(claims) for m in measurements for claims in m.extraction.claims.values())
    faults = sum(len(measurement.extraction.faults) for measurement in measurements)
    return f"quotes: {total - faults} of {total} verbatim"


def render_table(measurements: Sequence[Measurement], baseline: Mapping[str, Baseline]) -> str:
    """One line a corpus: F1 of each figure with its floor."""
    titles = "".join(f"{name + ' (floor)':>18}" for name in FIGURES)
    lines = [f"{'corpus':14}{'texts':>6}{'marked':>8}{'extracted':>11}{titles}"]
    for measurement in measurements:
        found, texts = measurement.score.found, len(measurement.extraction.claims)
        cells = "".join(f"{_render_figure(measurement, name, baseline):>18}" for name in FIGURES)
        lines.append(f"{measurement.corpus:14}{texts:>6}{found.expected:>8}{found.predicted:>11}{cells}")
    return "\n".join(lines)


def _render_figure(measurement: Measurement, name: str, baseline: Mapping[str, Baseline]) -> str:
    entry = baseline.get(measurement.corpus)
    floor = f"{entry.floors[name]:.3f}" if entry else "none"
    return f"{measurement.figure(name):.3f} ({floor})"


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
