"""Sentences and mentions to claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reftel.claims.arms import ArmsMemory, Named, named_in
from reftel.claims.bind import Stretch, Thing, period_of, places_of, terms_of, things
from reftel.claims.factuality import Factuality, factuality_of
from reftel.claims.reference import resolve
from reftel.claims.roles import Filling, open_frames
from reftel.claims.scene import Party, Scene, Speaker
from reftel.claims.setting import setting_of
from reftel.claims.speakers import last_speaker, speakers_of
from reftel.model.claim import KINDS, Claim, Kind, Modality, Polarity, Stage
from reftel.model.document import Document
from reftel.model.mention import MaterielMention, Mention
from reftel.model.refusal import Refusal
from reftel.model.sentence import Sentence, Token
from reftel.model.span import Span
from reftel.rules.actors import load_actors
from reftel.rules.data import digest
from reftel.rules.frames import Frame, load_frames
from reftel.rules.inflection import load_inflections
from reftel.rules.reference import load_reference_words
from reftel.rules.words import Words, load_words


def find_claims(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> list[Claim | Refusal]:
    """All claims of a document, in order of place; `mentions` are those of each sentence."""
    language = document.language
    sentences = [_relemmatized(sentence, language) for sentence in sentences]
    setting = setting_of(document, sentences, mentions, table=load_actors())
    parties = resolve(sentences, mentions, setting=setting, words=load_reference_words(language))
    words = load_words(language)
    claims: list[Claim] = []
    passages = _passages(sentences, mentions, words)
    arms = ArmsMemory()
    spoke: tuple[int, Speaker | None] = (-1, None)
    for sentence, found, (named, topic) in zip(sentences, mentions, parties, strict=True):
        scene = Scene(
            sentence=sentence,
            mentions=tuple(found),
            parties=named,
            words=words,
            setting=setting,
            topic=topic,
            military_passage=sentence.block in passages,
            arms_before=arms.before(sentence),
            speaker_before=spoke[1] if spoke[0] == sentence.block else None,
        )
        arms.note(named_in(sentence, found))
        spoke = sentence.block, last_speaker(scene) or scene.speaker_before
        if document.blocks[sentence.block].kind == "heading" and not _is_headline(sentence):
            continue
        claims += _of_sentence(document, scene)
    return list(_without_repeats(claims))


def _passages(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], words: Words) -> frozenset[int]:
    """The blocks that speak of arms or forces."""
    return frozenset(
        sentence.block
        for sentence, found in zip(sentences, mentions, strict=True)
        if any(isinstance(m, MaterielMention) for m in found)
        or any(t.lemma in words.military for t in sentence.tokens)
    )


def _is_headline(sentence: Sentence) -> bool:
    """True of a heading with a finite verb, which says something; a title ("Soviet aid") only names its subject."""
    return any(t.pos == "VERB" and t.feat("VerbForm") in ("Fin", None) for t in sentence.tokens)


def _relemmatized(sentence: Sentence, language: str) -> Sentence:
    """The sentence with lemma and part of speech of the words that rules name set right, where the form is sure."""
    forms = load_inflections(language)
    return replace(sentence, tokens=tuple(_corrected(sentence, token, forms) for token in sentence.tokens))


def _corrected(sentence: Sentence, token: Token, forms: Mapping[tuple[str, str], str]) -> Token:
    form, pos = token.text.lower(), _CLASSES.get(token.pos, token.pos)
    if pos == "NOUN" and (form, "VERB") in forms and {t.dep for t in sentence.children(token.i)} >= {"nsubj", "obj"}:
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if pos == "NOUN" and token.dep == "compound" and (form, "VERB") in forms and _opens_clause(sentence, token, forms):
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if pos == "VERB" and (form, "NOUN") in forms and token.dep in _NOMINAL and not _has_object(sentence, token):
        return replace(token, lemma=forms[form, "NOUN"], pos="NOUN")
    if (form, pos) in forms:
        return replace(token, lemma=forms[form, pos])
    if pos in ("NOUN", "ADJ") and (form, "VERB") in forms and (form, "NOUN") not in forms and form.endswith(_VERBAL):
        return replace(token, lemma=forms[form, "VERB"], pos="VERB")
    if pos == "VERB" and (form, "NOUN") in forms and (form, "VERB") not in forms:
        return replace(token, lemma=forms[form, "NOUN"], pos="NOUN")
    return token


def _opens_clause(sentence: Sentence, token: Token, forms: Mapping[tuple[str, str], str]) -> bool:
    """True of a verb that the tree takes for a noun beside its object: "to supply tanks", "began shipping drones"."""
    before = sentence.tokens[token.i - 1] if token.i else token
    if before.text.lower() == "to":
        return before.pos == "PART"
    form = token.text.lower()
    return before.pos == "VERB" and form.endswith("ing") and (form, "NOUN") not in forms


def _has_object(sentence: Sentence, token: Token) -> bool:
    return any(t.dep in ("obj", "iobj", "aux", "aux:pass") for t in sentence.children(token.i))


_CLASSES = {"PROPN": "NOUN", "AUX": "VERB"}
_NOMINAL = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "iobj")
_VERBAL = ("ed", "ent", "ies", "old", "ught", "ook", "ew")


def _of_sentence(document: Document, scene: Scene) -> Iterator[Claim]:
    fillings = list(open_frames(scene, frames_by_lemma(document.language)))
    for filling in _strongest(scene, fillings):
        yield from _claims(document, scene, filling)


@cache
def frames_by_lemma(language: str) -> Mapping[str, list[Frame]]:
    """Lemma → the frames that it may open, alone or as the first of several words."""
    table: dict[str, list[Frame]] = defaultdict(list)
    for frame in load_frames(language):
        for lemma in sorted({lemma.split()[0] for lemma, _ in frame.units}):
            table[lemma].append(frame)
    return table


def _strongest(scene: Scene, fillings: Iterable[Filling]) -> list[Filling]:
    """Of readings of one word keep the fullest for each kind; leave out nouns that a verb's reading already holds."""
    best: dict[tuple[int, str], Filling] = {}
    for filling in fillings:
        key = (filling.unit, filling.frame.kind)
        if key not in best or _fullness(filling) > _fullness(best[key]):
            best[key] = filling
    kept = list(best.values())
    # A contract is an agreement and what it is for a transfer: the first does not hold the second.
    held = {(i, kind) for f in kept for i in f.items if i != f.unit for kind in _holds(f.frame.kind)}
    kept = [f for f in kept if (f.unit, f.frame.kind) not in held]
    return [f for f in kept if not any(_is_said_by(scene, f, other) for other in kept)]


def _holds(kind: Kind) -> tuple[Kind, ...]:
    return (kind,) if kind == "agreement" else KINDS


def _is_said_by(scene: Scene, filling: Filling, other: Filling) -> bool:
    """True where a noun below another word says no more of the same things ("a contract for the delivery of tanks")."""
    return (
        filling.unit != other.unit
        and filling.frame.kind == other.frame.kind == "transfer"
        and bool(filling.items)
        and set(filling.items) == set(other.items)
        and scene.token(filling.unit).pos != "VERB"
        and _fullness(filling) <= _fullness(other)
        and other.unit in {t.i for t in scene.sentence.ancestors(filling.unit)}
    )


def _fullness(filling: Filling) -> int:
    return 2 * bool(filling.actors) + 2 * bool(filling.recipients) + bool(filling.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What all claims of one filling share."""

    document: Document
    scene: Scene
    filling: Filling
    factuality: Factuality
    said_by: tuple[Speaker, ...]


def _claims(document: Document, scene: Scene, filling: Filling) -> Iterator[Claim]:
    context = _Context(
        document=document,
        scene=scene,
        filling=filling,
        factuality=factuality_of(scene, filling.unit),
        said_by=_speakers(document, scene, filling.unit),
    )
    for actors, recipients in _pairs(filling):
        for thing in things(scene, filling):
            yield _claim(context, actors, recipients, thing)


def _speakers(document: Document, scene: Scene, unit: int) -> tuple[Speaker, ...]:
    """Who says so; in a thread of several people's posts, the post's author first."""
    inner = speakers_of(scene, unit)
    author = document.blocks[scene.sentence.block].author
    if author is None or len({block.author for block in document.blocks if block.author}) < 2:
        return inner
    return (Speaker(name=author, place=None, named=True), *inner)


def _pairs(filling: Filling) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """Each state with each state; organs of one state stay together."""
    for actors in _by_state(filling.actors) or [()]:
        for recipients in _by_state(filling.recipients) or [()]:
            yield actors, recipients
            if filling.frame.mutual:
                yield recipients, actors


def _by_state(parties: Iterable[Party]) -> list[tuple[Party, ...]]:
    groups: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        groups[party.ids[0].split("/")[0]].append(party)
    return [tuple(group) for group in groups.values()]


def _claim(context: _Context, actors: tuple[Party, ...], recipients: tuple[Party, ...], thing: Thing) -> Claim:
    scene, frame = context.scene, context.filling.frame
    sentence = scene.sentence
    period = period_of(scene, context.filling)
    places = places_of(scene, context.filling)
    stretches: dict[str, list[Stretch]] = {
        "actor": [(p.first, p.last) for p in actors if p.first >= 0],
        "recipient": [(p.first, p.last) for p in recipients if p.first >= 0],
        "item": [thing.item] if thing.item else [],
        "designators": [(m.first, m.last) for m in thing.designators],
        "quantity": [(thing.count.first, thing.count.last)] if thing.count else [],
        "value": [thing.money] if thing.money else [],
        "period": [(period.first, period.last)] if period else [],
        "place": [stretch for _, stretch in places],
        "said_by": [speaker.place for speaker in context.said_by if speaker.place],
    }
    core = [s for name, group in stretches.items() if name not in ("place", "said_by", "period") for s in group]
    span = _quote(scene, context.filling, core, stretches["period"])
    stage, modality, polarity = _status(context)
    return Claim(
        document=context.document.sha256,
        kind=frame.kind,
        actor=_ids(actors),
        recipient=_ids(recipients),
        span=span,
        quote=context.document.text[span.start : span.end],
        rule=frame.id,
        vocabulary=digest(),
        item=_item(sentence, thing),
        designators=_designators(thing),
        quantity=thing.quantity,
        value=thing.value,
        period=period.edtf if period else None,
        place=tuple(name for name, _ in places),
        stage=stage,
        terms=terms_of(scene, context.filling),
        modality=modality,
        polarity=polarity,
        said_by=tuple(speaker.name for speaker in context.said_by),
        slot_spans=_slot_spans(sentence, stretches, thing.known),
    )


def _item(sentence: Sentence, thing: Thing) -> str | None:
    if thing.known and thing.is_pronoun:
        return thing.known.text
    return sentence.words(*thing.item) if thing.item else None


def _designators(thing: Thing) -> tuple[str, ...]:
    own = tuple(dict.fromkeys(m.designator for m in thing.designators if m.designator))
    return own or ((thing.known.designator,) if thing.known and thing.known.designator else ())


def _slot_spans(
    sentence: Sentence, stretches: Mapping[str, list[Stretch]], known: Named | None
) -> dict[str, tuple[Span, ...]]:
    """Each slot's own words; of arms that were named before, also the words that named them."""
    spans = {name: [sentence.stretch(*s) for s in sorted(set(group))] for name, group in stretches.items() if group}
    if known:
        spans["item"] = [known.span, *spans.get("item", [])]
        if known.designation and "designators" not in spans:
            spans["designators"] = [known.designation]
    return {name: tuple(group) for name, group in spans.items()}


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for p in parties for i in p.ids))


def _status(context: _Context) -> tuple[Stage | None, Modality, Polarity]:
    frame, facts = context.filling.frame, context.factuality
    stage = frame.stage
    if frame.kind not in ("relation", "share", "upheaval", "disclosure", "visit", "holding"):
        if facts.stage is not None and (facts.stage not in _WEAK or stage in (None, "delivered", "shipped")):
            stage = facts.stage
        elif facts.modality == "planned" and stage in ("delivered", "shipped", "ordered", "agreed", "ongoing", None):
            stage = "planned"
    modality = facts.modality
    if modality == "factual" and _is_hearsay(context):
        modality = "alleged"
    return stage, modality, facts.polarity


_WEAK = ("ongoing", "delivered", "planned")
"""Stages of a governing verb that say less than a frame's own: "continued to offer" is still an offer."""


def _is_hearsay(context: _Context) -> bool:
    """True where the nearest speaker is no person by name: media, officials, a government, "sources"."""
    return bool(context.said_by) and not context.said_by[-1].named


def _quote(scene: Scene, filling: Filling, core: list[Stretch], period: list[Stretch]) -> Span:
    """The shortest stretch that holds the unit and the slots, opened to the edges of the words' phrases."""
    tokens = {filling.unit, *(i for s in core for i in s)}
    low, high = min(tokens), max(tokens)
    for first, last in period:
        if low - 12 <= first and last <= high + 12:
            low, high = min(low, first), max(high, last)
    return scene.sentence.stretch(low, high)


def _without_repeats(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        key = (
            claim.kind, claim.actor, claim.recipient, claim.item, claim.designators, claim.quantity, claim.value,
            claim.period, claim.stage, claim.modality, claim.polarity, claim.said_by,
        )  # fmt: skip
        if key not in seen:
            seen.add(key)
            yield claim
