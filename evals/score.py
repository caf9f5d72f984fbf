"""Score the claims that reftel found against the claims that people marked.

Three figures, each with precision, recall and F1:

* found: a claim of the right kind whose quote overlaps the marked one's by three tenths of the shorter;
* slots: all filled slots of all claims, kind included, right over filled;
* rows: claims right in kind, parties, polarity, modality, quantity, value and period: a row one could publish.

Claims are plain JSON records with the keys of the codebook; `start` and `end` are offsets in the text.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.equal import SLOTS, Record, is_equal, is_filled, is_same_row

OVERLAP = 0.3
"""Share of the shorter quote that two quotes of one claim have in common: people mark clauses of unequal length."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many were extracted, how many are marked."""

    right: int = 0
    predicted: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Right ones among those extracted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right ones among those marked."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.predicted + other.predicted, self.expected + other.expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Which marked claim each extracted claim of one document stands for.

    `pairs` are indices (marked, extracted); `repeats` are extracted claims that say a paired one again, which is
    no error; what is in neither was missed or is spurious.
    """

    pairs: tuple[tuple[int, int], ...]
    repeats: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The figures for a set of documents, with every miss and every spurious claim as (document, record)."""

    found: Tally
    slots: Tally
    rows: Tally
    by_kind: Mapping[str, Tally]
    by_slot: Mapping[str, Tally]
    right: tuple[tuple[str, Record], ...] = field(repr=False)
    misses: tuple[tuple[str, Record], ...] = field(repr=False)
    spurious: tuple[tuple[str, Record], ...] = field(repr=False)


def read_records(path: Path) -> list[Record]:
    """The records of a JSON Lines file; empty lines are passed over."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def match_claims(marked: Sequence[Record], extracted: Sequence[Record]) -> Match:
    """Pair the claims of one document one to one, likest first: equal slots and overlap of the quotes decide."""
    candidates: list[tuple[float, int, int]] = []
    for i, left in enumerate(marked):
        for j, right in enumerate(extracted):
            shared = _overlap(left, right)
            if left["kind"] == right["kind"] and shared >= OVERLAP:
                candidates.append((sum(is_equal(slot, left, right) for slot in SLOTS) + shared, i, j))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    repeats = frozenset(
        j
        for j, claim in enumerate(extracted)
        if j not in used and any(is_same_row(marked[i], claim) for i in taken)
    )
    return Match(pairs=tuple(taken.items()), repeats=repeats)


def score_documents(marked: Mapping[str, Sequence[Record]], extracted: Mapping[str, Sequence[Record]]) -> Score:
    """The figures over all documents of `marked`; a document without extracted claims is missed whole."""
    sums = _Sums()
    for document, claims in marked.items():
        sums.add(document, claims, extracted.get(document, ()))
    return sums.score()


class _Sums:
    """Adds up documents."""

    def __init__(self) -> None:
        self.kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.slots: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.rows = 0
        self.right: list[tuple[str, Record]] = []
        self.misses: list[tuple[str, Record]] = []
        self.spurious: list[tuple[str, Record]] = []

    def add(self, document: str, marked: Sequence[Record], extracted: Sequence[Record]) -> None:
        match = match_claims(marked, extracted)
        for i, j in match.pairs:
            self._pair(marked[i], extracted[j])
            self.right.append((document, extracted[j]))
        found, used = {i for i, _ in match.pairs}, {j for _, j in match.pairs} | match.repeats
        for i, claim in enumerate(marked):
            self._one("expected", claim)
            if i not in found:
                self.misses.append((document, claim))
        for j, claim in enumerate(extracted):
            if j not in match.repeats:
                self._one("predicted", claim)
            if j not in used:
                self.spurious.append((document, claim))

    def _one(self, side: str, claim: Record) -> None:
        self.kinds[claim["kind"]][side] += 1
        for slot in SLOTS:
            self.slots[slot][side] += is_filled(claim, slot)

    def _pair(self, marked: Record, extracted: Record) -> None:
        self.kinds[marked["kind"]]["right"] += 1
        self.rows += is_same_row(marked, extracted)
        for slot in SLOTS:
            both = is_filled(marked, slot) and is_filled(extracted, slot)
            self.slots[slot]["right"] += both and is_equal(slot, marked, extracted)

    def score(self) -> Score:
        by_kind = {kind: Tally(**counts) for kind, counts in sorted(self.kinds.items())}
        by_slot = {slot: Tally(**self.slots[slot]) for slot in SLOTS}
        found = sum(by_kind.values(), Tally())
        return Score(
            found=found, slots=sum(by_slot.values(), found), rows=Tally(self.rows, found.predicted, found.expected),
            by_kind=by_kind, by_slot=by_slot,
            right=tuple(self.right), misses=tuple(self.misses), spurious=tuple(self.spurious),
        )  # fmt: skip


def _overlap(left: Record, right: Record) -> float:
    shared: int = min(left["end"], right["end"]) - max(left["start"], right["start"])
    shorter: int = min(left["end"] - left["start"], right["end"] - right["start"])
    return max(0, shared) / max(1, shorter)


def render_score(score: Score, *, details: bool = True) -> str:
    """The figures as text; with `details` by kind and by slot."""
    lines = [_render_line(name, getattr(score, name), 3) for name in ("found", "slots", "rows")]
    if details:
        for title, tallies in (("by kind", score.by_kind), ("by slot", score.by_slot)):
            lines += ["", title, *("  " + _render_line(name, tally, 2) for name, tally in tallies.items())]
    return "\n".join(lines)


def _render_line(name: str, tally: Tally, digits: int) -> str:
    figures = "  ".join(
        f"{label} {value:.{digits}f}"
        for label, value in (("P", tally.precision), ("R", tally.recall), ("F1", tally.f1))
    )
    return f"{name:12} {figures}   ({tally.right} right, {tally.predicted} extracted, {tally.expected} marked)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score of a claims file."""
    parser = argparse.ArgumentParser(prog="python -m evals.score", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="folder with one STEM.jsonl of marked claims for each document")
    parser.add_argument("claims", type=Path, help="JSON Lines of extracted claims; `document` is the text's stem")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N missed and N spurious claims")
    options = parser.parse_args(arguments)
    extracted: defaultdict[str, list[Record]] = defaultdict(list)
    for claim in read_records(options.claims):
        extracted[claim["document"]].append(claim)
    marked = {path.stem: read_records(path) for path in sorted(options.gold.glob("*.jsonl"))}
    score = score_documents(marked, extracted)
    print(render_score(score))
    for title, claims in (("missed", score.misses), ("spurious", score.spurious)):
        for document, claim in claims[: options.show]:
            print(f"{title} {document} {claim['kind']}: {' '.join(claim['quote'].split())[:160]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
