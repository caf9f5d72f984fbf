"""Tables of learned weights: a row for each sign, a column for each label; a probability for each label."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from reftel.rules.data import read_cells

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEARNED = "learned"
"""What stands before the kind in the rule of a claim that weights made."""

_UNIT = 1000
"""Weights are summed as whole thousandths: such a sum is the same in any order and on any machine."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """One sum of weights a label over the same signs; `values` has those of each sign in turn, in the labels' order.

    A sum is the log odds of its label or, where options compete, of one option against another when subtracted.
    """

    labels: tuple[str, ...]
    signs: tuple[str, ...]
    values: Sequence[float]

    @classmethod
    def of(cls, labels: Sequence[str], rows: Mapping[str, Sequence[float]]) -> "Weights":
        """A table of the weights of each sign, in the labels' order."""
        values = [weight for row in rows.values() for weight in row]
        return cls(labels=tuple(labels), signs=tuple(rows), values=values)

    @cached_property
    def rows(self) -> Mapping[str, tuple[float, ...]]:
        """The weights of each sign, in the labels' order."""
        return {sign: self._row(at) for at, sign in enumerate(self.signs)}

    def _row(self, at: int) -> tuple[float, ...]:
        return tuple(self.values[at * len(self.labels) : (at + 1) * len(self.labels)])

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
        return {sign: at for at, sign in enumerate(self.signs)}

    @cached_property
    def _table(self) -> "NDArray[np.int64]":
        import numpy as np  # slow to load: only reading needs it

        table = np.array(self.values, dtype=np.float64).reshape(len(self.signs), len(self.labels))
        return np.rint(table * _UNIT).astype(np.int64)

    def strongest(self, label: str, signs: Iterable[str], n: int = 5) -> list[tuple[str, float]]:
        """The signs that speak most for a label, with their weights, strongest first."""
        column = self.labels.index(label)
        weighted = [(sign, self._row(self._places[sign])[column]) for sign in signs if sign in self._places]
        return sorted((pair for pair in weighted if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))[:n]


NOTHING = Weights(labels=(), signs=(), values=())
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
    (_, *labels), cells = read_cells(f"languages/{language}/learned/{name}.tsv")
    signs = tuple(cells[:: len(labels) + 1])
    del cells[:: len(labels) + 1]
    weights = {cell: float(cell or 0) for cell in set(cells)}
    return Weights(labels=tuple(labels), signs=signs, values=[weights[cell] for cell in cells])
