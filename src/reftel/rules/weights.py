"""Tables of learned weights: a row for each sign, a column for each label; a probability for each label."""

import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from reftel.rules.data import read_tsv

LEARNED = "learned"
"""What stands before the kind in the rule of a claim that weights made."""

_SIGN = "sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One logistic regression a label over the same signs; `rows` has the weights of a sign in the labels' order."""

    labels: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]

    def chances(self, signs: Iterable[str]) -> dict[str, float]:
        """The probability of each label, to three places; the same for the same signs in any order."""
        return {label: round(_chance(total), 3) for label, total in self._sums(signs)}

    def totals(self, signs: Iterable[str]) -> dict[str, float]:
        """The log odds of each label, to three places; the same for the same signs in any order."""
        return {label: round(total, 3) for label, total in self._sums(signs)}

    def _sums(self, signs: Iterable[str]) -> Iterator[tuple[str, float]]:
        known = [row for sign in signs if (row := self.rows.get(sign)) is not None]
        sums = [math.fsum(column) for column in zip(*known, strict=True)] if known else [0.0] * len(self.labels)
        return zip(self.labels, sums, strict=True)

    def strongest(self, label: str, signs: Iterable[str], n: int = 5) -> list[tuple[str, float]]:
        """The signs that speak most for a label, with their weights, strongest first."""
        at = self.labels.index(label)
        weighted = [(sign, self.rows[sign][at]) for sign in signs if sign in self.rows]
        return sorted((pair for pair in weighted if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))[:n]


NOTHING = Weights(labels=(), rows={})
"""A table that says nothing."""


def _chance(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


_given: ContextVar[Mapping[str, Weights] | None] = ContextVar("tables", default=None)


@contextmanager
def judged_by(tables: Mapping[str, Weights]) -> Iterator[None]:
    """Take these tables instead of the vocabulary's: so tables are tried on texts that they were not learned from."""
    token = _given.set(tables)
    try:
        yield
    finally:
        _given.reset(token)


def load_weights(name: str, language: str = "en") -> Weights:
    """The table `name` of a language: kinds (of words), sides (of parties), stages or terms (of claims)."""
    given = _given.get()
    return _shipped(name, language) if given is None else given.get(name, NOTHING)


@cache
def _shipped(name: str, language: str) -> Weights:
    table = read_tsv(f"languages/{language}/learned/{name}.tsv")
    labels = tuple(column for column in table[0] if column != _SIGN)
    rows = {row[_SIGN]: tuple(float(row[label] or 0) for label in labels) for row in table}
    return Weights(labels=labels, rows=rows)
