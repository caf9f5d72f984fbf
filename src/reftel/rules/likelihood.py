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
    """Weights of two logistic regressions by sign; `base` are their constants.

    The first says how likely kind, parties and factuality of a claim are right, the second how likely it is that a
    claim of its kind stands there at all; `floor` is the lowest probability of that with which a claim is kept.
    """

    base: tuple[float, float]
    floor: float
    weights: Mapping[str, tuple[float, float]]

    def of(self, kind: str, signs: Iterable[str]) -> float:
        """The probability, to three places, that a claim of this kind with these signs is right."""
        return self._chance(0, kind, signs)

    def of_place(self, kind: str, signs: Iterable[str]) -> float:
        """The probability, to three places, that a claim of this kind stands there, whatever its slots should be."""
        return self._chance(1, kind, signs)

    def _chance(self, at: int, kind: str, signs: Iterable[str]) -> float:
        known = (self.weights[sign][at] for sign in (f"kind {kind}", *signs) if sign in self.weights)
        return round(1 / (1 + math.exp(-self.base[at] - math.fsum(known))), 3)


@cache
def load_likelihood(language: str = "en") -> Likelihood:
    """The weights of a language. Raises VocabularyError where the base or the floor is missing."""
    table = read_tsv(f"languages/{language}/likelihood.tsv")
    rows = {row["sign"]: (float(row["right"] or 0), float(row["there"] or 0)) for row in table}
    if FLOOR not in rows or BASE not in rows:
        raise VocabularyError(f"vocabulary/languages/{language}/likelihood.tsv: no row for {FLOOR} or {BASE}")
    return Likelihood(base=rows.pop(BASE), floor=rows.pop(FLOOR)[1], weights=rows)
