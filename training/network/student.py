"""The student: the network that is shipped. `reftel.rules.network` does the same, from what `export` writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from training.network.heads import Heads
from training.network.lessons import Exercise
from training.network.names import Names
from training.network.reader import Reader, padded, stacked
from training.network.vectors import Vectors

DROPOUT = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many numbers stand for each thing; `memory` is one way of one layer."""

    lemma: int = 64
    tag: int = 16
    relation: int = 16
    classes: int = 48
    memory: int = 200
    kinds: int = 200
    sides: int = 160


SIZES = Sizes()


class Student(Reader):
    """Word vectors, lemmas, tags, relations and classes, then two layers of memory both ways, then the heads.

    The vectors stay as they are: a word that no marked text has must still be like those that it is like.
    """

    size = 1000

    def __init__(self, names: Names, vectors: Vectors, sizes: Sizes = SIZES) -> None:
        super().__init__()
        self.names, self.known = names, vectors
        width = vectors.table.shape[1]
        table = np.concatenate([np.zeros((1, width), np.float32), vectors.table])
        self.vectors = nn.Embedding.from_pretrained(torch.from_numpy(table), freeze=True)
        self.vector = nn.Linear(width, width)
        self.lemmas = nn.Embedding(len(names.lemmas) + 1, sizes.lemma)
        self.tags = nn.Embedding(len(names.tags), sizes.tag)
        self.relations = nn.Embedding(len(names.relations), sizes.relation)
        self.classes = nn.Linear(len(names.columns), sizes.classes)
        meaning = width + sizes.lemma
        plain = meaning + sizes.tag + sizes.relation + sizes.classes
        self.memory = nn.LSTM(
            plain + meaning + sizes.tag, sizes.memory, 2, batch_first=True, bidirectional=True, dropout=DROPOUT
        )
        self.heads = Heads(2 * sizes.memory + plain, kinds_width=sizes.kinds, width=sizes.sides)

    def groups(self, rate: float) -> list[dict[str, Any]]:
        """All but the vectors."""
        return [{"params": [weights for weights in self.parameters() if weights.requires_grad], "lr": rate}]

    def length(self, exercise: Exercise) -> int:
        """How many words it is shown."""
        return len(exercise.sight.words)

    def states(self, exercises: Sequence[Exercise]) -> Tensor:
        """Sentence, word → what the memory keeps of it, and what is known of the word by itself."""
        sights = [exercise.sight for exercise in exercises]
        names, lengths = self.names, torch.tensor([len(sight.words) for sight in sights])
        vectors = self.vector(self.vectors(padded([[self.known.number(w) for w in sight.words] for sight in sights])))
        meaning = torch.cat([vectors, self.lemmas(padded([names.lemma_numbers(sight) for sight in sights]))], -1)
        tags = self.tags(padded([names.tag_numbers(sight) for sight in sights]))
        relations = self.relations(padded([names.relation_numbers(sight) for sight in sights]))
        classes = self.classes(stacked([names.class_table(sight) for sight in sights]))
        plain = torch.cat([meaning, tags, relations, classes], -1)
        above = padded([sight.heads for sight in sights])[..., None]
        seen = torch.cat(
            [plain, *(torch.gather(of, 1, above.expand(-1, -1, of.shape[-1])) for of in (meaning, tags))], -1
        )
        seen = functional.dropout(seen, DROPOUT, self.training)
        packed = pack_padded_sequence(seen, lengths, batch_first=True, enforce_sorted=False)
        kept, _ = pad_packed_sequence(self.memory(packed)[0], batch_first=True)
        return torch.cat([kept, plain], -1)
