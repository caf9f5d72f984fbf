"""Two opinions become one; what the network is shown; without a network the tables speak alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.claims.learned import is_learned
from reftel.claims.sights import kinds_seen, side_chances, sides_seen, sight_of, together
from reftel.pipeline import read_document
from reftel.readers.files import read_file
from reftel.rules.network import load_network, read_by
from tests.scenes import scene_of, word

CHANCES = st.floats(0, 1)

PERU = Path(__file__).parents[2] / "examples/peru"

SENTENCE = "Sweden sold twelve howitzers to Chad in 1985."


@given(CHANCES, CHANCES)
def test_the_common_opinion_lies_between_the_two(weighed: float, seen: float) -> None:
    low, high = sorted(min(max(chance, 0.001), 0.999) for chance in (weighed, seen))
    assert low - 0.001 <= together(weighed, seen) <= high + 0.001


@given(CHANCES)
def test_who_agrees_says_the_same_together(chance: float) -> None:
    assert together(chance, chance) == pytest.approx(min(max(chance, 0.001), 0.999), abs=0.0011)


def test_a_side_that_no_network_saw_is_weighed_alone() -> None:
    weighed = {"actor": 0.8, "recipient": 0.1}
    assert side_chances(weighed, None) == weighed
    assert side_chances(weighed, {"actor": 0.1, "recipient": 0.9})["actor"] < 0.8


def test_the_network_is_shown_words_with_their_classes_and_parties() -> None:
    sight = sight_of(scene_of(SENTENCE))
    assert sight.words[:2] == ("Sweden", "sold")
    assert "ARMS" in sight.classes[sight.words.index("howitzers")]
    assert not [name for names in sight.classes for name in names if name.startswith("=")]
    assert [sight.words[place.head] for place in sight.places] == ["Sweden", "Chad"]


def test_the_shipped_network_sees_the_sale_and_its_sides() -> None:
    scene = scene_of(SENTENCE)
    sold = word(scene, "sold")
    seen = kinds_seen(scene, sold)
    assert seen is not None
    assert max(seen, key=lambda kind: seen[kind]) == "transfer"
    sides = {party.ids[0]: chances for party, chances in sides_seen(scene, "transfer", sold).items()}
    assert sides["SWE"]["actor"] > 0.5 > sides["SWE"]["recipient"]
    assert sides["TCD"]["recipient"] > 0.5 > sides["TCD"]["actor"]


def test_without_a_network_nothing_is_seen() -> None:
    with read_by(None):
        assert load_network() is None
        scene = scene_of(SENTENCE)
    assert kinds_seen(scene, 1) is None
    assert sides_seen(scene, "transfer", 1) == {}


def test_a_learned_claim_says_what_the_network_thinks_of_its_word() -> None:
    found = [c for path in sorted(PERU.glob("*.txt")) for c in read_document(read_file(path)).claims if is_learned(c)]
    assert found
    assert all(c.note and re.search(r"network (0\.\d+|0|1)\b", c.note) for c in found)
