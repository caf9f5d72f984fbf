"""The tables of the planted worlds fit each other and reftel's vocabulary."""

import re

from evals.planted.data import load_matters, load_prose, load_states
from evals.planted.happenings import COURSES
from reftel.rules.actors import load_actors
from reftel.rules.materiel import load_materiel


def test_arms_are_known_by_all_their_names() -> None:
    names = {name for matter in load_matters().values() if matter.noun for name in matter.names}
    assert [name for name in sorted(names) if load_materiel().at(name) is None] == []


def test_arms_are_counted_as_in_the_vocabulary() -> None:
    for matter in load_matters().values():
        entry = load_materiel().at(matter.names[0]) if matter.noun else None
        assert entry is None or entry.unit == matter.unit, matter.key


def test_states_are_known_and_so_are_their_neighbours() -> None:
    known = load_actors().states
    for state in load_states().values():
        assert state.code in known
        assert set(state.near) <= set(load_states())


def test_whoever_gives_arms_is_a_state_of_these_worlds() -> None:
    for matter in load_matters().values():
        assert set(matter.by) <= set(load_states())


def test_each_stage_has_sentences_for_each_kind() -> None:
    prose = load_prose()
    for kind, courses in COURSES.items():
        for _, stages in courses:
            for stage in stages:
                assert len(prose[kind][stage or "none"]) >= 2, (kind, stage)


def test_sentences_name_known_slots() -> None:
    slots = {"actor", "recipient", "things", "value", "period", "place", "terms"}
    for kind in COURSES:
        for patterns in load_prose()[kind].values():
            for pattern in patterns:
                assert set(re.findall(r"\{(\w+)\}", pattern)) <= slots
                assert pattern.count("{things}") == 1
