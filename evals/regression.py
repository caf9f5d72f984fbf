"""Logistic regressions over named signs, a table of weights for each."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from reftel.rules.weights import Weights

SLIGHT = 0.02
"""Weights that are nearer to zero are left out of the tables."""

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
    return Weights(labels=tuple(fitted), rows=rows)
