"""Learns from marked texts which words carry a claim of which kind, on which side parties stand, and at what stage.

    python -m evals.learn    fits on all marked texts that are not held out and writes the vocabulary's tables

Each table is a logistic regression for each label (L2 penalty) over named signs. The word that carries a marked claim
is not marked; at first it is taken for the highest of the quote's words in the tree, then for the one that the first
fit finds the likeliest.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix

from evals import choosing
from evals.corpora import ROOT, held_out
from evals.equal import Record
from evals.readings import Reading, folds, readings
from evals.regression import Matrix, regression, table_of, weights_of
from reftel.claims.find import candidates
from reftel.claims.learned import status_signs
from reftel.claims.scene import Scene
from reftel.claims.side_signs import side_signs
from reftel.claims.trace import Trace
from reftel.claims.word_signs import carries, word_signs
from reftel.model.actor import state_of
from reftel.model.claim import KINDS, STAGES, TERMS, Kind
from reftel.model.sentence import Sentence
from reftel.rules.network import Network, read_by, read_network
from reftel.rules.weights import Weights, judged_by

TABLES = ROOT / "src/reftel/vocabulary/languages/en/learned"

RARE = 5
"""A sign that fewer words show gets no weight: it would stand for single sentences."""

FOLDS = 3
"""Into so many groups texts are parted, to be read with weights and a network learned from the others."""

NETWORKS = ROOT / "build/networks"
"""A folder for each group, with the network learned without it; `training/network` writes them."""

STRENGTH = {"kinds": 0.1, "sides": 0.3, "stages": 0.1, "terms": 0.1}
"""Inverse strength of the penalty, by table."""

_PREFER_ROOT = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A claim as marked: the scene that holds it, and the words of its quote that may carry it."""

    claim: Record
    scene: int
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A document with its scenes, the marked claims in them, and signs by word (scene, token)."""

    document: str
    scenes: tuple[Scene, ...]
    marked: tuple[Marked, ...]
    signs: Mapping[tuple[int, int], tuple[str, ...]]


def lesson_of(reading: Reading) -> Lesson:
    """The scenes of one text, and the words of each marked claim."""
    trace = Trace()
    with read_by(None):  # a lesson asks for scenes only: no network has a part in them
        candidates(reading.document, reading.sentences, reading.mentions, makers=("rules",), trace=trace)
    scenes = tuple(s for s in trace.scenes if s.sentence.block not in trace.tables)
    signs = {
        (k, t.i): word_signs(scene, t.i)
        for k, scene in enumerate(scenes)
        for t in scene.sentence.tokens
        if carries(scene, t.i)
    }
    return Lesson(document=reading.name, scenes=scenes, marked=tuple(_placed(scenes, reading.gold)), signs=signs)


def _placed(scenes: Sequence[Scene], gold: Iterable[Record]) -> Iterator[Marked]:
    for claim in gold:
        inside = [
            [t.i for t in scene.sentence.tokens if t.start < claim["end"] and t.end > claim["start"]]
            for scene in scenes
        ]
        at = max(range(len(scenes)), key=lambda k: len(inside[k]), default=0)
        words = tuple(i for i in inside[at] if carries(scenes[at], i)) if scenes else ()
        if words:
            yield Marked(claim=claim, scene=at, words=words)


Place = tuple[int, int, int]
"""Lesson, scene, word."""


def fit(lessons: Sequence[Lesson]) -> dict[str, Weights]:
    """The tables by name, learned from these documents."""
    places = [(n, *word) for n, lesson in enumerate(lessons) for word in lesson.signs]
    at = {place: n for n, place in enumerate(places)}
    marks = [(n, m, [at[n, m.scene, i] for i in m.words]) for n, lesson in enumerate(lessons) for m in lesson.marked]
    table, names = table_of([signs for lesson in lessons for signs in lesson.signs.values()], RARE)
    carriers = [min(rows, key=lambda row: _height(lessons, places[row])) for _, _, rows in marks]
    roots = list(carriers)
    fitted: dict[str, tuple[Matrix, float]] = {}
    for again in (False, True):
        fitted = {kind: _fit_kind(table, kind, marks, carriers) for kind in KINDS}
        if not again:
            scores = {kind: table @ weights + base for kind, (weights, base) in fitted.items()}
            carriers = [
                max(rows, key=lambda row: (scores[m.claim["kind"]][row] + _PREFER_ROOT * (row == root), -row))
                for (_, m, rows), root in zip(marks, roots, strict=True)
            ]
    found = [(places[row], m.claim) for (_, m, _), row in zip(marks, carriers, strict=True)]
    return {
        "kinds": weights_of(names, {kind: fitted[kind] for kind in KINDS}),
        "sides": _fit_sides(lessons, found),
        "stages": _fit_status(lessons, found, "stage", STAGES, "stages"),
        "terms": _fit_status(lessons, found, "terms", TERMS, "terms"),
    }


def _height(lessons: Sequence[Lesson], place: Place) -> tuple[int, int, int]:
    n, k, i = place
    return height(lessons[n].scenes[k].sentence, i)


def height(sentence: Sentence, i: int) -> tuple[int, int, int]:
    """How far below the root a word is; of words as high, verbs before nouns before others, then the first."""
    return sum(1 for _ in sentence.ancestors(i)), {"VERB": 0, "NOUN": 1}.get(sentence.tokens[i].pos, 2), i


def _fit_kind(
    table: csr_matrix, kind: Kind, marks: Sequence[tuple[int, Marked, list[int]]], carriers: Sequence[int]
) -> tuple[Matrix, float]:
    """Carriers of the kind against all other words; the other words of its quotes say nothing either way."""
    target, counted = np.zeros(table.shape[0]), np.ones(table.shape[0], dtype=bool)
    of_kind = [(rows, row) for (_, m, rows), row in zip(marks, carriers, strict=True) if m.claim["kind"] == kind]
    for rows, _ in of_kind:
        counted[rows] = False
    for _, row in of_kind:
        target[row], counted[row] = 1.0, True
    return regression(table[counted], target[counted], STRENGTH["kinds"])


def _fit_sides(lessons: Sequence[Lesson], found: Sequence[tuple[Place, Record]]) -> Weights:
    sides: dict[tuple[Place, str], tuple[set[str], set[str]]] = {}
    for place, claim in found:
        own = sides.setdefault((place, claim["kind"]), (set(), set()))
        for states, role in zip(own, ("actor", "recipient"), strict=True):
            states.update(state_of(name) for name in claim[role])
    signs, actor, recipient = [], [], []
    for ((n, k, i), kind), (actors, recipients) in sides.items():
        scene = lessons[n].scenes[k]
        for party in scene.parties:
            states = {state_of(name) for name in party.ids}
            signs.append(side_signs(scene, kind, i, party))
            actor.append(float(bool(states & actors)))
            recipient.append(float(bool(states & recipients)))
    table, names = table_of(signs, RARE)
    strength = STRENGTH["sides"]
    fitted = {
        "actor": regression(table, np.array(actor), strength),
        "recipient": regression(table, np.array(recipient), strength),
    }
    return weights_of(names, fitted)


def _fit_status(
    lessons: Sequence[Lesson], found: Sequence[tuple[Place, Record]], slot: str, labels: Sequence[str], name: str
) -> Weights:
    signs = [status_signs(lessons[n].scenes[k], claim["kind"], i) for (n, k, i), claim in found]
    table, names = table_of(signs, RARE)
    fitted = {
        label: regression(table, np.array([float(claim[slot] == label) for _, claim in found]), STRENGTH[name])
        for label in labels
    }
    return weights_of(names, fitted)


_HEAD = {
    "kinds": "# How much each sign of a word speaks for its carrying a claim of each kind.",
    "sides": "# How much each sign of a party beside such a word speaks for its being on each side of the claim.",
    "stages": "# How much each sign of a word that carries a claim speaks for each stage.",
    "terms": "# How much each sign of a word that carries a claim speaks for each kind of terms.",
    "seats": "# How much each sign of a state beside a claim, or of nobody, speaks for its being on each side.",
    "numbers": "# How much each sign of a number beside a claim, or of none, speaks for its counting the thing.",
    "status": "# How much each sign of a value speaks for its being the claim's stage, terms, modality or polarity.",
    "dates": "# How much each sign of a date beside a claim, or of none, speaks for its being the claim's.",
}
_SOURCE = "# Source: learned by `python -m evals.learn` from marked texts; not written by hand."


def write(tables: Mapping[str, Weights]) -> None:
    """Put the tables in place of those in the vocabulary."""
    TABLES.mkdir(exist_ok=True)
    for name, weights in tables.items():
        lines = [_HEAD[name], _SOURCE, "\t".join(("sign", *weights.labels))]
        for sign, row in sorted(weights.rows.items()):
            lines.append("\t".join((sign, *(f"{weight:g}" if weight else "" for weight in row))))
        (TABLES / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some texts, with the tables and the network that were learned without them."""

    held: Sequence[Reading]
    tables: Mapping[str, Weights]
    network: Network | None

    @contextmanager
    def judging(self) -> Iterator[None]:
        """Inside, claims are made with what was learned without these texts."""
        with judged_by(self.tables), read_by(self.network):
            yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Tables learned from some texts: of each group of texts those learned without it, and those learned from all."""

    groups: Sequence[Group]
    tables: Mapping[str, Weights]


def networks(n: int = FOLDS) -> list[Network | None]:
    """The networks that were learned without each group of the marked texts. Raises SystemExit where one is missing."""
    folders = [NETWORKS / str(k) for k in range(n)]
    for folder in folders:
        if not folder.is_dir():
            raise SystemExit(f"there is no network in {folder}; `make network` trains them, see training/README.md")
    return [read_network(folder) for folder in folders]


def _others(looks: Sequence[list[choosing.Look]], own: list[choosing.Look]) -> list[choosing.Look]:
    return [look for other in looks if other is not own for look in other]


def course(known: Sequence[Reading], read: Sequence[Network | None]) -> Course:
    """Learn from these texts, parted into groups, with a network learned without each.

    What fits in a slot is learned from claims that were made with weights learned without their text: claims of a
    text that the weights know are better than those of a new one.
    """
    lessons = {reading.name: lesson_of(reading) for reading in known}
    plain, looks = [], []
    for held, network in zip(folds(known, len(read)), read, strict=True):
        names = {reading.name for reading in held}
        tables = fit([lesson for name, lesson in lessons.items() if name not in names])
        plain.append(Group(held=held, tables=tables, network=network))
        with plain[-1].judging():
            looks.append([look for reading in held for look in choosing.looks_at(reading)])
    learned = [
        replace(group, tables={**group.tables, **choosing.fit(_others(looks, own))})
        for group, own in zip(plain, looks, strict=True)
    ]
    every = choosing.fit([look for own in looks for look in own])
    return Course(groups=learned, tables=fit(list(lessons.values())) | every)


def main() -> None:
    """Fit and write."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    known = [reading for reading in readings() if not reading.name.startswith(held_out())]
    write(course(known, networks()).tables)


if __name__ == "__main__":
    main()
