"""The course of training, for teacher and student alike."""

import random
import time
from collections.abc import Callable, Sequence
from itertools import islice

from torch.nn.utils import clip_grad_norm_
from torch.optim import AdamW, Optimizer

from training.network.lessons import Exercise
from training.network.loss import loss_of
from training.network.reader import Reader

_DECAY = 0.01
_WARM_UP, _LEAST = 0.08, 0.02
"""Share of the steps in which the rate rises; then it falls, evenly, to the least share of the full rate."""
_MOST_CHANGE = 1.0

Draw = Callable[[random.Random], Sequence[Exercise]]
"""Gives the sentences of one epoch."""


def train(
    reader: Reader, draw: Draw, *, epochs: int, rate: float, rng: random.Random, steps: int | None = None
) -> None:
    """Train for so many epochs, or for at most so many steps in each; says how it goes."""
    optimizer = AdamW(reader.groups(rate), weight_decay=_DECAY)
    full = [group["lr"] for group in optimizer.param_groups]
    every = epochs * sum(1 for _ in islice(reader.batches(draw(rng), rng), steps))
    done = 0
    reader.train()
    for epoch in range(epochs):
        began, total, seen = time.monotonic(), 0.0, 0
        exercises = draw(rng)
        for batch in islice(reader.batches(exercises, rng), steps):
            for group, own in zip(optimizer.param_groups, full, strict=True):
                group["lr"] = own * share_of_rate(done, every)
            total += _step(reader, [exercises[at] for at in batch], optimizer, is_first=epoch == 0)
            done, seen = done + 1, seen + len(batch)
        taken = time.monotonic() - began
        print(f"  epoch {epoch + 1} of {epochs}: {taken:.0f} s, loss {total / seen:.3f} a sentence", flush=True)


def share_of_rate(done: int, every: int) -> float:
    """The share of the full rate after so many of so many steps."""
    return min(1.0, (done + 1) / (every * _WARM_UP)) * max(_LEAST, 1 - done / every)


def _step(reader: Reader, exercises: Sequence[Exercise], optimizer: Optimizer, *, is_first: bool) -> float:
    loss = loss_of(reader, exercises, is_first=is_first)
    if loss is None:
        return 0.0
    (loss / len(exercises)).backward()
    clip_grad_norm_(reader.parameters(), _MOST_CHANGE)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
