"""Sentences to learn from, made by hand, and vectors of few words."""

import numpy as np

from reftel.rules.network import Place, Sight
from training.network.lessons import KINDS, STATUS, Exercise, Mark
from training.network.vectors import Vectors

VECTORS = Vectors(
    words=("sold", "tanks", "bought", "the", "lent"),
    # Whole numbers over a power of two, the greatest 127: what is kept of them in a byte is all of them.
    table=np.array(
        [[127, 3, -20, 64, 1], [-127, 90, 5, 0, 33], [127, 10, -25, 60, 0], [7, 0, 127, -8, -50], [127, -1, -9, 70, 4]],
        np.float32,
    )
    / 256,
)


def sentence_of(text: str, *, tags: str, heads: tuple[int, ...], places: tuple[Place, ...] = ()) -> Sight:
    """A sentence whose words are given with their tags; classes and relations follow from the tags."""
    words, classes = tuple(text.split()), {"NOUN": ("ARMS", "MILITARY"), "VERB": ("frame transfer",)}
    return Sight(
        words=words,
        lemmas=tuple(word.lower() for word in words),
        tags=tuple(tags.split()),
        relations=tuple("root" if head == at else "obj" for at, head in enumerate(heads)),
        heads=heads,
        classes=tuple(classes.get(tag, ()) for tag in tags.split()),
        places=places,
    )


SIGHTS = (
    sentence_of(
        "Sweden sold tanks to Chad",
        tags="PROPN VERB NOUN ADP PROPN",
        heads=(1, 1, 1, 4, 1),
        places=(Place(first=0, last=0, head=0), Place(first=4, last=4, head=4)),
    ),
    sentence_of("Silence", tags="NOUN", heads=(0,)),
    sentence_of(
        "They bought the tanks that the Soviet Union lent",
        tags="PRON VERB DET NOUN PRON DET PROPN PROPN VERB",
        heads=(1, 1, 3, 1, 8, 7, 7, 8, 3),
        places=(
            Place(first=0, last=0, head=0, inferred=True, is_pronoun=True),
            Place(first=5, last=7, head=7),
        ),
    ),
)
"""Of one word, of five and of nine."""


def mark_of(kind: str, words: tuple[int, ...], sides: tuple[tuple[float, float], ...]) -> Mark:
    """A mark whose first word is the highest in the tree, and that says nothing of where the deal stands."""
    return Mark(kind=KINDS.index(kind), words=words, root=words[0], sides=sides, status=(0,) * len(STATUS))


EXERCISES = (
    Exercise(
        sight=SIGHTS[0],
        carriers=(1, 2),
        states=(("SWE",), ("TCD",)),
        forms=("name", "name"),
        marks=(mark_of("transfer", (1, 2), ((1.0, 0.0), (0.0, 1.0))),),
    ),
    Exercise(sight=SIGHTS[1], before=SIGHTS[0].words),
    Exercise(
        sight=SIGHTS[2],
        carriers=(1, 3, 8),
        states=(("TCD",), ("SUN",)),
        forms=("pronoun", "name"),
        before=SIGHTS[1].words,
        marks=(mark_of("transfer", (8, 3), ((0.0, 1.0), (1.0, 0.0))),),
    ),
)
