"""Whether a user's own vocabulary can be worked with, before anything is read with it."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from os import PathLike

from reftel.claims.classes import CHECKS
from reftel.claims.roles import NEEDS
from reftel.errors import VocabularyError
from reftel.rules.actors import load_actors
from reftel.rules.frames import Frame, load_frames, own_frames
from reftel.rules.layer import using
from reftel.rules.materiel import own_designations
from reftel.rules.own import Own, open_own
from reftel.rules.words import Words, load_words, own_classes


def open_vocabulary(folder: str | PathLike[str]) -> Own:
    """A user's folder, read and checked. Raises VocabularyError for the first thing that is wrong with it."""
    own = open_own(folder)
    for fault in find_faults(own):
        raise VocabularyError(fault)
    return own


def find_faults(own: Own) -> list[str]:
    """The first thing that is wrong with each sort of words in a user's folder, in a sentence."""
    faults = []
    checks: tuple[Callable[[], object], ...] = (
        load_actors, lambda: own_designations(own), load_words, load_frames, lambda: _check_frames(own),
        lambda: _check_lists(own),
    )  # fmt: skip
    with using(own):
        for check in checks:
            try:
                check()
            except VocabularyError as error:
                faults.append(str(error))
    return list(dict.fromkeys(faults))


def _check_frames(own: Own) -> None:
    """That each frame asks for classes and needs that there are."""
    for where, frame in own_frames(own):
        for fault in _faults(frame, load_words(frame.id.partition(".")[0])):
            raise VocabularyError(f"{where}: {frame.id}: {fault}")


def _faults(frame: Frame, words: Words) -> Iterator[str]:
    """Classes and needs that nothing knows."""
    classes = [name for group in (frame.when, frame.unless) for names in group.values() for name in names]
    for what, asked, known, rest in (
        ("class", classes, sorted({*CHECKS, *words.sets}), "a list of your own goes into classes.toml"),
        ("need", frame.needs, list(NEEDS), f"there are {', '.join(NEEDS)}"),
    ):
        for name in asked:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]}?" if near else rest
                yield f"there is no {what} {name!r}; {hint}"


def _check_lists(own: Own) -> None:
    """That each new list of words is asked for by a frame of the folder: else its name is a slip of the pen."""
    added, _ = own_classes(own)
    with using(None):
        known = set(load_words().sets)
    asked = {
        name for _, frame in own_frames(own) for group in (frame.when, frame.unless) for names in group.values()
        for name in names
    }  # fmt: skip
    for name in sorted(set(added) - known - asked):
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "name it in a frame, or take it away"
        raise VocabularyError(f"{own.where('classes.toml')}: no frame asks for the list {name!r}; {hint}")
