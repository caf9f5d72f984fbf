"""Sentences as the claims stage sees them."""

from reftel.claims.find import candidates
from reftel.claims.scene import Scene
from reftel.claims.trace import Trace
from reftel.mentions.find import find_all_mentions
from reftel.model.refusal import Refusal
from reftel.readers.files import read_bytes
from reftel.syntax.parser import load


def scene_of(text: str, at: int = 0) -> Scene:
    """The scene of the first sentence of `text`, or of another."""
    document = read_bytes(text.encode(), name="text", path="text.txt")
    sentences = [s for s in load(document.language).sentences(document) if not isinstance(s, Refusal)]
    trace = Trace()
    candidates(document, sentences, find_all_mentions(sentences, document=document), trace=trace)
    return trace.scenes[at]


def word(scene: Scene, text: str) -> int:
    """The index of the first token written `text`."""
    return next(t.i for t in scene.sentence.tokens if t.text == text)
