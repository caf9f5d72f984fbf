"""Marked texts become sentences to learn from; held-out texts do not."""

from collections.abc import Iterator

import pytest

from evals import corpora
from evals.equal import Record
from evals.readings import Reading, reading_of
from reftel.claims.sights import sight_of
from reftel.model.claim import KINDS as OF_THE_MODEL
from tests.scenes import scene_of
from training.network import lessons
from training.network.lessons import KINDS, STATUS, Exercise, exercises_of, known_readings

SENTENCE = "Sweden sold twelve tanks to Chad in 1971."
TEXT = f"The minister was silent.\n\n{SENTENCE}\n"


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    path = tmp_path_factory.mktemp("texts") / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    start = TEXT.index(SENTENCE)
    claim: Record = {"kind": "transfer", "actor": ["SWE/army"], "recipient": ["TCD"], "stage": "delivered",
                     "modality": "factual", "start": start, "end": start + len(SENTENCE)}  # fmt: skip
    return reading_of(path, "made", [claim])


@pytest.fixture(scope="module")
def exercises(reading: Reading) -> list[Exercise]:
    return exercises_of(reading)


def test_each_sentence_is_one_with_the_words_before_it(exercises: list[Exercise]) -> None:
    assert [exercise.sight.words for exercise in exercises] == [
        tuple("The minister was silent .".split()),
        tuple("Sweden sold twelve tanks to Chad in 1971 .".split()),
    ]
    assert [exercise.before for exercise in exercises] == [(), exercises[0].sight.words]


def test_what_is_shown_is_what_reading_shows(exercises: list[Exercise]) -> None:
    assert exercises[1].sight == sight_of(scene_of(SENTENCE))


def test_the_mark_has_its_words_and_the_highest_of_them(exercises: list[Exercise]) -> None:
    exercise = exercises[1]
    (mark,) = exercise.marks
    assert KINDS[mark.kind] == "transfer"
    assert exercise.sight.words[mark.root] == "sold"
    assert set(mark.words) <= set(exercise.carriers)
    assert {exercise.sight.words[i] for i in mark.words} >= {"sold", "tanks"}


def test_sides_are_those_of_the_parties_states(exercises: list[Exercise]) -> None:
    exercise = exercises[1]
    assert dict(zip(exercise.states, exercise.marks[0].sides, strict=True)) == {
        ("SWE",): (1.0, 0.0),
        ("TCD",): (0.0, 1.0),
    }
    assert exercise.forms == ("name", "name")
    assert len(exercise.sight.places) == len(exercise.states)


def test_status_of_a_mark_is_its_own_or_the_first_of_each(exercises: list[Exercise]) -> None:
    said = dict(zip(STATUS, exercises[1].marks[0].status, strict=True))
    found = {slot: STATUS[slot][at] for slot, at in said.items()}
    assert found == {"stage": "delivered", "terms": None, "modality": "factual", "polarity": "affirmed"}


def test_a_sentence_without_marks_is_learned_from_too(exercises: list[Exercise]) -> None:
    assert exercises[0].marks == ()
    assert exercises[0].labels is None


def test_kinds_are_all_kinds() -> None:
    assert sorted(OF_THE_MODEL) == list(KINDS)


def test_held_out_texts_are_left_out(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> None:
    def some() -> Iterator[Reading]:
        for name in ("open-1", "closed-1", "open-2", "closed-2", "open-3"):
            yield Reading(name=name, corpus="made", document=reading.document, sentences=(), mentions=(), gold=())

    monkeypatch.setattr(lessons, "readings", some)
    monkeypatch.setattr(lessons, "held_out", lambda: ("closed", "shut"))
    assert [known.name for known in known_readings()] == ["open-1", "open-2", "open-3"]
    assert [known.name for known in known_readings(2)] == ["open-1", "open-2"]


def test_the_list_of_held_out_texts_is_that_of_the_gate() -> None:
    assert lessons.held_out is corpora.held_out
