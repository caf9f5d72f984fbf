"""Talk that is reported on: "He said that no tanks had come. Italy had offered trucks." is his word still."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from reftel.claims.scene import Scene, Speaker
from reftel.model.sentence import Token

if TYPE_CHECKING:
    from reftel.claims.speakers import Voices

_FARTHEST = 3
"""Sentences: how far from the last "he said" what stands in the tense of reported talk is his still.

Of claims of marked texts in such sentences 65 in 100 are marked as that speaker's, 13 as nobody's; in records of
conversations, whatever the tense, 67 and 8.
"""


def speaker_still(scene: Scene, before: Sequence["Voices"], *, record: bool) -> Speaker | None:
    """Who goes on speaking in a sentence that names nobody, by the sentences of its paragraph `before` it.

    In the `record` of a conversation that is the one who has the floor, whatever the tense. Elsewhere it is the person
    by name who spoke last, where all sentences since are in the tense of reported talk.
    """
    here = takewhile(lambda voices: voices.scene.sentence.block == scene.sentence.block, reversed(before))
    if _is_writers(scene):
        return None
    return _with_floor(here) if record else _reported(scene, here)


def _with_floor(before: Iterable["Voices"]) -> Speaker | None:
    """Who said something last as the main thing that a sentence tells; what he says that others say is his still.

    `before` are the paragraph's sentences so far, the nearest first.
    """
    for voices in before:
        scene = voices.scene
        if _is_writers(scene):
            return None
        root = scene.sentence.root
        for saying in voices.sayings:
            if root and saying.at == root.i and not saying.rumoured and voices.speakers(saying):
                return _elsewhere(voices.speakers(saying)[0])
        taker = _taker(voices)
        if taker is not None:
            return _elsewhere(taker)
    return None


def _taker(voices: "Voices") -> Speaker | None:
    """The person who takes the floor without a verb of saying: "The Secretary summarized what had been done"."""
    root = voices.scene.sentence.root
    if root is None or _is_shifted(voices.scene, main=True):
        return None
    persons = (t for t in _below_root(voices.scene) if t.dep == "nsubj" and voices.is_person(t))
    return next((voices.speaker(t.i, root.i) for t in persons), None)


def _elsewhere(speaker: Speaker) -> Speaker | None:
    """The speaker without place, since he is named in another sentence; no state and no body has the floor."""
    return None if speaker.is_body else replace(speaker, place=None)


def _reported(scene: Scene, before: Iterable["Voices"]) -> Speaker | None:
    if not _is_shifted(scene, main=True):
        return None
    for voices in islice(before, _FARTHEST):
        told = [s for s in voices.sayings if not s.rumoured and voices.speakers(s)]
        if told:
            speaker = voices.speakers(told[-1])[-1]
            says = scene.words.has("says", voices.scene.token(told[-1].at).lemma)
            return _elsewhere(speaker) if says and speaker.named else None
        if not _is_shifted(voices.scene, main=False):
            return None
    return None


def _is_shifted(scene: Scene, *, main: bool) -> bool:
    """True of "had come", "would come": of the main verb, or of any in the sentence."""
    words = _below_root(scene) if main else scene.sentence.tokens
    return any(t.pos == "AUX" and scene.words.has("shifted", t.text.lower()) for t in words)


def _is_writers(scene: Scene) -> bool:
    """True where the writer speaks of what he did himself."""
    return any(
        t.dep.startswith("nsubj") and scene.words.has("first_person", t.text.lower()) for t in _below_root(scene)
    )


def _below_root(scene: Scene) -> Sequence[Token]:
    root = scene.sentence.root
    return scene.sentence.children(root.i) if root else ()
