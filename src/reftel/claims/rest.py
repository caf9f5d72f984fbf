"""Arms and people that no other frame holds: in a text on arms they are there since they passed or came."""

from collections.abc import Iterator, Sequence
from functools import cache

from reftel.claims.build import claims_of
from reftel.claims.classes import belongs
from reftel.claims.repeats import Candidate
from reftel.claims.roles import Filling, fill
from reftel.claims.scene import Scene
from reftel.claims.speakers import Voices
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.rules.frames import Frame, load_frames


def claims_of_rest(document: Document, voices: Voices, found: Sequence[Claim]) -> Iterator[Candidate]:
    """Claims of the phrases that no claim of the sentence holds, by the first frame that fits each."""
    scene = voices.scene
    held = _held(scene, found)
    for head in range(len(scene.sentence.tokens)):
        if head in held:
            continue
        filling = next((f for frame in rest_frames(document.language) if (f := _opened(scene, frame, head))), None)
        if filling is not None:
            for claim, signs in claims_of(document, voices, filling):
                held |= _held(scene, [claim])
                yield claim, signs


def _opened(scene: Scene, frame: Frame, head: int) -> Filling | None:
    return fill(scene, frame, head) if belongs(scene, head, frame.rest) else None


def _held(scene: Scene, claims: Sequence[Claim]) -> set[int]:
    """The words that these claims quote."""
    return {t.i for t in scene.sentence.tokens for c in claims if c.span.start <= t.start < c.span.end}


@cache
def rest_frames(language: str) -> tuple[Frame, ...]:
    """The frames of the rest, in their order."""
    return tuple(frame for frame in load_frames(language) if frame.rest)
