"""Later words on what was claimed: another figure for it, its size at another time, a bare denial."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reftel.claims.build import speakers_of
from reftel.claims.repeats import Candidate
from reftel.claims.scene import Scene, Speaker
from reftel.claims.signs import signs_of_row
from reftel.claims.speakers import Voices
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.mention import CountMention, PeriodMention
from reftel.model.sentence import Token

_REACH = 2
"""Sentences: what was claimed further back is seldom meant."""

_COUNTED = frozenset({"transfer", "mission", "deployment", "training", "holding"})
_PEOPLE = frozenset({"mission", "deployment"})
_DENIED = _COUNTED | {"access", "cooperation", "agreement", "financing", "disclosure"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NEAR = 6
"""Words between a figure and the date that goes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with the number of its sentence."""

    claim: Claim
    sentence: int
    block: int


def echoes_of(document: Document, voices: Voices, here: Sequence[Claim], before: Sequence[Told]) -> Iterator[Candidate]:
    """The claims that a sentence makes of what was claimed in it or just before, and says no more of."""
    scene = voices.scene
    near = [t for t in before if t.block == scene.sentence.block and scene.sentence.index - t.sentence <= _REACH]
    known = [*near, *(Told(claim=c, sentence=scene.sentence.index, block=scene.sentence.block) for c in here)]
    for claim in (*_figures(document, voices, here, known), *_denials(document, voices, here, known)):
        yield claim, signs_of_row(claim)


def _figures(document: Document, voices: Voices, here: Sequence[Claim], known: Sequence[Told]) -> Iterator[Claim]:
    scene = voices.scene
    led = False
    for count in scene.counts:
        if _is_taken(scene, count, here):
            continue
        told = _counted_before(scene, count, known)
        speaker = (_beside(voices, count) if led else None) or _estimator(voices, count)
        if told is None or (speaker is None and not _is_level(scene, count)):
            continue
        led = led or speaker is not None
        yield _figure(document, scene, told.claim, count, speaker)


def _is_taken(scene: Scene, count: CountMention, here: Sequence[Claim]) -> bool:
    """True of a number that counts something of its own, belongs to a claim, or is a year or part of a name."""
    tokens, sentence = scene.sentence.tokens, scene.sentence
    span = sentence.stretch(count.first, count.last)
    if count.noun is not None or count.quantity.unit or any(c.span.overlaps(span) for c in here):
        return True
    number, after = tokens[count.last], tokens[count.last + 1 : count.last + 2]
    low = count.quantity.low or count.quantity.high or 0
    year = number.text.isdigit() and 1800 <= low < 2100  # noqa: PLR2004
    named = bool(after) and (after[0].pos in ("NOUN", "PROPN") or after[0].text in ("-", "/", "%"))
    inside = any(m.first <= count.first <= m.last for m in (*scene.money, *scene.periods, *scene.materiel))
    return year or inside or low < 2 or (named and not scene.words.has("exactness", after[0].text.lower()))  # noqa: PLR2004


def _counted_before(scene: Scene, count: CountMention, known: Sequence[Told]) -> Told | None:
    """The latest claim whose things or people a bare number may count."""
    at = scene.token(count.first).start
    fit = [
        t for t in known
        if t.claim.kind in _COUNTED and t.claim.span.start < at
        and (_is_number(t.claim) or t.claim.kind in _PEOPLE)
    ]  # fmt: skip
    return fit[-1] if fit else None


def _is_number(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.unit not in ("percent", "")


def _estimator(voices: Voices, count: CountMention) -> Speaker | None:
    """Who thinks so, of "Washington put it at 3,000" and "defectors say 5,000"."""
    scene = voices.scene
    for verb in _above(scene, count):
        if scene.words.has("estimating", verb.lemma) and not _names_another(scene, verb, count):
            subject = next((t for t in scene.sentence.children(verb.i) if t.dep in _SUBJECTS), None)
            return voices.speaker(subject.i, verb.i) if subject else None
    return None


def _names_another(scene: Scene, verb: Token, count: CountMention) -> bool:
    """True of "puts the technicians at 100": what is counted is named, and need not be what was told before."""
    things = [t for t in scene.sentence.children(verb.i) if t.dep == "obj" and not count.first <= t.i <= count.last]
    return any(not scene.words.has("charges", t.lemma if t.pos == "NOUN" else t.text.lower()) for t in things)


def _above(scene: Scene, count: CountMention) -> list[Token]:
    """The words that the number hangs on, up to the first verb; the number itself where the tree makes it a verb's."""
    found = []
    for token in scene.sentence.ancestors(count.last):
        found.append(token)
        if token.pos in ("VERB", "AUX"):
            break
    return found


def _beside(voices: Voices, count: CountMention) -> Speaker | None:
    """Who thinks so, of "…, defectors 5,000": the name right before a number, where one such stood before."""
    scene, at = voices.scene, count.first - 1
    token = scene.token(at) if at > 0 else None
    if token is None or token.pos not in ("NOUN", "PROPN") or token.i in scene.materiel_at:
        return None
    return voices.speaker(at, at)


def _is_level(scene: Scene, count: CountMention) -> bool:
    """True of "by 1974 it was 150", "they numbered 4,000", "the total reached 300"."""
    words = scene.words
    heads = [scene.token(count.last), *_above(scene, count)]
    verbs = [t for t in heads if words.has("levels", t.lemma)]
    verbs += [t for head in heads[:1] for t in scene.sentence.children(head.i) if t.dep == "cop"]
    subjects = [
        t for head in (*heads, *verbs) for t in scene.sentence.children(head.i) if t.dep in (*_SUBJECTS, "expl")
    ]  # fmt: skip
    return bool(verbs) and any(
        words.has("counted_subjects", t.lemma if t.pos == "NOUN" else t.text.lower()) for t in subjects
    )


def _figure(
    document: Document, scene: Scene, told: Claim, count: CountMention, speaker: Speaker | None
) -> Claim:
    period = _dated(scene, count)
    unit = told.quantity.unit if told.quantity is not None and told.quantity.unit != "percent" else "persons"
    places = [(count.first, count.last)]
    places += [speaker.place] if speaker is not None and speaker.place else []
    places += [(period.first, period.last)] if period else []
    span = scene.sentence.stretch(min(first for first, _ in places), max(last for _, last in places))
    return replace(
        told,
        span=span,
        quote=document.text[span.start : span.end],
        rule=f"{document.language}.echo.figure",
        item=re.sub(r"^[\d,.]+\s+", "", told.item) if told.item else None,
        quantity=replace(count.quantity, unit=unit),
        value=None,
        period=period.edtf if period else None,
        stage="ongoing" if speaker is None and told.kind in _PEOPLE else told.stage,
        modality="alleged" if speaker else told.modality,
        polarity="affirmed",
        said_by=_said_by(document, scene, speaker),
        slot_spans={**told.slot_spans, "quantity": (scene.sentence.stretch(count.first, count.last),)},
    )


def _dated(scene: Scene, count: CountMention) -> PeriodMention | None:
    """The date next to the number."""
    near = [(min(abs(p.first - count.last), abs(count.first - p.last)), p.first, p) for p in scene.periods]
    near = [entry for entry in near if entry[0] <= _NEAR]
    return min(near)[2] if near else None


def _said_by(document: Document, scene: Scene, speaker: Speaker | None) -> tuple[str, ...]:
    found = speakers_of(document, scene, (speaker,) if speaker else ())
    return tuple(s.name for s in found)


def _denials(document: Document, voices: Voices, here: Sequence[Claim], known: Sequence[Told]) -> Iterator[Claim]:
    """Bare denials: "Tehran denies it", "a charge that Moscow calls baseless"."""
    scene = voices.scene
    for verb in scene.sentence.tokens:
        span = scene.sentence.stretch(verb.i, verb.i)
        if not _denies(scene, verb) or any(c.span.overlaps(span) for c in here):
            continue
        subject = next((t for t in scene.sentence.children(verb.i) if t.dep in _SUBJECTS), None)
        speaker = voices.speaker(subject.i, verb.i) if subject else None
        told = _meant(scene, subject, verb, known)
        if subject is not None and speaker is not None and speaker.place and told is not None:
            yield _denial(document, scene, told.claim, verb, speaker)


def _denies(scene: Scene, verb: Token) -> bool:
    """True of a verb that denies something said, and says no more of what."""
    words, below = scene.words, scene.sentence.children(verb.i)
    if verb.pos != "VERB" or any(t.dep in ("ccomp", "csubj", "aux:pass") for t in below):
        return False
    things = [t for t in below if t.dep == "obj"]
    if words.has("calling", verb.lemma):
        false = [t for t in below if t.dep in ("xcomp", "obj", "obl", "amod") and words.has("falsehoods", t.lemma)]
        return bool(false)
    if not words.has("bare_denying", verb.lemma) or any(t.dep == "xcomp" for t in below):
        return False
    return all(words.has("charges", t.lemma if t.pos == "NOUN" else t.text.lower()) for t in things)


def _meant(scene: Scene, subject: Token | None, verb: Token, known: Sequence[Told]) -> Told | None:
    """The latest claim that the one who denies has a part in, else the latest."""
    party = scene.party_at.get(subject.i) if subject is not None else None
    if party is None:
        return None
    states = {state_of(i) for i in party.ids}
    fit = [t for t in known if t.claim.kind in _DENIED and t.claim.span.start < verb.start]
    own = [t for t in fit if states & {state_of(i) for i in (*t.claim.actor, *t.claim.recipient)}]
    return (own or fit)[-1] if fit else None


def _denial(document: Document, scene: Scene, told: Claim, verb: Token, speaker: Speaker) -> Claim:
    assert speaker.place is not None
    ends = [t.i for t in scene.sentence.children(verb.i) if t.dep in ("obj", "xcomp") and t.i > verb.i]
    span = scene.sentence.stretch(min(speaker.place[0], verb.i), max([verb.i, *ends]))
    return replace(
        told,
        span=span,
        quote=document.text[span.start : span.end],
        rule=f"{document.language}.echo.denial",
        item=None,
        designators=(),
        quantity=None,
        value=None,
        period=None,
        modality="alleged",
        polarity="denied",
        said_by=_said_by(document, scene, speaker),
        slot_spans={k: v for k, v in told.slot_spans.items() if k in ("actor", "recipient")},
    )
