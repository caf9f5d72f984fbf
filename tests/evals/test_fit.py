"""The fit of the weights, on made-up cases."""

from pathlib import Path

import numpy as np
import pytest

from evals.fit import Case, best_floor, cross_validated, fit, is_found, is_right, predict, reliability, write


def _cases(n: int) -> list[Case]:
    """Claims with the sign "good" are right four times in five, those with "bad" once in five."""
    made = []
    for at in range(n):
        good = at % 2 == 0
        right = (at // 2) % 5 != 0 if good else (at // 2) % 5 == 0
        made.append(Case(document=f"d{at // 20}", signs=("good" if good else "bad",), is_found=right, is_right=right))
    return made


def test_weights_follow_what_is_right() -> None:
    weights = fit(_cases(2000), is_right)
    chances = predict(weights, _cases(2000))
    assert weights["good"] > 0 > weights["bad"]
    assert abs(chances[0] - 0.8) < 0.05
    assert abs(chances[1] - 0.2) < 0.05


def test_a_rare_sign_gets_no_weight() -> None:
    odd = Case(document="d1", signs=("once",), is_found=True, is_right=True)
    assert "once" not in fit([*_cases(100), odd], is_right)


def test_left_out_documents_are_predicted_and_calibrated() -> None:
    examples = _cases(400)
    rows, error = reliability(examples, cross_validated(examples, is_right))
    assert len(rows) >= 3
    assert error < 0.1


def test_the_floor_keeps_what_is_mostly_found() -> None:
    examples = _cases(200)
    chances = np.array([0.8 if "good" in case.signs else 0.05 for case in examples])
    floor, score = best_floor(examples, chances, n_marked=100)
    assert 0.05 < floor <= 0.1
    assert score > 0.7


def test_both_probabilities_are_written_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "likelihood.tsv"
    table.write_text("# What this is.\nsign\tright\tthere\n", encoding="utf-8")
    monkeypatch.setattr("evals.fit.TABLE", table)
    right, there = fit(_cases(400), is_right), fit(_cases(400), is_found)
    write(right, there, 0.25)
    head, names, base, floor, *rows = table.read_text(encoding="utf-8").splitlines()
    assert (head, names, floor) == ("# What this is.", "sign\tright\tthere", "floor\t\t0.25")
    assert base == f"base\t{right['base']}\t{there['base']}"
    assert [row.split("\t")[0] for row in rows] == ["bad", "good"]
