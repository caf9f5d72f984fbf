"""Tables of learned weights."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.model.claim import KINDS, STAGES, TERMS
from reftel.rules.weights import Weights, judged_by, load_weights

TABLE = Weights.of(labels=("a", "b"), rows={"always": (-1.0, 0.0), "x": (2.0, 0.0), "y": (0.5, -3.0)})


def test_a_chance_is_the_logistic_of_the_sum_of_weights() -> None:
    assert TABLE.chances(["always", "x"]) == {"a": round(1 / (1 + math.exp(-1)), 3), "b": 0.5}


def test_totals_are_the_sums_of_weights() -> None:
    assert TABLE.totals(["always", "y"]) == {"a": -0.5, "b": -3.0}
    assert TABLE.totals(["unheard"]) == {"a": 0.0, "b": 0.0}


def test_signs_that_are_not_in_the_table_say_nothing() -> None:
    assert TABLE.chances(["always", "x", "unheard"]) == TABLE.chances(["always", "x"])
    assert TABLE.chances([]) == {"a": 0.5, "b": 0.5}


@given(st.permutations(["always", "x", "y"]))
def test_the_order_of_signs_does_not_matter(signs: list[str]) -> None:
    assert TABLE.chances(signs) == TABLE.chances(["always", "x", "y"])


def test_the_strongest_signs_are_those_that_speak_for_it() -> None:
    assert TABLE.strongest("a", ["y", "always", "x"]) == [("x", 2.0), ("y", 0.5)]
    assert TABLE.strongest("b", ["y", "always", "x"]) == []


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("kinds", KINDS),
        ("sides", ("actor", "recipient")),
        ("seats", ("actor", "recipient")),
        ("stages", STAGES),
        ("terms", TERMS),
        ("numbers", ("fits",)),
        ("dates", ("fits",)),
    ],
)
def test_shipped_tables_know_every_label(name: str, labels: tuple[str, ...]) -> None:
    table = load_weights(name)
    assert set(table.labels) == set(labels)
    assert all(len(row) == len(labels) for row in table.rows.values())
    assert len(table.rows) > 1000


def test_other_tables_are_taken_only_inside() -> None:
    shipped = load_weights("kinds")
    with judged_by({"kinds": TABLE}):
        assert load_weights("kinds") is TABLE
        assert not load_weights("dates").rows
    assert load_weights("kinds") is shipped


def test_a_long_sum_is_the_same_in_any_order() -> None:
    rows = {str(n): (random.Random(n).uniform(-1, 1),) for n in range(500)}
    table, signs = Weights.of(labels=("a",), rows=rows), list(rows)
    assert table.chances(signs) == table.chances(signs[::-1])
