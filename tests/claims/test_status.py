"""How a claim stands: as rules say, or as weights choose among what the network holds possible."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reftel.claims.choices import MARGIN, Option, noting
from reftel.claims.learned import filling_of
from reftel.claims.sights import status_seen
from reftel.claims.status import SLOTS, TABLE, Status, of_a_piece, restated, statuses_of
from reftel.model.claim import Modality, Polarity, Stage
from reftel.rules.network import read_by
from reftel.rules.weights import Weights, judged_by
from tests.scenes import scene_of, word

RULED = Status(stage="delivered", terms="sale", modality="factual", polarity="affirmed")

SENTENCE = "Sweden will deliver twelve howitzers to Chad in 1985."


def _options(ruled: Status = RULED) -> list[Option]:
    scene = scene_of(SENTENCE)
    return statuses_of(scene, filling_of(scene, "transfer", word(scene, "deliver")), ruled, heard=False)


def _values(options: Sequence[Option], slot: str) -> list[str | None]:
    return [option.value[1] for option in options if option.value[0] == slot]


def test_the_slots_are_those_that_the_network_speaks_of() -> None:
    scene = scene_of(SENTENCE)
    assert set(status_seen(scene, "transfer", word(scene, "deliver"))) == set(SLOTS)


def test_what_rules_say_is_always_an_option() -> None:
    seldom = Status(stage="lifted", terms="barter", modality="alleged", polarity="denied")
    options = _options(seldom)
    for slot in SLOTS:
        assert getattr(seldom, slot) in _values(options, slot)
    assert [option.value for option in options if option.ruled] == [(slot, getattr(seldom, slot)) for slot in SLOTS]


def test_what_the_network_holds_impossible_is_no_option() -> None:
    assert "lifted" not in _values(_options(), "stage")


def test_a_planned_delivery_is_an_option() -> None:
    options = _options()
    assert "planned" in _values(options, "modality")
    assert "planned" in _values(options, "stage")


def test_without_a_network_and_without_weights_there_are_no_options() -> None:
    with read_by(None):
        assert _options() == []
    scene = scene_of(SENTENCE)
    filling = filling_of(scene, "transfer", word(scene, "deliver"))
    with judged_by({}):
        assert statuses_of(scene, filling, RULED, heard=False) == []


@pytest.mark.parametrize(
    ("weight", "stage", "changed"), [(MARGIN + 0.1, "planned", ("stage",)), (MARGIN, "delivered", ())]
)
def test_a_value_is_taken_where_it_fits_clearly_better(weight: float, stage: str, changed: tuple[str, ...]) -> None:
    options = _options()
    with judged_by({TABLE: Weights.of(labels=("fits",), rows={"stage planned": (weight,)})}):
        status, slots = restated(RULED, options)
    assert (status.stage, slots) == (stage, changed)
    assert (status.terms, status.modality, status.polarity) == (RULED.terms, RULED.modality, RULED.polarity)


def test_while_options_are_noted_rules_stand() -> None:
    options = _options()
    with judged_by({TABLE: Weights.of(labels=("fits",), rows={"stage planned": (9.0,)})}), noting():
        assert restated(RULED, options) == (RULED, ())


def test_signs_of_a_value_name_its_slot() -> None:
    for option in _options():
        slot, value = option.value
        assert f"{slot} {value}" in option.signs
        assert f"{slot} {value} word deliver" in option.signs
        assert all(sign == "always" or sign.startswith(f"{slot} ") for sign in option.signs)


@pytest.mark.parametrize(
    ("slot", "doubt", "sure"),
    [("stage", "planned", "delivered"), ("modality", "alleged", "factual"), ("polarity", "denied", "affirmed")],
)
def test_no_doubt_of_the_rules_is_taken_away(slot: str, doubt: str, sure: str) -> None:
    doubted, certain = replace(RULED, **{slot: doubt}), replace(RULED, **{slot: sure})
    assert sure not in _values(_options(doubted), slot)
    weights = Weights.of(labels=("fits",), rows={f"{slot} {sure}": (9.0,)})
    options = _options(doubted), _options(certain)
    with judged_by({TABLE: weights}):
        assert restated(doubted, options[0]) == (doubted, ())
    with judged_by({TABLE: Weights.of(labels=("fits",), rows={f"{slot} {doubt}": (9.0,)})}):
        status, _ = restated(certain, options[1])
    assert getattr(status, slot) == (doubt if doubt in _values(options[1], slot) else sure)


@pytest.mark.parametrize(
    ("stage", "modality", "polarity", "by_verb", "told"),
    [
        ("planned", "factual", "affirmed", False, ("planned", "affirmed")),
        ("planned", "possible", "affirmed", False, ("possible", "affirmed")),
        ("planned", "factual", "denied", False, ("factual", "denied")),
        ("delivered", "factual", "denied", False, ("factual", "denied")),
        ("refused", "possible", "denied", False, ("factual", "affirmed")),
        ("refused", "alleged", "denied", False, ("alleged", "affirmed")),
        ("refused", "factual", "denied", True, ("factual", "denied")),
    ],
)
def test_slots_agree(
    stage: Stage, modality: Modality, polarity: Polarity, by_verb: bool, told: tuple[str, str]
) -> None:
    status = of_a_piece(Status(stage=stage, terms=None, modality=modality, polarity=polarity), by_verb=by_verb)
    assert (status.modality, status.polarity) == told
