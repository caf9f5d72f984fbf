"""What teacher and student have in common: both turn sentences into states of words, with heads over them."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.network.heads import Heads
from training.network.lessons import Exercise

_JITTER = 8
"""Words by which sentences of one batch may differ in length, so that batches differ from epoch to epoch."""


class Reader(nn.Module):
    """A network that reads sentences."""

    heads: Heads
    size: int
    """So many words or pieces of words, padding included, go into one batch."""

    def length(self, exercise: Exercise) -> int:
        """How many words or pieces of words it is shown."""
        raise NotImplementedError

    def states(self, exercises: Sequence[Exercise]) -> Tensor:
        """Sentence, word → its state; a word beyond the end of its sentence has one that means nothing."""
        raise NotImplementedError

    def groups(self, rate: float) -> list[dict[str, Any]]:
        """The weights that are learned, as the optimizer takes them, with how fast each is learned."""
        raise NotImplementedError

    def batches(
        self, exercises: Sequence[Exercise], rng: random.Random | None = None, times: int = 1
    ) -> Iterator[list[int]]:
        """The places of all sentences, those of about the same length together; shuffled where there is a generator.

        `times` makes batches larger: what only reads needs less memory.
        """
        lengths = [self.length(exercise) for exercise in exercises]
        keys = [length + (rng.random() * _JITTER if rng else 0) for length in lengths]
        made: list[list[int]] = [[]]
        for at in sorted(range(len(exercises)), key=lambda at: keys[at]):
            if made[-1] and (len(made[-1]) + 1) * lengths[at] > self.size * times:
                made.append([])
            made[-1].append(at)
        if rng:
            rng.shuffle(made)
        yield from (batch for batch in made if batch)


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Rows of numbers as one table, filled with 0 at their ends."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])


def stacked(tables: Sequence[NDArray[np.float32]]) -> Tensor:
    """Tables with as many columns as one block, filled with 0 at their ends."""
    block = np.zeros((len(tables), max(map(len, tables)), tables[0].shape[1]), np.float32)
    for k, table in enumerate(tables):
        block[k, : len(table)] = table
    return torch.from_numpy(block)
