"""Marked texts as sentences to learn from: what the network is shown of each, and what it should say.

What is shown comes from `reftel.claims.sights`, so that training sees what reading shows. Nothing here is taken from
texts that are held out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from evals import learn
from evals.corpora import held_out
from evals.readings import Reading, readings
from reftel.claims.scene import Scene
from reftel.claims.sights import sight_of
from reftel.model import claim
from reftel.model.actor import state_of
from reftel.model.sentence import Sentence
from reftel.rules.network import ROLES, Sight

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS: tuple[str, ...] = tuple(sorted(claim.KINDS))
"""Kinds of claim, in the order of the network's outputs."""

STATUS: Mapping[str, tuple[str | None, ...]] = {
    "stage": (None, *claim.STAGES),
    "terms": (None, *claim.TERMS),
    "modality": claim.MODALITIES,
    "polarity": claim.POLARITIES,
}
"""Slots that tell where a deal stands → their values; the first is that of a claim that says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked claim in its sentence.

    `kind` is a place in `KINDS`. One of `words` carries the claim; which, is not marked: `root` is the highest in the
    tree. `sides` has for each party whether it is on either side, in the order of `ROLES`; `status` has a place in each
    list of `STATUS`.
    """

    kind: int
    words: tuple[int, ...]
    root: int
    sides: tuple[tuple[float, ...], ...]
    status: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What should be said of a claim that a word carries: both sides by party, and all values of all of `STATUS`.

    All are between 0 and 1: marks are sure, the teacher is not.
    """

    word: int
    kind: int
    sides: tuple[tuple[float, ...], ...]
    status: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the teacher says of a sentence: the probability of each kind by carrier, and of the claims that it sees."""

    kinds: "NDArray[np.float32]"
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A sentence to learn from.

    `carriers` are the words that may carry a claim. `states` and `forms` have an entry for each of the sight's places:
    the states that the party stands for, and how it is named. `before` are the words of the sentence before, which only
    the teacher is shown. Where there are `labels`, they count instead of the marks.
    """

    sight: Sight
    carriers: tuple[int, ...] = ()
    states: tuple[tuple[str, ...], ...] = ()
    forms: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: Labels | None = None


def known_readings(most: int | None = None) -> list[Reading]:
    """All marked texts, and those in which nothing is claimed, but for the held-out ones; at most so many."""
    beginnings = held_out()
    return list(islice((reading for reading in readings() if not reading.name.startswith(beginnings)), most))


def exercises_of(reading: Reading) -> list[Exercise]:
    """The sentences of one text; those without words are left out."""
    lesson = learn.lesson_of(reading)
    carriers = {k: tuple(sorted(i for _, i in words)) for k, words in groupby(sorted(lesson.signs), lambda at: at[0])}
    marked = {k: [m for m in lesson.marked if m.scene == k] for k in range(len(lesson.scenes))}
    before = [(), *(tuple(token.text for token in scene.sentence.tokens) for scene in lesson.scenes)]
    return [
        _exercise(scene, carriers.get(k, ()), marked[k], before[k])
        for k, scene in enumerate(lesson.scenes)
        if scene.sentence.tokens
    ]


def _exercise(
    scene: Scene, carriers: tuple[int, ...], marked: Iterable[learn.Marked], before: tuple[str, ...]
) -> Exercise:
    parties = [party for party in scene.parties if party.first >= 0]  # as in the sight's places
    states = tuple(tuple(state_of(name) for name in party.ids) for party in parties)
    return Exercise(
        sight=sight_of(scene),
        carriers=carriers,
        states=states,
        forms=tuple(party.form for party in parties),
        before=before,
        marks=tuple(_marks(scene.sentence, states, marked)),
    )


def _marks(sentence: Sentence, states: Sequence[Sequence[str]], marked: Iterable[learn.Marked]) -> Iterator[Mark]:
    for mark in marked:
        record = mark.claim
        sides = [{state_of(name) for name in record[role]} for role in ROLES]
        yield Mark(
            kind=KINDS.index(record["kind"]),
            words=mark.words,
            root=min(mark.words, key=lambda i: learn.height(sentence, i)),
            sides=tuple(tuple(float(not side.isdisjoint(own)) for side in sides) for own in states),
            status=tuple(values.index(record.get(slot) or values[0]) for slot, values in STATUS.items()),
        )
