"""What is noted of a party to judge on which side of a claim it stands."""

from reftel.claims.side_signs import path_between, side_signs
from tests.scenes import scene_of, word

SALE = "Kenya bought twelve howitzers from Israel."


def test_the_path_leads_through_the_tree() -> None:
    scene = scene_of(SALE)
    assert path_between(scene, word(scene, "bought"), word(scene, "Kenya")) == ">nsubj"
    assert path_between(scene, word(scene, "howitzers"), word(scene, "Kenya")) == "<obj >nsubj"


def test_signs_tell_the_path_the_form_and_what_else_is_named() -> None:
    scene = scene_of(SALE)
    kenya = next(party for party in scene.parties if party.ids == ("KEN",))
    signs = set(side_signs(scene, "transfer", word(scene, "bought"), kenya))
    assert {"path >nsubj", "path >nsubj of buy", "form name", "others 1", "first True", "exports little"} <= signs
    assert "transfer path >nsubj" in signs
