"""The teacher: a pretrained encoder that is shown the sentence, the one before, and the classes of words.

It is only used to label text in training. It knows much of language that the marked texts do not show, and is too
large and too slow to ship.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.network.encoder import Encoder
from training.network.heads import Heads
from training.network.lessons import Exercise
from training.network.names import Names
from training.network.reader import Reader, padded, stacked

HEADS_RATE = 1e-3
"""How fast what is not pretrained is learned."""

_BEFORE, _PIECES = 40, 330
"""At most so many pieces of the sentence before, its last, and of the sentence, its first; the encoder takes 512."""

_BEGIN, _END = "[CLS]", "[SEP]"
_CLASSES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A sentence in pieces: numbers, the word of each (-1: none of the sentence), and where the sentence begins."""

    numbers: list[int]
    words: list[int]
    begin: int

    def first_of_words(self, n: int) -> list[int]:
        """The first piece of each of `n` words; 0 for a word that was cut off."""
        first: dict[int, int] = {}
        for at, word in enumerate(self.words):
            first.setdefault(word, at)
        return [first.get(word, 0) for word in range(n)]


class Teacher(Reader):
    """The encoder, with classes of words beside what it looks up and beside what it says."""

    size = 1200

    def __init__(self, folder: Path, names: Names) -> None:
        super().__init__()
        self._names = names
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._begin, self._end = (self._tokenizer.get_vocab()[mark] for mark in (_BEGIN, _END))
        self.encoder = Encoder(folder)
        self.classes_below = nn.Linear(len(names.columns), self.encoder.size, bias=False)
        self.classes_below.weight.data.zero_()  # at first the encoder sees what it was trained on
        self.classes_above = nn.Linear(len(names.columns), _CLASSES)
        self.heads = Heads(self.encoder.size + _CLASSES)

    def groups(self, rate: float) -> list[dict[str, Any]]:
        """The encoder, which knows something, is learned more slowly than the rest."""
        new = [weights for name, weights in self.named_parameters() if not name.startswith("encoder.")]
        return [{"params": list(self.encoder.parameters()), "lr": rate}, {"params": new, "lr": HEADS_RATE}]

    def length(self, exercise: Exercise) -> int:
        """How many pieces it is shown."""
        return len(self.pieces(exercise).numbers)

    def pieces(self, exercise: Exercise) -> Pieces:
        """The sentence before and the sentence, in pieces."""
        own = self._tokenizer.encode(exercise.sight.words, is_pretokenized=True, add_special_tokens=False)
        before = self._tokenizer.encode(exercise.before, is_pretokenized=True, add_special_tokens=False).ids[-_BEFORE:]
        begin = len(before) + 2
        return Pieces(
            numbers=[self._begin, *before, self._end, *own.ids[:_PIECES], self._end],
            words=[*[-1] * begin, *(-1 if word is None else word for word in own.word_ids[:_PIECES]), -1],
            begin=begin,
        )

    def states(self, exercises: Sequence[Exercise]) -> Tensor:
        """Sentence, word → the state of its first piece, and its classes."""
        pieces = [self.pieces(exercise) for exercise in exercises]
        tables = [self._names.class_table(exercise.sight) for exercise in exercises]
        below = []
        for own, table in zip(pieces, tables, strict=True):
            words = np.array(own.words)
            below.append(np.where(words[:, None] >= 0, table[words], np.float32(0)))
        longest = max(len(own.numbers) for own in pieces)
        segments = torch.tensor([[0] * own.begin + [1] * (longest - own.begin) for own in pieces])
        added = self.classes_below(stacked(below))
        states = self.encoder(padded([own.numbers for own in pieces]), segments, added)
        first = padded([own.first_of_words(len(table)) for own, table in zip(pieces, tables, strict=True)])
        states = torch.gather(states, 1, first[..., None].expand(-1, -1, self.encoder.size))
        return torch.cat([states, self.classes_above(stacked(tables))], -1)
