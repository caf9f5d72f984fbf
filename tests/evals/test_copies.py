"""Copies are found in planted worlds, and more than by what is left when nothing is looked for."""

from evals.copies import answer, measure
from evals.grouped import judge
from evals.planted import plant
from evals.trivial import alone


def test_most_copies_of_a_world_are_found() -> None:
    found = measure([1])
    assert found["copies"].f1 > 0.9
    assert found["corruptions"].precision > 0.9


def test_a_copy_graph_tells_more_than_each_claim_by_itself() -> None:
    world = plant(2)
    assert judge(world, answer(world))["copies"].tally.f1 > judge(world, alone(world))["copies"].tally.f1
