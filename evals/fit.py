"""Fits the weights by which the likelihood of a claim is judged, and says how well they hold on documents left out.

    python -m evals.fit             cross-validates over documents and prints reliability
    python -m evals.fit --write     also fits on all marked texts and writes the vocabulary's table

A claim counts as right where a marked claim of its kind overlaps it and parties, polarity and modality agree, and
stands there where one of its kind overlaps it. What is improbable to stand there is refused: the floor is fitted too.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals import learn
from evals.corpora import ROOT, held_out
from evals.equal import Record, is_equal
from evals.readings import Reading, readings
from evals.regression import Matrix, regression, table_of
from evals.score import match_claims
from reftel.claims.find import candidates
from reftel.claims.repeats import Candidate
from reftel.model.claim import content
from reftel.rules.likelihood import BASE, FLOOR

TABLE = ROOT / "src/reftel/vocabulary/languages/en/likelihood.tsv"

RARE = 8
"""A sign that fewer claims show gets no weight: it would stand for single sentences."""

STRENGTH = 0.05
"""Inverse strength of the L2 penalty; of 0.05, 0.15 and 0.5 the one with the least cross-validated error."""

FOLDS, BINS = 10, 10

LEAST = 10
"""The lowest floor, in hundredths: what is less likely is not worth anybody's look."""


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
    for group in learn.course(read, learn.networks()).groups:
        with group.judging():
            for reading in group.held:
                found += cases_of(reading, candidates(reading.document, reading.sentences, reading.mentions))
    return found


def cases_of(reading: Reading, proposed: Sequence[Candidate]) -> Iterator[Case]:
    """The claims proposed for one text."""
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


Flag = Callable[[Case], bool]


def fit(examples: Sequence[Case], flag: Flag) -> dict[str, float]:
    """Weights by sign, the constant under "base": how likely it is that a case has the flag."""
    table, names = table_of([case.signs for case in examples], RARE)
    weights, base = regression(table, np.array([float(flag(case)) for case in examples]), STRENGTH)
    return {BASE: round(base, 3), **{name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}}


def predict(weights: dict[str, float], examples: Sequence[Case]) -> Matrix:
    """The probability that each claim is right."""
    scores = [weights[BASE] + sum(weights.get(sign, 0.0) for sign in case.signs) for case in examples]
    return np.asarray(1 / (1 + np.exp(-np.array(scores))), dtype=np.float64)


def cross_validated(examples: Sequence[Case], flag: Flag) -> Matrix:
    """For each claim its probability of having the flag by weights that were fitted without its document."""
    names = sorted({case.document for case in examples})
    chances = np.zeros(len(examples))
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        weights = fit([case for case in examples if case.document not in out], flag)
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
    """The floor, in steps of a hundredth, that serves best, of equals the lowest: (floor, score).

    The score is the mean of two F1: of claims found, and of claims right in parties and factuality too. The first
    alone would keep what is nearly always wrong in its parties, the second alone would drop half of what is found.
    """
    scores = {floor / 100: floor_score(examples, chances, n_marked, floor / 100) for floor in range(LEAST, 50)}
    return max(scores.items(), key=lambda entry: (entry[1], -entry[0]))


def floor_score(examples: Sequence[Case], chances: Matrix, n_marked: int, floor: float) -> float:
    """The mean of the F1 of what is found and of what is right, of the claims that are not below the floor."""
    kept = chances >= floor
    hits = [np.array([flag(case) for case in examples]) & kept for flag in (is_found, is_right)]
    return float(np.mean([2 * int(hit.sum()) / (int(kept.sum()) + n_marked) for hit in hits]))


def is_found(case: Case) -> bool:
    """True where a marked claim of its kind stands there."""
    return case.is_found


def is_right(case: Case) -> bool:
    """True where parties and factuality are right too."""
    return case.is_right


def main() -> None:
    """Cross-validate, print, and write the table where asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    every = list(readings())
    known = [reading for reading in every if not reading.name.startswith(held_out())]
    examples = cases(known)
    chances, places = cross_validated(examples, is_right), cross_validated(examples, is_found)
    n_marked = sum(len(reading.gold) for reading in known)
    floor, score = best_floor(examples, places, n_marked)
    kept = np.flatnonzero(places >= floor)
    shown, chances = [examples[at] for at in kept], chances[kept]
    rows, error = reliability(shown, chances)
    print("\n".join(rows))
    right = np.array([case.is_right for case in shown], dtype=np.float64)
    print(f"\nexpected calibration error {error:.3f}, Brier score {float(((chances - right) ** 2).mean()):.3f}")
    print(f"right {right.mean():.3f} of {len(shown)} claims in {len({c.document for c in examples})} documents")
    print(f"best floor {floor:.2f}: {score:.3f}; without a floor {floor_score(examples, places, n_marked, 0.0):.3f}")
    if options.parse_args().write:
        write(fit(examples, is_right), fit(examples, is_found), floor)


def write(right: Mapping[str, float], there: Mapping[str, float], floor: float) -> None:
    """Put the weights in place of those in the vocabulary; the comment at the file's head stays."""
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{BASE}\t{right[BASE]}\t{there[BASE]}", f"{FLOOR}\t\t{floor}"]
    signs = sorted(sign for sign in right if sign != BASE and (right[sign] or there[sign]))
    rows += [f"{sign}\t{right[sign]:g}\t{there[sign]:g}" for sign in signs]
    TABLE.write_text("\n".join([*head, "sign\tright\tthere", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
