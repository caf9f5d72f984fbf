"""One network from the sentences of known texts: the teacher learns, labels varied copies, and the student learns."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from training.network.augment import stock_of, varied
from training.network.course import train
from training.network.labels import labelled
from training.network.lessons import Exercise
from training.network.names import names_of
from training.network.student import Student
from training.network.teacher import Teacher
from training.network.vectors import Vectors

SEED = 0
THREADS = 2
"""Sums depend on how many threads share them: with as many, the same machine makes the same network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast is learned; of the `copies` of a sentence, `drawn` are read in each epoch."""

    teacher_epochs: int = 3
    teacher_rate: float = 1.5e-4
    student_epochs: int = 5
    student_rate: float = 2e-3
    copies: int = 2
    drawn: int = 1
    steps: int | None = None


PLAN = Plan()
TRIAL = Plan(teacher_epochs=1, student_epochs=1, steps=1)
"""One step each: tries the way through, and learns nothing."""


def learn_network(exercises: Sequence[Exercise], vectors: Vectors, teacher: Path, plan: Plan = PLAN) -> Student:
    """The student of these sentences; `teacher` is the folder of the pretrained encoder."""
    torch.set_num_threads(THREADS)
    copies = _labelled_copies(exercises, vectors, teacher, plan)
    torch.manual_seed(SEED)
    student = Student(names_of([exercise.sight for exercise in exercises]), vectors)

    def draw(rng: random.Random) -> Sequence[Exercise]:
        return [*exercises, *(chosen for own in copies for chosen in rng.choices(own, k=plan.drawn))]

    print("the student learns", flush=True)
    train(student, draw, epochs=plan.student_epochs, rate=plan.student_rate, rng=random.Random(SEED), steps=plan.steps)
    return student.eval()


def _labelled_copies(
    exercises: Sequence[Exercise], vectors: Vectors, folder: Path, plan: Plan
) -> list[Sequence[Exercise]]:
    """For each sentence that may hold a claim, its varied copies with the labels of a teacher of all sentences."""
    torch.manual_seed(SEED)
    teacher = Teacher(folder, names_of([exercise.sight for exercise in exercises]))
    print(f"the teacher learns from {len(exercises)} sentences", flush=True)
    rng = random.Random(SEED)
    train(teacher, lambda _: exercises, epochs=plan.teacher_epochs, rate=plan.teacher_rate, rng=rng, steps=plan.steps)
    stock, rng = stock_of(exercises, vectors), random.Random(SEED)
    copies = [varied(exercise, stock, rng) for exercise in exercises if exercise.carriers for _ in range(plan.copies)]
    print(f"the teacher labels {len(copies)} copies", flush=True)
    found = labelled(teacher, copies)
    return [found[at : at + plan.copies] for at in range(0, len(found), plan.copies)]
