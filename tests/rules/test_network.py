"""The network in numpy says what the same weights say in torch, whatever else is read beside a sentence."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reftel.rules import data
from reftel.rules.network import AT_ONCE, GAPS, Network, Place, Sight, gap_of, load_network, read_by, read_network

RECORDED = Path(__file__).with_name("network")
"""Random weights, and what torch made of three sentences with them; `tests.training.network.tiny` wrote both."""

SAID: list[dict[str, Any]] = json.loads((RECORDED / "said.json").read_text(encoding="utf-8"))

NEAR = 1e-3


def _sight(stored: dict[str, Any]) -> Sight:
    places = tuple(Place(**place) for place in stored["places"])
    classes = tuple(map(tuple, stored["classes"]))
    plain = {name: tuple(stored[name]) for name in ("words", "lemmas", "tags", "relations", "heads")}
    return Sight(**plain, classes=classes, places=places)


SIGHTS = [_sight(one["sight"]) for one in SAID]


@pytest.fixture(scope="module")
def network() -> Network:
    return read_network(RECORDED)


def test_kinds_are_those_of_torch_for_sentences_of_different_lengths_at_once(network: Network) -> None:
    assert len({len(sight.words) for sight in SIGHTS}) == len(SIGHTS) > 2
    for look, one in zip(network.look(SIGHTS), SAID, strict=True):
        assert look.kinds.shape == (len(one["sight"]["words"]), len(network.kinds))
        assert np.abs(look.kinds - np.array(one["kinds"])).max() < NEAR


def test_the_recorded_numbers_differ_from_one_another() -> None:
    numbers = np.concatenate([np.array(one["kinds"]).ravel() for one in SAID])
    assert numbers.std() > 100 * NEAR


def test_chances_are_named(network: Network) -> None:
    look, one = network.look(SIGHTS)[0], SAID[0]
    for word, row in enumerate(one["kinds"]):
        assert look.chances(word) == pytest.approx(dict(zip(network.kinds, row, strict=True)), abs=NEAR)


def test_sides_are_those_of_torch(network: Network) -> None:
    asked = 0
    for look, one in zip(network.look(SIGHTS), SAID, strict=True):
        heads = [place["head"] for place in one["sight"]["places"]]
        for said in one["sides"] if heads else ():
            found = look.sides(said["kind"], said["word"], heads)
            expected = [{"actor": actor, "recipient": recipient} for actor, recipient in said["parties"]]
            assert len(found) == len(expected) == len(heads)
            for own, right in zip(found, expected, strict=True):
                assert own == pytest.approx(right, abs=NEAR)
            asked += 1
    assert asked > 10


def test_status_is_that_of_torch(network: Network) -> None:
    asked = 0
    for look, one in zip(network.look(SIGHTS), SAID, strict=True):
        for said in one["status"]:
            found = look.status(said["kind"], said["word"])
            assert list(found) == list(network.status)
            for own, right in zip(found.values(), said["values"], strict=True):
                assert list(own.values()) == pytest.approx(right, abs=NEAR)
                assert sum(own.values()) == pytest.approx(1, abs=0.02)
            asked += 1
    assert asked > 10
    assert network.status["modality"] == ["factual", "planned", "possible", "alleged"]


def test_a_sentence_reads_the_same_alone_as_among_others(network: Network) -> None:
    for sight, among in zip(SIGHTS, network.look(SIGHTS), strict=True):
        (alone,) = network.look([sight])
        assert np.abs(alone.kinds - among.kinds).max() < NEAR


def test_more_sentences_than_are_read_in_one_go_come_in_their_order(network: Network) -> None:
    many = SIGHTS * AT_ONCE
    looks = network.look(many)
    assert [len(look.kinds) for look in looks] == [len(sight.words) for sight in many]
    assert np.abs(looks[-1].kinds - looks[len(SIGHTS) - 1].kinds).max() < NEAR


def test_words_tags_and_classes_that_were_not_learned_are_read(network: Network) -> None:
    strange = Sight(
        words=("Zweihänder",), lemmas=("?",), tags=("X",), relations=("x",), heads=(0,), classes=(("NONE",),)
    )
    (look,) = network.look([strange])
    assert np.isfinite(look.kinds).all()


def test_nothing_is_made_of_nothing(network: Network) -> None:
    assert network.look([]) == []


@pytest.mark.parametrize(
    ("unit", "head", "gap"),
    [
        (3, 3, 7),
        (3, 4, 8),
        (4, 3, 6),
        (3, 5, 9),
        (5, 3, 5),
        (3, 7, 10),
        (0, 8, 12),
        (0, 21, 14),
        (0, 500, 14),
        (500, 0, 0),
    ],
)
def test_gap(unit: int, head: int, gap: int) -> None:
    assert gap_of(unit, head) == gap


def test_a_gap_is_the_same_on_either_side() -> None:
    assert [gap_of(0, n) + gap_of(n, 0) for n in range(40)] == [2 * len(GAPS)] * 40
    assert sorted({gap_of(50, n) for n in range(100)}) == list(range(2 * len(GAPS) + 1))


def test_inside_read_by_another_network_is_taken_or_none(network: Network) -> None:
    before = load_network()
    with read_by(network):
        assert load_network() is network
        with read_by(None):
            assert load_network() is None
        assert load_network() is network
    assert load_network() is before


def test_it_ends_with_read_by_even_where_reading_fails(network: Network) -> None:
    before = load_network()
    with pytest.raises(ValueError, match="stopped"), read_by(network):
        raise ValueError("stopped")
    assert load_network() is before


def test_a_language_without_a_network_has_none() -> None:
    assert load_network("xx") is None


def test_claims_name_the_network_that_they_were_made_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest of all that documents are read with covers it: after another network they are read anew."""
    whole = data._hash(of_events=False)
    monkeypatch.setattr(data, "_NETWORK", ())
    assert data._hash(of_events=False) != whole
