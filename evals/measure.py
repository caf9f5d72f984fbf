"""What the pipeline reaches on one corpus."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from evals.corpora import Corpus, Extraction, ReadPath, extract
from evals.score import Score, score_documents

FIGURES = ("found", "slots", "rows")
Floors = dict[str, float]


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


def measure(corpus: Corpus, read: ReadPath, *, processes: int = 1) -> Measurement:
    """Read `corpus`, in so many processes, and score what was found."""
    return _scored(corpus, extract(corpus, read, processes=processes))


def _scored(corpus: Corpus, extraction: Extraction) -> Measurement:
    score = score_documents(corpus.marked(), extraction.claims)
    return Measurement(corpus=corpus.name, digest=corpus.digest(), score=score, extraction=extraction)


def with_part(corpus: Corpus, whole: Measurement) -> Iterator[Measurement]:
    """What was measured, and of a large corpus the same for the part that is read each day; nothing is read again."""
    yield whole
    part = corpus.part()
    if part is not corpus:
        claims = {text.stem: whole.extraction.claims[text.stem] for text in part.documents()}
        yield _scored(part, Extraction(claims=claims, faults=()))
