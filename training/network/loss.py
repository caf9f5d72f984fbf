"""How far what a network says is from the marks, or from the teacher's labels."""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from reftel.rules.network import gap_of
from training.network.heads import Heads
from training.network.lessons import STATUS, Answer, Exercise, Mark
from training.network.reader import Reader

SHARE = 0.3
"""How much sides and status count, each beside the kinds."""

_PREFER_ROOT = 1.0
"""Log odds by which the highest of a quote's words is preferred as the one that carries the claim."""

_Placed = tuple[int, Answer]
"""A sentence of the batch, and what should be said of a claim in it."""


def loss_of(reader: Reader, exercises: Sequence[Exercise], *, is_first: bool) -> Tensor | None:
    """The sum over the sentences, or None where none of their words may carry a claim.

    In the first epoch (`is_first`) a marked claim is carried by the highest of its words; later by the one that the
    network finds the likeliest.
    """
    states = reader.states(exercises)
    odds = reader.heads.kinds(states)
    parts: list[Tensor] = []
    asked: list[_Placed] = []
    for n, exercise in enumerate(exercises):
        if not exercise.carriers:
            continue
        own = odds[n, list(exercise.carriers)]
        if exercise.labels is not None:
            parts.append(_apart(own, torch.from_numpy(exercise.labels.kinds)).sum())
            asked += [(n, answer) for answer in exercise.labels.answers]
        else:
            part, carried = _by_marks(own, exercise, is_first)
            parts.append(part)
            asked += [(n, _answer(mark, word)) for mark, word in carried]
    if not parts:
        return None
    return torch.stack([*parts, *_of_claims(reader.heads, states, exercises, asked)]).sum()


def _by_marks(odds: Tensor, exercise: Exercise, is_first: bool) -> tuple[Tensor, list[tuple[Mark, int]]]:
    """The loss of kinds, and the word that carries each mark; the other words of its quote say nothing either way."""
    row_of = {word: row for row, word in enumerate(exercise.carriers)}
    target, counted = torch.zeros_like(odds), torch.ones_like(odds)
    carried = []
    for mark in exercise.marks:
        counted[[row_of[word] for word in mark.words], mark.kind] = 0
        carried.append((mark, mark.root if is_first else _likeliest(odds, row_of, mark)))
    for mark, word in carried:
        target[row_of[word], mark.kind] = counted[row_of[word], mark.kind] = 1
    return (_apart(odds, target) * counted).sum(), carried


def _likeliest(odds: Tensor, row_of: dict[int, int], mark: Mark) -> int:
    scores = odds.detach()[[row_of[word] for word in mark.words], mark.kind].clone()
    scores[mark.words.index(mark.root)] += _PREFER_ROOT
    return mark.words[int(scores.argmax())]


def _answer(mark: Mark, word: int) -> Answer:
    status = [
        float(at == chosen)
        for values, chosen in zip(STATUS.values(), mark.status, strict=True)
        for at in range(len(values))
    ]
    return Answer(word=word, kind=mark.kind, sides=mark.sides, status=tuple(status))


def _of_claims(
    heads: Heads, states: Tensor, exercises: Sequence[Exercise], asked: Sequence[_Placed]
) -> Iterator[Tensor]:
    """The loss of sides, where there are parties, and that of each slot of the status."""
    if not asked:
        return
    parties = [
        (n, answer, place.head, sides)
        for n, answer in asked
        for place, sides in zip(exercises[n].sight.places, answer.sides, strict=True)
    ]
    if parties:
        units = states[[n for n, *_ in parties], [answer.word for _, answer, *_ in parties]]
        heads_of = states[[n for n, *_ in parties], [head for *_, head, _ in parties]]
        kinds = torch.tensor([answer.kind for _, answer, *_ in parties])
        gaps = torch.tensor([gap_of(answer.word, head) for _, answer, head, _ in parties])
        wanted = torch.tensor([sides for *_, sides in parties])
        yield SHARE * _apart(heads.sides(units, heads_of, kinds, gaps), wanted).sum()
    units = states[[n for n, _ in asked], [answer.word for _, answer in asked]]
    said = heads.status(units, torch.tensor([answer.kind for _, answer in asked]))
    wanted = torch.tensor([answer.status for _, answer in asked])
    sizes = [len(values) for values in STATUS.values()]
    for own, right in zip(said.split(sizes, 1), wanted.split(sizes, 1), strict=True):
        yield SHARE * functional.cross_entropy(own, right, reduction="sum")


def _apart(odds: Tensor, wanted: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(odds, wanted, reduction="none")
