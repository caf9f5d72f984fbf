"""Fits the weights by which the likelihood of a claim is judged, and says how well they hold on documents left out.

    python -m evals.fit             cross-validates over documents and prints reliability
    python -m evals.fit --write     also fits on all marked texts and writes the vocabulary's table

A claim counts as right where a marked claim of its kind overlaps it and parties, polarity and modality agree. The fit
is a logistic regression with an L2 penalty (Newton's method), so that the same texts give the same weights.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals import learn
from evals.corpora import ROOT
from evals.equal import Record, is_equal
from evals.readings import Reading, readings
from evals.report import held_out
from evals.score import match_claims
from reftel.claims.find import candidates
from reftel.model.claim import content
from reftel.rules.weights import judged_by

TABLE = ROOT / "src/reftel/vocabulary/languages/en/likelihood.tsv"

RARE = 5
"""A sign that fewer claims show gets no weight: it would stand for single sentences."""

PENALTY = 8.0
"""Strength of the L2 penalty; of 1, 2, 4, 8 the one with the least cross-validated error."""

FOLDS, BINS = 10, 10

LEAST = 1
"""The lowest floor, in hundredths: what is less likely is not worth anybody's look."""

NEARLY = 0.003
"""Scores that differ by less say nothing about which floor is better."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim that the frames propose: its signs, whether its kind and place are right, and whether all is."""

    document: str
    signs: tuple[str, ...]
    is_found: bool
    is_right: bool


def cases(read: Sequence[Reading]) -> list[Case]:
    """The claims proposed for these texts, each text judged by weights that were learned without it."""
    found: list[Case] = []
    for held, tables in learn.course(read).groups:
        with judged_by(tables):
            found += [case for reading in held for case in cases_of(reading)]
    return found


def cases_of(reading: Reading) -> Iterator[Case]:
    """The claims proposed for one text."""
    proposed = candidates(reading.document, reading.sentences, reading.mentions)
    records = [content(claim) for claim, _ in proposed]
    match = match_claims(reading.gold, records)
    partner = {j: reading.gold[i] for i, j in match.pairs}
    for j, (claim, signs) in enumerate(proposed):
        if j not in match.repeats:
            yield Case(
                document=reading.name,
                signs=(f"kind {claim.kind}", *signs),
                is_found=j in partner,
                is_right=j in partner and _agrees(partner[j], records[j]),
            )


def _agrees(marked: Record, record: Record) -> bool:
    return all(is_equal(slot, marked, record) for slot in ("actor", "recipient", "modality", "polarity"))


def fit(examples: Sequence[Case]) -> dict[str, float]:
    """Weights by sign, the constant under "base"."""
    counts = Counter(sign for case in examples for sign in case.signs)
    names = sorted(sign for sign, n in counts.items() if n >= RARE)
    table = _table(examples, names)
    target = np.array([float(case.is_right) for case in examples])
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 0.0
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (target - chance) - penalty * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-8:
            break
    return dict(zip(["base", *names], (round(float(w), 3) for w in weights), strict=True))


def _table(examples: Sequence[Case], names: Sequence[str]) -> Matrix:
    place = {name: at for at, name in enumerate(names, 1)}
    table = np.zeros((len(examples), len(names) + 1))
    table[:, 0] = 1.0
    for row, case in enumerate(examples):
        for sign in case.signs:
            if sign in place:
                table[row, place[sign]] = 1.0
    return table


def predict(weights: dict[str, float], examples: Sequence[Case]) -> Matrix:
    """The probability that each claim is right."""
    scores = [weights["base"] + sum(weights.get(sign, 0.0) for sign in case.signs) for case in examples]
    return np.asarray(1 / (1 + np.exp(-np.array(scores))), dtype=np.float64)


def cross_validated(examples: Sequence[Case]) -> Matrix:
    """For each claim its probability by weights that were fitted without its document."""
    names = sorted({case.document for case in examples})
    chances = np.zeros(len(examples))
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights = fit([case for case in examples if case.document not in out])
        held = [at for at, case in enumerate(examples) if case.document in out]
        chances[held] = predict(weights, [examples[at] for at in held])
    return chances


def reliability(examples: Sequence[Case], chances: Matrix) -> tuple[list[str], float]:
    """The rows of the reliability table, and the expected calibration error over bins of equal width."""
    right = np.array([case.is_right for case in examples], dtype=np.float64)
    rows, error = ["| probability | claims | mean probability | right |", "|---|---|---|---|"], 0.0
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = (chances >= low) & ((chances < high) | (number == BINS - 1))
        if inside.any():
            mean, share = float(chances[inside].mean()), float(right[inside].mean())
            error += abs(mean - share) * float(inside.mean())
            rows.append(f"| {low:.1f}–{high:.1f} | {int(inside.sum())} | {mean:.2f} | {share:.2f} |")
    return rows, error


def best_floor(examples: Sequence[Case], chances: Matrix, n_marked: int) -> tuple[float, float]:
    """The floor, in steps of a hundredth, that serves best: (floor, score).

    The score is the mean of two F1: of claims found, and of claims right in parties and factuality too. The first
    alone would keep what is nearly always wrong in its parties, the second alone would drop half of what is found. Of
    floors that are nearly as good the lowest is taken: a claim that is shown with its doubt can still be judged.
    """
    scores = {floor / 100: floor_score(examples, chances, n_marked, floor / 100) for floor in range(LEAST, 50)}
    best = max(scores.values())
    return next((floor, score) for floor, score in scores.items() if score >= best - NEARLY)


def floor_score(examples: Sequence[Case], chances: Matrix, n_marked: int, floor: float) -> float:
    """The mean of the F1 of what is found and of what is right, of the claims that are not below the floor."""
    kept = chances >= floor
    hits = [np.array([flag(case) for case in examples]) & kept for flag in (_found, _right)]
    return float(np.mean([2 * int(hit.sum()) / (int(kept.sum()) + n_marked) for hit in hits]))


def _found(case: Case) -> bool:
    return case.is_found


def _right(case: Case) -> bool:
    return case.is_right


def main() -> None:
    """Cross-validate, print, and write the table where asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    every = list(readings())
    known = [reading for reading in every if not reading.name.startswith(held_out())]
    examples = cases(known)
    chances = cross_validated(examples)
    n_marked = sum(len(reading.gold) for reading in known)
    rows, error = reliability(examples, chances)
    print("\n".join(rows))
    right = np.array([case.is_right for case in examples], dtype=np.float64)
    print(f"\nexpected calibration error {error:.3f}, Brier score {float(((chances - right) ** 2).mean()):.3f}")
    print(f"right {right.mean():.3f} of {len(examples)} claims in {len({c.document for c in examples})} documents")
    floor, score = best_floor(examples, chances, n_marked)
    print(f"best floor {floor:.2f}: {score:.3f}; without a floor {floor_score(examples, chances, n_marked, 0.0):.3f}")
    if options.parse_args().write:
        write(fit(examples), floor)


def write(weights: dict[str, float], floor: float) -> None:
    """Put the weights in place of those in the vocabulary; the comment at the file's head stays."""
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"base\t{weights['base']}", f"floor\t{floor}"]
    rows += [f"{sign}\t{weight}" for sign, weight in sorted(weights.items()) if sign != "base" and weight]
    TABLE.write_text("\n".join([*head, "sign\tweight", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
