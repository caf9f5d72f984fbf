"""Tries a user's own frames on the sentences that they say they catch and leave alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike

from reftel.claims.correct import corrected
from reftel.claims.sound import find_faults
from reftel.model.sentence import Sentence
from reftel.pipeline import Reading, read_document
from reftel.readers.files import read_bytes
from reftel.rules.actors import load_actors
from reftel.rules.codes import load_codes
from reftel.rules.frames import Frame, own_frames
from reftel.rules.layer import using
from reftel.rules.materiel import load_materiel, own_designations
from reftel.rules.own import Own, open_own
from reftel.rules.own_names import strange_organs
from reftel.rules.words import own_classes
from reftel.syntax.parser import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of trying a folder: what it adds, what is wrong with it, and what its writer may want to know.

    `frames` are ids with the number of their sentences; `n_names`, `n_designations` and `n_words` count what it adds.
    """

    frames: tuple[tuple[str, int], ...] = ()
    n_names: int = 0
    n_designations: int = 0
    n_words: int = 0
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def try_vocabulary(folder: str | PathLike[str]) -> Trial:
    """Try a folder. Raises VocabularyError where there is none, or none that is a vocabulary.

    Where a file is not of the right form, no sentence is tried.
    """
    own = open_own(folder)
    if faults := find_faults(own):
        return Trial(faults=tuple(faults))
    with using(own):
        frames = own_frames(own)
        nouns, military = own_classes(own)
        found = [(fault, note) for where, frame in frames for fault, note in _try(f"{where}: {frame.id}", frame)]
        return Trial(
            frames=tuple((frame.id, len(frame.fires) + len(frame.silent)) for _, frame in frames),
            n_names=len(load_actors().added),
            n_designations=len(own.rows("designations.tsv")),
            n_words=len(" ".join((*nouns.values(), military)).split()),
            faults=tuple(fault for fault, _ in found if fault),
            notes=(*_notes_on_names(own), *(note for _, note in found if note)),
        )


def _try(where: str, frame: Frame) -> Iterator[tuple[str | None, str | None]]:
    """A fault or a note for each sentence that is not caught, or left alone, as the frame says."""
    for text in frame.fires:
        reading = _read(text, frame)
        rules = [claim.rule for claim in reading.claims]
        if frame.id in rules:
            continue
        same = [claim.rule for claim in reading.claims if claim.kind == frame.kind]
        if same:
            yield None, f"{where}: “{text}” is caught by {same[0]} already, which says it more fully or as fully"
        else:
            yield f"{where}: does not catch “{text}”: {_why_not(text, reading)}", None
    for text in frame.silent:
        if any(claim.rule == frame.id for claim in _read(text, frame).claims):
            yield f"{where}: does not leave alone “{text}”; narrow it with when, unless or needs", None


def _read(text: str, frame: Frame) -> Reading:
    document = read_bytes(text.encode(), name="sentence", path="sentence.txt")
    return read_document(document, makers=("rules",), covered=True, about=frame.id)


def _why_not(text: str, reading: Reading) -> str:
    labels = {code.code: code.label for code in load_codes()}
    for sentence in reading.coverage.unclaimed if reading.coverage else ():
        return f"{labels[sentence.nearest.reason]} ({sentence.nearest.detail})"
    words = [f"{t.lemma}.{t.pos}" for s in _sentences(text) for t in s.tokens if t.pos in ("VERB", "NOUN", "ADJ")]
    return f"none of its units stands in it; the words that could be units are {', '.join(words) or 'none'}"


def _sentences(text: str) -> Iterator[Sentence]:
    document = read_bytes(text.encode(), name="sentence", path="sentence.txt")
    for item in load(document.language).sentences(document):
        if isinstance(item, Sentence):
            yield corrected(item, document.language)


def _notes_on_names(own: Own) -> Iterator[str]:
    """Names that the package has too, and organs that are probably misspelt."""
    table = load_actors()
    for mine, theirs in table.replaced:
        ids = [
            ", ".join(dict.fromkeys(meaning.id for meaning in name.meanings)) or "a part of a state"
            for name in (theirs, mine)
        ]
        if ids[0] == ids[1]:
            yield f"{mine.source}: {mine.text!r} is {ids[1]} without this line too"
        else:
            yield f"{mine.source}: {mine.text!r} is {ids[0]} in the package; with this folder it is {ids[1]}"
    organs = {name.organ.id for name in table.names if name.organ}
    own_lines = {name.source for name in table.added}
    shipped = (name for name in table.names if name.source not in own_lines)
    organs |= {meaning.id.partition("/")[2] for name in shipped for meaning in name.meanings}
    for name, written, meant in strange_organs(table.added, frozenset(organs)):
        yield f"{name.source}: no other name has the organ of {written}; did you mean {meant}?"
    for text, entry in own_designations(own):
        with using(None):
            other = load_materiel().entries.get(text.lower())
        was, now = (f"{e.designator or 'no type'} ({e.category})" if e else "" for e in (other, entry))
        if other is not None and was == now:
            yield f"{own.where('designations.tsv')}: {text!r} is {was} without this line too"
        elif other is not None:
            yield f"{own.where('designations.tsv')}: {text!r} is {was} in the package; with this folder it is {now}"
