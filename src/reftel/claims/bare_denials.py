"""Denials that do not say again what they deny: "Tehran denies it", "a charge that Moscow calls baseless"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reftel.claims.build import speakers_of
from reftel.claims.repeats import Candidate
from reftel.claims.scene import Scene, Speaker
from reftel.claims.signs import signs_of_row
from reftel.claims.speakers import Voices
from reftel.claims.units import denies_clause
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.sentence import Token

_REACH = 2
"""Sentences: what was claimed further back is seldom meant."""

_DENIED = frozenset(
    "transfer mission deployment training holding access cooperation agreement financing disclosure".split()
)
"""Kinds of what a state is said to do and may deny."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its sentence and block."""

    claim: Claim
    sentence: int
    block: int


def bare_denials(
    document: Document, voices: Voices, here: Sequence[Claim], before: Sequence[Told]
) -> Iterator[Candidate]:
    """The denials of a sentence whose own claims are `here`: each denies one of them or of the claims just `before`."""
    scene = voices.scene
    sentence, block = scene.sentence.index, scene.sentence.block
    near = [t for t in before if t.block == block and sentence - t.sentence <= _REACH]
    known = [*near, *(Told(claim=claim, sentence=sentence, block=block) for claim in here)]
    for verb in scene.sentence.tokens:
        span = scene.sentence.stretch(verb.i, verb.i)
        if not _denies(scene, verb) or any(c.span.overlaps(span) for c in here):
            continue
        subject = next((t for t in scene.sentence.children(verb.i) if t.dep in _SUBJECTS), None)
        speaker = voices.speaker(subject.i, verb.i) if subject else None
        claim = _meant(scene, subject, verb, [t.claim for t in known])
        if speaker is not None and speaker.place and claim is not None:
            denial = _denial(document, scene, claim, verb, speaker)
            yield denial, signs_of_row(denial)


def _denies(scene: Scene, verb: Token) -> bool:
    """True of a verb that denies something said, and says no more of what."""
    words, below = scene.words, scene.sentence.children(verb.i)
    if verb.pos != "VERB" or any(t.dep in ("ccomp", "csubj", "aux:pass") for t in below):
        return False
    if words.has("dubbing", verb.lemma):
        return any(t.dep in ("xcomp", "obj", "obl", "amod") and words.has("falsehoods", t.lemma) for t in below)
    if not words.has("bare_denying", verb.lemma) or any(t.dep == "xcomp" for t in below):
        return False
    if denies_clause(scene, verb):
        return True
    things = [t for t in below if t.dep in ("obj", "iobj")]
    return all(words.has("charges", t.lemma if t.pos == "NOUN" else t.text.lower()) for t in things)


def _meant(scene: Scene, subject: Token | None, verb: Token, known: Sequence[Claim]) -> Claim | None:
    """The latest claim that the one who denies has a part in, else the latest."""
    party = scene.party_at.get(subject.i) if subject is not None else None
    if party is None:
        return None
    states = {state_of(i) for i in party.ids}
    fit = [c for c in known if c.kind in _DENIED and c.span.start < verb.start]
    own = [c for c in fit if states & {state_of(i) for i in (*c.actor, *c.recipient)}]
    return (own or fit)[-1] if fit else None


def _denial(document: Document, scene: Scene, claim: Claim, verb: Token, speaker: Speaker) -> Claim:
    first = speaker.place[0] if speaker.place else verb.i
    ends = [t.i for t in scene.sentence.children(verb.i) if t.dep in ("obj", "xcomp") and t.i > verb.i]
    span = scene.sentence.stretch(min(first, verb.i), max([verb.i, *ends]))
    return replace(
        claim,
        span=span,
        quote=document.text[span.start : span.end],
        rule=f"{document.language}.denial",
        item=None,
        designators=(),
        quantity=None,
        value=None,
        period=None,
        modality="alleged",
        polarity="denied",
        said_by=tuple(s.name for s in speakers_of(document, scene, (speaker,))),
        slot_spans={slot: spans for slot, spans in claim.slot_spans.items() if slot in ("actor", "recipient")},
    )
