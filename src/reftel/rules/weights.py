"""Tables of learned weights: a row for each sign, a column for each label; a probability for each label."""

import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from reftel.rules.data import read_tsv

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEARNED = "learned"
"""What stands before the kind in the rule of a claim that weights made."""

_SIGN = "sign"


_UNIT = 1000
"""Weights are summed as whole thousandths: such a sum is the same in any order and on any machine."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """One sum of weights a label over the same signs; `rows` has the weights of a sign in the labels' order.

    A sum is the log odds of its label or, where options compete, of one option against another when subtracted.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]

    def chances(self, signs: Iterable[str]) -> dict[str, float]:
        """The probability of each label, to three places; the same for the same signs in any order."""
        return {label: round(_chance(total), 3) for label, total in self._sums(signs)}

    def totals(self, signs: Iterable[str]) -> dict[str, float]:
        """The sum of each label, to three places; the same for the same signs in any order."""
        return {label: round(total, 3) for label, total in self._sums(signs)}

    def _sums(self, signs: Iterable[str]) -> Iterator[tuple[str, float]]:
        known = [at for sign in signs if (at := self._places.get(sign)) is not None]
        sums = self._table[known].sum(axis=0).tolist() if known else [0] * len(self.labels)
        return ((label, total / _UNIT) for label, total in zip(self.labels, sums, strict=True))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {sign: at for at, sign in enumerate(self.rows)}

    @cached_property
    def _table(self) -> "NDArray[np.int64]":
        import numpy as np  # slow to load: only reading needs it

        return np.array([[round(weight * _UNIT) for weight in row] for row in self.rows.values()], dtype=np.int64)

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
    """The table `name` of a language; nothing where tables are given and it is none of them."""
    given = _given.get()
    return _shipped(name, language) if given is None else given.get(name, NOTHING)


@cache
def _shipped(name: str, language: str) -> Weights:
    table = read_tsv(f"languages/{language}/learned/{name}.tsv")
    labels = tuple(column for column in table[0] if column != _SIGN) if table else ()
    rows = {row[_SIGN]: tuple(float(row[label] or 0) for label in labels) for row in table}
    return Weights(labels=labels, rows=rows)
