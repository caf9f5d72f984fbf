"""How likely a claim is right: weights of signs, fitted on marked texts by `python -m evals.fit`."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reftel.errors import VocabularyError
from reftel.rules.data import read_tsv

FLOOR, BASE = "floor", "base"
"""Names of the two rows that are no signs: the probability below which a claim is refused, and the constant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """Weights of a logistic regression by sign. `base` is its constant; `floor` the lowest probability kept."""

    base: float
    floor: float
    weights: Mapping[str, float]

    def of(self, kind: str, signs: Iterable[str]) -> float:
        """The probability, to three places, that a claim of this kind with these signs is right."""
        score = self.base + math.fsum(self.weights.get(sign, 0.0) for sign in (f"kind {kind}", *signs))
        return round(1 / (1 + math.exp(-score)), 3)


@cache
def load_likelihood(language: str = "en") -> Likelihood:
    """The weights of a language. Raises VocabularyError where the base or the floor is missing."""
    rows = {row["sign"]: float(row["weight"]) for row in read_tsv(f"languages/{language}/likelihood.tsv")}
    if FLOOR not in rows or BASE not in rows:
        raise VocabularyError(f"vocabulary/languages/{language}/likelihood.tsv: no row for {FLOOR} or {BASE}")
    return Likelihood(base=rows.pop(BASE), floor=rows.pop(FLOOR), weights=rows)
