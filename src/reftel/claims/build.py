"""From a filled frame to claims: slots, status, quote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reftel.claims.arms import Named
from reftel.claims.bind import places_of, things
from reftel.claims.choices import Looks, better, note
from reftel.claims.counting import counted_behind, counted_for
from reftel.claims.date_signs import TABLE as DATES
from reftel.claims.date_signs import Told, dates_of
from reftel.claims.distribute import shared_out
from reftel.claims.factuality import Factuality, factuality_of, is_hedged
from reftel.claims.number_signs import TABLE as NUMBERS
from reftel.claims.number_signs import numbers_of, recounted
from reftel.claims.prices import terms_of
from reftel.claims.roles import Filling
from reftel.claims.scene import DateBefore, Party, Scene, Speaker
from reftel.claims.seats import TABLE as SEATS
from reftel.claims.seats import seated, seats_of
from reftel.claims.signs import signs_of
from reftel.claims.speakers import Voices
from reftel.claims.status import TABLE as STATUS
from reftel.claims.status import Status, of_a_piece, restated, statuses_of
from reftel.claims.thing import Stretch, Thing
from reftel.claims.times import period_of
from reftel.model.actor import state_of
from reftel.model.claim import Claim, Modality, Polarity, Stage
from reftel.model.document import Document
from reftel.model.mention import PeriodMention
from reftel.model.sentence import Sentence
from reftel.model.span import Span
from reftel.rules.data import digest
from reftel.rules.weights import LEARNED

Period = PeriodMention | DateBefore | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What all claims of one filling share."""

    document: Document
    scene: Scene
    filling: Filling
    factuality: Factuality
    said_by: tuple[Speaker, ...]
    is_rumoured: bool
    period: PeriodMention | None


def claims_of(document: Document, voices: Voices, ruled: Filling) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """The claims that one reading of a word makes, a claim for each pair of states and each counted thing.

    With each go the signs by which its likelihood is judged. Sides, number, date and status are the rules', unless
    learned weights clearly speak for others; the claim's note says so.
    """
    scene = voices.scene
    seats = seats_of(scene, ruled)
    filling = seated(scene, ruled, seats)
    context = _Context(
        document=document,
        scene=scene,
        filling=filling,
        factuality=factuality_of(scene, filling.unit, filling.frame.kind),
        said_by=speakers_of(document, scene, voices.over(filling.unit)),
        is_rumoured=voices.is_rumoured(filling.unit),
        period=period_of(scene, filling),
    )
    sides = ("sides",) if filling is not ruled else ()
    for actors, recipients in _pairs(filling):
        for thing in things(scene, shared_out(scene, filling, actors, recipients)):
            thing = counted_behind(scene, counted_for(scene, (*actors, *recipients), thing))
            ruled_status = _status(context, thing)
            statuses = statuses_of(scene, filling, ruled_status, heard=bool(context.said_by))
            if context.factuality.stage == ruled_status.stage == "ongoing":
                # "Continued to buy" says so itself.
                statuses = [option for option in statuses if option.value[0] != "stage"]
            status, changed = restated(ruled_status, statuses)
            status = of_a_piece(status, by_verb=_is_refused_by_verb(context))
            thing, period, looks, chosen = _weighed(context, thing, ruled_status)
            claim = _claim(context, (actors, recipients), thing, period, status)
            note(claim, {SEATS: seats, STATUS: statuses, **looks})
            chosen = (*sides, *chosen, *changed)
            claim = replace(claim, note=f"{LEARNED}: {', '.join(chosen)}") if chosen else claim
            signs = signs_of(scene, filling, (actors, recipients), claim)
            yield claim, (*signs, *(f"chosen {slot}" for slot in chosen))


def _weighed(context: _Context, thing: Thing, status: Status) -> tuple[Thing, Period, Looks, tuple[str, ...]]:
    """The thing with its number and the date, by rules or by weights; what there was to choose, and what was chosen."""
    scene, filling = context.scene, context.filling
    numbers = numbers_of(scene, filling, thing)
    dates = dates_of(scene, filling, Told(stage=status.stage, modality=status.modality, period=context.period))
    number, date = better(NUMBERS, numbers), better(DATES, dates)
    period = context.period if date is None else date.value
    chosen = [name for name, option in (("quantity", number), ("period", date)) if option is not None]
    return recounted(scene, thing, number), period, {NUMBERS: numbers, DATES: dates}, tuple(chosen)


def speakers_of(document: Document, scene: Scene, inner: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Who says so; in a thread of several people's posts and in a transcript, who posts or speaks first."""
    block = document.blocks[scene.sentence.block]
    author = block.author or (document.author if document.genre == "forum" else None)
    if author is None or block.kind == "heading" or not any(other.author for other in document.blocks):
        return inner
    return (Speaker(name=author, place=None, named=True), *inner)


def _pairs(filling: Filling) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """Each state with each state; organs of one state stay together."""
    for actors in _by_state(filling.actors) or [()]:
        for recipients in _by_state(filling.recipients) or [()]:
            if "foreign" in filling.frame.needs and actors and recipients and _state(actors) == _state(recipients):
                continue
            yield actors, recipients
            if filling.frame.mutual:
                yield recipients, actors


def _state(parties: tuple[Party, ...]) -> str:
    return state_of(parties[0].ids[0])


def _by_state(parties: Iterable[Party]) -> list[tuple[Party, ...]]:
    groups: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        groups[state_of(party.ids[0])].append(party)
    return [tuple(group) for group in groups.values()]


def _claim(
    context: _Context, sides: tuple[tuple[Party, ...], tuple[Party, ...]], thing: Thing, period: Period, status: Status
) -> Claim:
    actors, recipients = sides
    scene, frame = context.scene, context.filling.frame
    sentence = scene.sentence
    before = {"period": (period.span,)} if isinstance(period, DateBefore) else {}
    places = places_of(scene, context.filling)
    stretches: dict[str, list[Stretch]] = {
        "actor": [(p.first, p.last) for p in actors if p.first >= 0],
        "recipient": [(p.first, p.last) for p in recipients if p.first >= 0],
        "item": [thing.item] if thing.item else [],
        "designators": [(m.first, m.last) for m in thing.designators],
        "quantity": [(thing.count.first, thing.count.last)] if thing.count else [],
        "value": [thing.money] if thing.money else [],
        "period": [(period.first, period.last)] if isinstance(period, PeriodMention) and period.first >= 0 else [],
        "place": [stretch for _, stretch in places],
        "said_by": [speaker.place for speaker in context.said_by if speaker.place],
    }
    core = [s for name, group in stretches.items() if name not in ("place", "said_by", "period") for s in group]
    span = _quote(scene, context.filling, core, stretches["period"])
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
        stage=status.stage,
        terms=status.terms,
        modality=status.modality,
        polarity=status.polarity,
        said_by=tuple(speaker.name for speaker in context.said_by),
        slot_spans=before | _slot_spans(sentence, stretches, thing.known),
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


def _status(context: _Context, thing: Thing) -> Status:
    """How the claim stands by rules."""
    stage, modality, polarity = _factual(context)
    terms = terms_of(context.scene, context.filling, thing.money)
    if modality == "factual" and is_hedged(context.scene, thing.count):
        modality = "possible"
    return Status(stage=stage, terms=terms, modality=modality, polarity=polarity)


def _factual(context: _Context) -> tuple[Stage | None, Modality, Polarity]:
    frame, facts = context.filling.frame, context.factuality
    stage = frame.stage
    if frame.kind not in ("relation", "share", "upheaval", "disclosure", "visit", "holding"):
        if facts.stage is not None and (facts.stage not in _WEAK or stage in _PLAIN.get(facts.stage, _SENT)):
            stage = facts.stage
        elif "planned" in (facts.modality, facts.stage) and stage in _OPEN:
            stage = "planned"
        elif facts.modality == "possible" and stage in ("delivered", "shipped"):
            stage = None
    elif frame.kind in ("visit", "upheaval") and facts.modality == "planned":
        stage = "planned"
    modality = facts.modality
    if modality == "factual" and _is_hearsay(context):
        modality = "alleged"
    if frame.negated:
        return stage, "factual" if modality == "possible" else modality, "affirmed"
    return stage, modality, facts.polarity


_SENT: tuple[Stage | None, ...] = (None, "delivered", "shipped")
_PLAIN: dict[str, tuple[Stage | None, ...]] = {"ongoing": (*_SENT, "ordered")}
"""Stages that each stage of a governing verb goes before: "went on buying" is ongoing."""
_OPEN = ("delivered", "shipped", "ordered", "agreed", "ongoing", None)
"""Stages that a plan has not reached."""
_WEAK = ("ongoing", "delivered", "planned")
"""Stages of a governing verb that say less than a frame's own: "continued to offer" is still an offer."""


def _is_refused_by_verb(context: _Context) -> bool:
    """True where a verb of refusing, the frame's own or one above it, says that it was refused."""
    frame = context.filling.frame
    own = frame.stage == "refused" and not frame.id.startswith(f"{LEARNED}.")
    return own or context.factuality.stage == "refused"


def _is_hearsay(context: _Context) -> bool:
    """True where the nearest speaker is no person by name: media, officials, "sources", a state on what others do."""
    if context.is_rumoured or not context.said_by:
        return context.is_rumoured
    speaker = context.said_by[-1]
    return not (speaker.named or (speaker.is_body and context.filling.frame.kind in _OWN_WORD))


_OWN_WORD = frozenset({"relation", "restriction", "agreement", "visit", "upheaval", "share"})
"""Kinds of which a state or its body is itself the source: what it thinks of others, refuses, signs, announces."""


def _quote(scene: Scene, filling: Filling, core: list[Stretch], period: list[Stretch]) -> Span:
    """The shortest stretch that holds the unit and the slots, opened to the edges of the words' phrases."""
    tokens = {filling.unit, *(i for s in core for i in s)}
    low, high = min(tokens), max(tokens)
    for first, last in period:
        if low - 12 <= first and last <= high + 12:
            low, high = min(low, first), max(high, last)
    return scene.sentence.stretch(low, high)
