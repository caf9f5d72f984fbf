"""The teacher labels sentences that nobody marked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from reftel.rules.network import gap_of
from training.network.heads import Heads
from training.network.lessons import STATUS, Answer, Exercise, Labels
from training.network.reader import Reader

SEEN = 0.2
"""Least probability of a claim whose sides and status are labelled too."""

_TIMES = 3
"""Batches may be so many times as large as in training."""


def labelled(teacher: Reader, exercises: Sequence[Exercise]) -> list[Exercise]:
    """The same sentences with the teacher's labels; all have words that may carry a claim."""
    teacher.eval()
    found = list(exercises)
    with torch.no_grad():
        for batch in teacher.batches(exercises, times=_TIMES):
            states = teacher.states([exercises[at] for at in batch])
            chances = torch.sigmoid(teacher.heads.kinds(states))
            for at, own, seen in zip(batch, states, chances, strict=True):
                carriers = list(exercises[at].carriers)
                answers = tuple(_answers(teacher.heads, exercises[at], own, seen))
                found[at] = replace(exercises[at], labels=Labels(kinds=seen[carriers].numpy(), answers=answers))
    return found


def _answers(heads: Heads, exercise: Exercise, states: Tensor, chances: Tensor) -> Iterator[Answer]:
    parties = [place.head for place in exercise.sight.places]
    for at, kind in (chances[list(exercise.carriers)] > SEEN).nonzero().tolist():
        word = exercise.carriers[at]
        kinds = torch.tensor([kind])
        status = heads.status(states[[word]], kinds)[0].split([len(values) for values in STATUS.values()])
        sides: list[list[float]] = []
        if parties:
            gaps = torch.tensor([gap_of(word, party) for party in parties])
            units = states[[word] * len(parties)]
            sides = torch.sigmoid(heads.sides(units, states[parties], kinds.expand(len(parties)), gaps)).tolist()
        yield Answer(
            word=word,
            kind=kind,
            sides=tuple(map(tuple, sides)),
            status=tuple(torch.cat([values.softmax(0) for values in status]).tolist()),
        )
