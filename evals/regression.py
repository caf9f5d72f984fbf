"""Logistic regressions over named signs, a table of weights for each, and choices among options that compete."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from reftel.rules.weights import Weights

SLIGHT = 0.02
"""Weights that are nearer to zero are left out of the tables."""

_STEPS = 200
"""At most so many steps are taken towards the best weights."""

Matrix = NDArray[np.float64]


def table_of(signs: Sequence[Sequence[str]], rare: int) -> tuple[csr_matrix, list[str]]:
    """A row for each group of signs, a column for each sign that `rare` groups or more show, and the columns' names."""
    counts = Counter(sign for group in signs for sign in group)
    names = sorted(sign for sign, n in counts.items() if n >= rare)
    column = {name: at for at, name in enumerate(names)}
    ends, columns = [0], []
    for group in signs:
        columns += [column[sign] for sign in group if sign in column]
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(signs), len(names))), names


def regression(table: csr_matrix, target: Matrix, strength: float) -> tuple[Matrix, float]:
    """The weights of the columns and the constant; where all targets are the same, a constant that says so."""
    if not 0 < target.sum() < len(target):
        return np.zeros(table.shape[1]), -30.0 if not target.sum() else 30.0
    model = LogisticRegression(C=strength, solver="liblinear", tol=1e-5, random_state=0).fit(table, target)
    return np.asarray(model.coef_[0], dtype=np.float64), float(model.intercept_[0])


def competition(table: csr_matrix, rivals: Sequence[int], right: Matrix, strength: float) -> Matrix:
    """The weights of the columns where options compete: a conditional logit (McFadden 1974) with an L2 penalty.

    A row is an option; `rivals` says how many rows in turn compete with each other, and `right` (0 or 1) which fit. Of
    each group one option at least must fit; where several do, either may be chosen.
    """
    group = np.repeat(np.arange(len(rivals)), rivals)

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        lost, slope = _lost(table @ weights, group, right)
        return lost + 0.5 / strength * float(weights @ weights), table.T @ slope + weights / strength

    return _least(loss, table.shape[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Which two rows may be chosen together: a row of the first table and one of the second.

    `right` is 1 or 0. Pairs of one `group` compete and stand in turn; one of them at least is right.
    """

    first: Sequence[int]
    second: Sequence[int]
    group: Sequence[int]
    right: Sequence[float]


def joint_competition(tables: tuple[csr_matrix, csr_matrix], pairs: Pairs, strength: float) -> tuple[Matrix, Matrix]:
    """The weights of two tables where pairs of their rows compete, a pair by the sum of its two rows' scores."""
    one, two = np.asarray(pairs.first), np.asarray(pairs.second)
    group, right = np.asarray(pairs.group), np.asarray(pairs.right, dtype=np.float64)
    columns = tables[0].shape[1]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        mine, theirs = tables[0] @ weights[:columns], tables[1] @ weights[columns:]
        lost, slope = _lost(mine[one] + theirs[two], group, right)
        sums = np.bincount(one, slope, len(mine)), np.bincount(two, slope, len(theirs))
        bent = np.concatenate([table.T @ total for table, total in zip(tables, sums, strict=True)])
        return lost + 0.5 / strength * float(weights @ weights), bent + weights / strength

    best = _least(loss, columns + tables[1].shape[1])
    return best[:columns], best[columns:]


def _lost(scores: Matrix, group: NDArray[np.int64], right: Matrix) -> tuple[float, Matrix]:
    """The likelihood lost by these scores, as a logarithm, and its slope for each; groups stand in turn."""
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
    every, fitting = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
    return float(-np.log(fitting / every).sum()), odds / every[group] - odds * right / fitting[group]


def _least(loss: Callable[[Matrix], tuple[float, Matrix]], columns: int) -> Matrix:
    found = minimize(loss, np.zeros(columns), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x, dtype=np.float64)


def weights_of(names: Sequence[str], fitted: Mapping[str, tuple[Matrix, float]]) -> Weights:
    """A table of rounded weights; the constants go to the sign that every word shows."""
    columns = np.stack([weights for weights, _ in fitted.values()], axis=1)
    rows = {
        name: tuple(round(float(w), 2) if abs(w) >= SLIGHT else 0.0 for w in column)
        for name, column in zip(names, columns, strict=True)
        if np.abs(column).max() >= SLIGHT or name == "always"
    }
    bases = tuple(base for _, base in fitted.values())
    rows["always"] = tuple(round(w + base, 2) for w, base in zip(rows["always"], bases, strict=True))
    return Weights.of(labels=tuple(fitted), rows=rows)
