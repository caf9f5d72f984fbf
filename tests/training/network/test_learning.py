"""The student learns what it is shown, and what is written of it reads as it was; needs torch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training a network needs the packages of the group `network`")

from reftel.rules.network import Sight, read_network  # noqa: E402
from tests.training.network import tiny  # noqa: E402
from tests.training.network.sentences import EXERCISES, SIGHTS, VECTORS  # noqa: E402
from training.network.course import share_of_rate, train  # noqa: E402
from training.network.export import compressed, export  # noqa: E402
from training.network.labels import labelled  # noqa: E402
from training.network.lessons import KINDS, STATUS, Exercise  # noqa: E402
from training.network.loss import loss_of  # noqa: E402
from training.network.student import Sizes, Student  # noqa: E402

TRANSFER = KINDS.index("transfer")


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Small sums are slower shared among threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def student() -> Any:
    return tiny.tiny_student()


def test_what_is_written_reads_as_it_was(student: Any, tmp_path: Path) -> None:
    export(student, tmp_path)
    network = read_network(tmp_path)
    for look, said in zip(network.look(SIGHTS), tiny.said(student), strict=True):
        assert np.abs(look.kinds - np.array(said["kinds"])).max() < 1e-3


def test_the_same_student_is_written_in_the_same_bytes(student: Any, tmp_path: Path) -> None:
    export(student, tmp_path / "a")
    export(tiny.tiny_student(), tmp_path / "b")
    for name in ("network.npz", "network.json", "words.txt"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_the_recorded_files_are_those_of_this_program(student: Any) -> None:
    network = read_network(tiny.RECORDED)
    for look, said in zip(network.look(SIGHTS), tiny.said(student), strict=True):
        assert np.abs(look.kinds - np.array(said["kinds"])).max() < 1e-3


def test_vectors_keep_their_direction_in_a_byte() -> None:
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(20, 100)).astype(np.float32)
    vectors[3] = 0
    numbers, scale = compressed(vectors)
    assert np.abs(numbers * scale[:, None] - vectors).max() <= np.abs(vectors).max() / 127
    assert not numbers[3].any()


def test_batches_have_every_sentence_once_and_are_not_too_large(student: Any) -> None:
    exercises = EXERCISES * 150
    for rng in (None, random.Random(1)):
        batches = list(student.batches(exercises, rng))
        assert sorted(at for batch in batches for at in batch) == list(range(len(exercises)))
        for batch in batches:
            longest = max(student.length(exercises[at]) for at in batch)
            assert longest * (len(batch) - 1) <= student.size


def test_sentences_read_alike_alone_and_among_others(student: Any) -> None:
    together = student.states(EXERCISES)
    for at, exercise in enumerate(EXERCISES):
        n = len(exercise.sight.words)
        assert torch.allclose(student.states([exercise])[0, :n], together[at, :n], atol=1e-5)


def _chance(student: Any, exercise: Exercise, word: int) -> float:
    with torch.no_grad():
        return float(torch.sigmoid(student.heads.kinds(student.states([exercise])))[0, word, TRANSFER])


def _loss(student: Any, exercises: Sequence[Exercise]) -> float:
    with torch.no_grad():
        return float(loss_of(student, exercises, is_first=False))


def _learned(exercises: Sequence[Exercise], epochs: int) -> Any:
    """A student large enough to learn a few sentences by heart."""
    torch.manual_seed(3)
    sizes = Sizes(lemma=8, tag=4, relation=4, classes=8, memory=16, kinds=32, sides=32)
    student = Student(tiny.NAMES, VECTORS, sizes)
    train(student, lambda _: exercises, epochs=epochs, rate=0.02, rng=random.Random(1))
    return student.eval()


@pytest.fixture(scope="module")
def taught() -> Any:
    return _learned(EXERCISES, 60)


def test_it_learns_the_marks(taught: Any) -> None:
    assert _chance(taught, EXERCISES[0], 1) > 0.5
    assert _chance(taught, EXERCISES[2], 1) < 0.5  # "bought" carries none of the marks
    assert _loss(taught, EXERCISES) < _loss(_learned(EXERCISES, 1), EXERCISES) / 2


def test_it_learns_labels(taught: Any) -> None:
    shown = labelled(taught, [replace(exercise, marks=()) for exercise in EXERCISES if exercise.carriers])
    assert [len(exercise.labels.answers) > 0 for exercise in shown if exercise.labels] == [True, True]
    assert _loss(_learned(shown, 60), shown) < _loss(_learned(shown, 1), shown) / 2


def test_it_says_how_it_goes(capsys: pytest.CaptureFixture[str]) -> None:
    _learned(EXERCISES, 2)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0].strip() for line in lines] == ["epoch 1 of 2", "epoch 2 of 2"]


def test_steps_can_be_few(student: Any) -> None:
    seen: list[int] = []
    states = student.states
    student.states = lambda exercises: (seen.append(len(exercises)), states(exercises))[1]
    train(student, lambda _: EXERCISES * 200, epochs=1, rate=0.01, rng=random.Random(1), steps=2)
    assert len(seen) == 2


def test_labels_are_what_the_teacher_says(student: Any) -> None:
    plain = [exercise for exercise in EXERCISES if exercise.carriers] * 3
    for exercise, own in zip(plain, labelled(student, plain), strict=True):
        assert own.sight == exercise.sight
        assert own.labels is not None
        chances = [_chance(student, exercise, word) for word in exercise.carriers]
        assert own.labels.kinds[:, TRANSFER] == pytest.approx(chances, abs=1e-4)
        for answer in own.labels.answers:
            assert answer.word in exercise.carriers
            assert len(answer.sides) == len(exercise.sight.places)
            assert sum(answer.status) == pytest.approx(len(STATUS), abs=1e-4)


def test_sentences_without_carriers_say_nothing(student: Any) -> None:
    assert loss_of(student, [EXERCISES[1]], is_first=True) is None
    assert _loss(student, EXERCISES[:1]) == pytest.approx(_loss(student, EXERCISES[:2]), rel=1e-4)


def test_the_other_words_of_a_quote_say_nothing_either_way(student: Any) -> None:
    """Whatever is said of "tanks" costs something only where "sold" alone is quoted."""
    (mark,) = EXERCISES[0].marks
    alone = replace(EXERCISES[0], marks=(replace(mark, words=(mark.root,)),))
    free, bound = (float(loss_of(student, [own], is_first=True).detach()) for own in (EXERCISES[0], alone))
    assert free < bound


def test_the_rate_rises_and_falls() -> None:
    shares = [share_of_rate(step, 100) for step in range(120)]
    assert shares[0] < shares[5] < shares[8] > shares[50] > shares[97]
    assert shares[99:] == [0.02] * 21


def test_an_unknown_word_is_read(student: Any) -> None:
    strange = Sight(words=("?",), lemmas=("?",), tags=("X",), relations=("x",), heads=(0,), classes=(("NONE",),))
    assert bool(torch.isfinite(student.states([Exercise(sight=strange)])).all())
    assert VECTORS.number("?") == 0
