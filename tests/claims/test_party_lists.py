"""Parties that a sentence names in one list."""

import pytest

from reftel.claims.party_lists import listed_states, lists_of, with_listed
from tests.scenes import scene_of


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Delivery of tanks to Chile, Colombia and Ecuador is being held up.", [{"CHL", "COL", "ECU"}]),
        ("France and Italy sold tanks to Mali.", [{"FRA", "ITA"}]),
        ("France sold tanks to Mali.", []),
        ("In Mali, France trained soldiers.", []),
        ("Trade in arms between France and Mali grew.", []),
    ],
)
def test_a_list_is_names_that_a_comma_or_a_conjunction_parts(text: str, lists: list[set[str]]) -> None:
    assert [set(states) for states in listed_states(scene_of(text))] == lists


def test_who_is_on_a_side_brings_the_others_of_its_list() -> None:
    scene = scene_of("Delivery of tanks to Chile, Colombia and Ecuador is being held up.")
    ((chile, colombia, ecuador),) = lists_of(scene)
    assert with_listed(scene, (chile,), ()) == (chile, colombia, ecuador)
    assert with_listed(scene, (chile,), (ecuador,)) == (chile, colombia)
    assert with_listed(scene, (), ()) == ()
