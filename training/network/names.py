"""The names that the student knows: tags, relations, classes and lemmas, each with a number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reftel.rules.network import Sight, class_table, columns_of

RARE_CLASS, RARE_LEMMA = 10, 4
"""Classes and lemmas that fewer words show are not learned: they would stand for single sentences."""


@dataclass(frozen=True, kw_only=True)
class Names:
    """Each list in the order of the numbers; those of lemmas begin with 1, and 0 is any other."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    classes: tuple[str, ...]
    lemmas: tuple[str, ...]

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Class, or sign of a party's name → its column in the table of classes."""
        return columns_of(self.classes)

    @cached_property
    def _lemma_numbers(self) -> Mapping[str, int]:
        return {lemma: at for at, lemma in enumerate(self.lemmas, 1)}

    def lemma_numbers(self, sight: Sight) -> list[int]:
        """The number of each word's lemma."""
        return [self._lemma_numbers.get(lemma.lower(), 0) for lemma in sight.lemmas]

    def tag_numbers(self, sight: Sight) -> list[int]:
        """The number of each word's tag; of one that is not known, 0, as in reading."""
        return _numbers(self.tags, sight.tags)

    def relation_numbers(self, sight: Sight) -> list[int]:
        """The number of each word's relation; of one that is not known, 0, as in reading."""
        return _numbers(self.relations, sight.relations)

    def class_table(self, sight: Sight) -> NDArray[np.float32]:
        """Word and class → 1 where the word is of that class, else 0; the last columns say where parties stand."""
        return class_table(sight, self.columns)


def names_of(sights: Sequence[Sight]) -> Names:
    """The names in these sentences; rare classes and lemmas are left out."""
    return Names(
        tags=tuple(sorted({tag for sight in sights for tag in sight.tags})),
        relations=tuple(sorted({relation for sight in sights for relation in sight.relations})),
        classes=_frequent((name for sight in sights for names in sight.classes for name in names), RARE_CLASS),
        lemmas=_frequent((lemma.lower() for sight in sights for lemma in sight.lemmas), RARE_LEMMA),
    )


def _frequent(names: Iterable[str], least: int) -> tuple[str, ...]:
    return tuple(sorted(name for name, n in Counter(names).items() if n >= least))


def _numbers(known: Sequence[str], names: Iterable[str]) -> list[int]:
    return [known.index(name) if name in known else 0 for name in names]
