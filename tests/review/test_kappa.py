"""Kappa against published figures, and where it is not defined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score  # type: ignore[import-untyped]

from reftel.review.kappa import kappa


def pairs_of(table: list[list[int]]) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]


def test_the_textbook_s_table() -> None:
    """J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, table 13.1: κ 0.68, error 0.087."""
    found = kappa("verdict", pairs_of([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert (found.n, found.observed) == (100, 0.89)
    assert found.kappa == pytest.approx(0.676, abs=5e-4)
    assert found.kappa is not None and found.low is not None
    assert (found.kappa - found.low) / 1.96 == pytest.approx(0.087, abs=1e-3)


def test_cohen_s_own_table() -> None:
    """Cohen 1960, table 1 (shares of 200): κ 0.49."""
    found = kappa("verdict", pairs_of([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))
    assert found.observed == 0.7
    assert found.kappa == pytest.approx(0.4915, abs=1e-4)


def test_without_variation_it_is_not_defined() -> None:
    found = kappa("verdict", [("accept", "accept")] * 5)
    assert (found.observed, found.kappa, found.low, found.high) == (1.0, None, None, None)


def test_without_claims_nothing_is_said() -> None:
    assert kappa("verdict", []).observed is None


def test_one_who_never_varies_agrees_with_the_other_by_chance() -> None:
    assert kappa("verdict", [("accept", "accept"), ("accept", "reject")]).kappa == 0


answers = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abcd")), min_size=1, max_size=40)


@given(answers)
def test_it_is_that_of_another_program_and_does_not_ask_who_is_first(pairs: list[tuple[str, str]]) -> None:
    found, turned = kappa("x", pairs), kappa("x", [(b, a) for a, b in pairs])
    if found.kappa is None:
        assert len({answer for pair in pairs for answer in pair}) == 1
        return
    assert found.kappa == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True)), abs=1e-9)
    assert found.low is not None and found.high is not None
    assert found.low <= found.kappa <= found.high
    assert turned.kappa == pytest.approx(found.kappa)
    assert turned.low == pytest.approx(found.low)
