"""The fit of the weights, on made-up cases."""

import numpy as np

from evals.fit import Case, best_floor, cross_validated, fit, predict, reliability


def _cases(n: int) -> list[Case]:
    """Claims with the sign "good" are right four times in five, those with "bad" once in five."""
    made = []
    for at in range(n):
        good = at % 2 == 0
        right = (at // 2) % 5 != 0 if good else (at // 2) % 5 == 0
        made.append(Case(document=f"d{at // 20}", signs=("good" if good else "bad",), is_found=right, is_right=right))
    return made


def test_weights_follow_what_is_right() -> None:
    weights = fit(_cases(2000))
    chances = predict(weights, _cases(2000))
    assert weights["good"] > 0 > weights["bad"]
    assert abs(chances[0] - 0.8) < 0.05
    assert abs(chances[1] - 0.2) < 0.05


def test_a_rare_sign_gets_no_weight() -> None:
    odd = Case(document="d1", signs=("once",), is_found=True, is_right=True)
    assert "once" not in fit([*_cases(100), odd])


def test_left_out_documents_are_predicted_and_calibrated() -> None:
    examples = _cases(400)
    rows, error = reliability(examples, cross_validated(examples))
    assert len(rows) >= 3
    assert error < 0.1


def test_the_floor_keeps_what_is_mostly_found() -> None:
    examples = _cases(200)
    chances = np.array([0.8 if "good" in case.signs else 0.05 for case in examples])
    floor, score = best_floor(examples, chances, n_marked=100)
    assert 0.05 < floor <= 0.06
    assert score > 0.7
