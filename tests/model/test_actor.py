"""Ids of actors."""

import pytest

from reftel.model.actor import is_state, state_of


@pytest.mark.parametrize(
    ("actor", "state", "known"),
    [("PER", "PER", True), ("PER/air-force", "PER", True), ("NATO", "NATO", False), ("?/army", "?", False),
     ("Latin America", "Latin America", False), ("MPLA", "MPLA", False)],
)  # fmt: skip
def test_the_state_of_an_actor(actor: str, state: str, known: bool) -> None:
    assert (state_of(actor), is_state(actor)) == (state, known)
