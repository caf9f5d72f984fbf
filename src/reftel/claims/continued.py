"""Talk that is reported on: "He said that no tanks had come. Italy had offered trucks." is his word still."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reftel.claims.scene import Scene, Speaker
from reftel.claims.scopes import SHIFTED
from reftel.model.sentence import Token

if TYPE_CHECKING:
    from reftel.claims.speakers import Voices

_FARTHEST = 3
"""Sentences: how far from the last "he said" what stands in the tense of reported talk is his still.

Of claims of marked texts in such sentences 65 in 100 are marked as that speaker's, 13 as nobody's.
"""


def speaker_still(scene: Scene, before: Sequence["Voices"]) -> Speaker | None:
    """Who goes on speaking in a sentence in the tense of reported talk: the person by name who spoke last.

    All sentences since must be in that tense, stand in the same paragraph and name nobody else who says something.
    """
    if not _is_shifted(scene, main=True) or _is_writers(scene):
        return None
    for voices in reversed(before[-_FARTHEST:]):
        if voices.scene.sentence.block != scene.sentence.block:
            return None
        told = [s for s in voices.sayings if not s.rumoured and voices.speakers(s)]
        if told:
            speaker = voices.speakers(told[-1])[-1]
            says = scene.words.has("says", voices.scene.token(told[-1].at).lemma)
            return replace(speaker, place=None) if says and speaker.named and not speaker.is_body else None
        if not _is_shifted(voices.scene, main=False):
            return None
    return None


def _is_shifted(scene: Scene, *, main: bool) -> bool:
    """True of "had come", "would come": of the main verb, or of any in the sentence."""
    words = _below_root(scene) if main else scene.sentence.tokens
    return any(t.pos == "AUX" and t.text.lower() in SHIFTED for t in words)


def _is_writers(scene: Scene) -> bool:
    """True where the writer speaks of what he did himself."""
    return any(
        t.dep.startswith("nsubj") and scene.words.has("first_person", t.text.lower()) for t in _below_root(scene)
    )


def _below_root(scene: Scene) -> Sequence[Token]:
    root = next((t for t in scene.sentence.tokens if t.dep == "root"), None)
    return scene.sentence.children(root.i) if root else ()
