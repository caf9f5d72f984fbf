"""Where the last release found claims, in `evals/last.jsonl`, and what a change gains and loses against it."""

import json
from collections.abc import Sequence
from pathlib import Path

from evals.corpora import ROOT
from evals.equal import Record
from evals.measure import Measurement

LAST = ROOT / "evals/last.jsonl"
Place = tuple[str, str, int, int]
"""A claim as the release file keeps it: document, kind, start, end."""


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
