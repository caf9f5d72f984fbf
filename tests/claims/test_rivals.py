"""What claims of the same words say of each other."""

import pytest

from reftel.claims.rivals import signs_of_chances, step_of, with_rivals
from reftel.model.claim import Claim, Kind
from reftel.model.span import Span


def _claim(kind: Kind, start: int, end: int) -> Claim:
    return Claim(
        document="d", kind=kind, actor=(), recipient=(), span=Span(start, end), quote="x" * (end - start),
        rule="en.x", vocabulary="v",
    )  # fmt: skip


def test_claims_that_overlap_say_so_of_each_other() -> None:
    found = [(_claim("transfer", 0, 30), ("a",)), (_claim("financing", 10, 25), ()), (_claim("visit", 40, 50), ())]
    signs = [set(told) for _, told in with_rivals(found)]
    assert {"a", "transfer over financing", "kinds over 1", "of its kind 0"} <= signs[0]
    assert {"financing over transfer", "kinds over 1"} <= signs[1]
    assert {"kinds over 0", "visit length 0"} <= signs[2]


def test_claims_of_one_kind_are_counted() -> None:
    found = [(_claim("transfer", 0, 30), ()), (_claim("transfer", 5, 30), ()), (_claim("transfer", 9, 12), ())]
    assert all("of its kind 2" in signs for _, signs in with_rivals(found))


@pytest.mark.parametrize(("chance", "step"), [(0.0, 0), (0.02, 1), (0.3, 5), (0.29, 4), (0.99, 8)])
def test_a_chance_in_steps(chance: float, step: int) -> None:
    assert step_of(chance) == step


def test_the_likeliest_other_kind_is_named() -> None:
    signs = set(signs_of_chances("transfer", {"transfer": 0.1, "deployment": 0.7, "visit": 0.2}))
    assert signs == {"own 3 other 7", "transfer own 3 other 7", "transfer rather deployment 7"}
    assert "transfer rather None 0" in set(signs_of_chances("transfer", {"transfer": 0.1}))
