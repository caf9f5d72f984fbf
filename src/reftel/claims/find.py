"""Sentences and mentions to claims."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from reftel.claims.arms import ArmsMemory, named_in
from reftel.claims.bare_denials import Told, bare_denials
from reftel.claims.build import claims_of
from reftel.claims.continued import speaker_still
from reftel.claims.correct import corrected
from reftel.claims.credits import claims_of_credits
from reftel.claims.entries import entry_dates
from reftel.claims.figures import claims_of_figures
from reftel.claims.learned import chances_in, claims_of_learned, is_learned, with_learned
from reftel.claims.lifted import with_lifted
from reftel.claims.lists import claims_of_lists
from reftel.claims.parallels import parallels
from reftel.claims.quotations import quotations
from reftel.claims.reference import resolve
from reftel.claims.repeats import Candidate, without_poorer, without_repeats
from reftel.claims.replies import reply_to
from reftel.claims.rest import claims_of_rest, without_stocks
from reftel.claims.rivals import with_rivals
from reftel.claims.roles import Filling, open_frames
from reftel.claims.rows import claims_of_rows, placed_by_block
from reftel.claims.scene import DateBefore, Scene
from reftel.claims.setting import Setting, reconsidered, sections, setting_of
from reftel.claims.sights import look_at
from reftel.claims.signs import CIVIL, is_grounded
from reftel.claims.speakers import Voices, attribute
from reftel.claims.trace import Trace
from reftel.model.actor import state_of
from reftel.model.claim import KINDS, Claim, Kind
from reftel.model.document import Document
from reftel.model.mention import ActorMention, MaterielMention, Mention
from reftel.model.refusal import Refusal
from reftel.model.sentence import Sentence
from reftel.rules.actors import load_actors
from reftel.rules.frames import Frame, load_frames, own_ids
from reftel.rules.layer import cached
from reftel.rules.likelihood import load_likelihood
from reftel.rules.network import Look, Sight
from reftel.rules.reference import load_reference_words
from reftel.rules.words import Words, load_words

MAKERS = ("rules", "learned")
"""What makes claims: frames that somebody wrote, and words that the learned weights take for carriers of one."""


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    *,
    makers: Sequence[str] = MAKERS,
    trace: Trace | None = None,
) -> list[Claim | Refusal]:
    """All claims of a document, in order of place; `mentions` are those of each sentence, `makers` who may make claims.

    Each has the probability that it is right. Where learned weights are asked for, one that is too unlikely to stand
    there is refused, with its place and figure; what a user's own frame makes never is. A `trace` is given what the
    claims were made from.
    """
    likelihood = load_likelihood(document.language)
    made = candidates(document, sentences, mentions, makers=makers, trace=trace)
    places = [likelihood.of_place(claim.kind, signs) for claim, signs in made]
    expected = math.fsum(place for place in places if place >= likelihood.floor)
    is_dense = expected >= max(_MANY, _DENSE * len(sentences))
    found: list[Claim | Refusal] = []
    for (claim, signs), place in zip(made, places, strict=True):
        if place < likelihood.floor and "learned" in makers and claim.rule not in own_ids():
            detail = f"stands here with probability {place}; the floor is {likelihood.floor}"
            found.append(_refusal(claim, "improbable", detail))
        elif CIVIL in signs and not is_dense and (is_learned(claim) or not is_grounded(signs)):
            found.append(_refusal(claim, "civil-document", "with a side or the arms from elsewhere in the document"))
        else:
            found.append(replace(claim, probability=likelihood.of(claim.kind, signs)))
    if trace is not None:
        trace.found = found
    return found


_DENSE, _MANY = 0.36, 5.0
"""Claims to be expected, a sentence and in all: with as many a document speaks of nothing else, few as its passages on
arms may be.

Cross-validated, texts in which nothing is claimed reach 0.31 and 4.0; of marked texts with few passages on arms two in
three reach more.
"""


def _refusal(claim: Claim, reason: str, detail: str) -> Refusal:
    detail = f"{claim.kind} by {claim.rule} {detail}"
    return Refusal(stage="claims", reason=reason, detail=detail, document=claim.document, span=claim.span)


def candidates(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    *,
    makers: Sequence[str] = MAKERS,
    trace: Trace | None = None,
) -> list[Candidate]:
    """All that frames and weights find, likely or not, in order of place; `makers` names which of the two may."""
    sentences = [corrected(sentence, document.language) for sentence in sentences]
    setting = setting_of(document, sentences, mentions, table=load_actors())
    looks: dict[Sight, Look] = {}
    found = _candidates(document, sentences, mentions, setting, makers, looks, trace)
    known = reconsidered(setting, *(_named(found, role) for role in ("actor", "recipient")))
    return found if known == setting else _candidates(document, sentences, mentions, known, makers, looks, trace)


def _named(found: Sequence[Candidate], role: str) -> list[tuple[str, ...]]:
    """For each claim by which something passes: the giver or the taker, where the sentence itself names it."""
    said = {f"{role} own {form}" for form in ("name", "demonym", "capital", "organ", "person")}
    return [getattr(claim, role) for claim, signs in found if claim.kind in _FLOWS and said & set(signs)]


_FLOWS = frozenset({"transfer", "financing", "training", "mission", "deployment", "restriction"})
"""Kinds in which something passes from one to the other."""


_TELLING = 4
"""Of fewer passages than these it cannot be said what the document is about."""


_WORDS, _SPEECH = 4, 10
"""Words: a block of fewer says nothing of what the document is about; in a transcript ("And Tonga?") of more."""


def _candidates(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    setting: Setting,
    makers: Sequence[str],
    looks: dict[Sight, Look],
    trace: Trace | None,
) -> list[Candidate]:
    language = document.language
    parties = resolve(sentences, mentions, setting=setting, words=load_reference_words(language))
    local = sections(document, sentences, mentions, setting)
    words = load_words(language)
    passages = _passages(sentences, mentions, words)
    told = _told(sentences, _SPEECH if document.is_transcript else _WORDS)
    share = len(passages & told) / len(told) if len(told) >= _TELLING else 1.0
    arms = ArmsMemory()
    all_voices: list[Voices] = []
    later = [*sentences[1:], None][: len(sentences)]
    often, in_order = _salient(mentions)
    dates = entry_dates(sentences, mentions)
    for sentence, after, found, (named, topic), date in zip(sentences, later, mentions, parties, dates, strict=True):
        scene = Scene(
            sentence=sentence,
            mentions=tuple(found),
            parties=named,
            words=words,
            setting=local.get(sentence.block, setting),
            topic=topic,
            military_passage=sentence.block in passages,
            military_share=share,
            arms_before=arms.before(sentence),
            speaker_before=all_voices[-1].last() if all_voices else None,
            reply=reply_to(sentence, after, words),
            entry=date,
            weighed="learned" in makers,
            often=often,
            in_order=in_order,
            **_told_before([voices.scene for voices in all_voices[-_BACK:]], sentence),
        )
        arms.note(sentence, named_in(sentence, found), words.sets["countable_people"])
        all_voices.append(Voices(scene, speaker_still(scene, all_voices, record="record" in document.form)))
    look_at([voices.scene for voices in all_voices], looks, language)
    attribute(quotations(sentences), all_voices)
    placed = placed_by_block(sentences, mentions)
    claims, rows = claims_of_rows(document, placed, setting)
    figures, figured = claims_of_figures(document, placed, setting, rows)
    claims += figures
    rows |= figured
    credits_found, credited = claims_of_credits(document, placed, setting, rows)
    claims += credits_found
    rows |= credited
    listed, lists = claims_of_lists(document, sentences, placed, rows, setting.subject)
    claims += listed
    rows |= lists
    heard: list[Told] = []
    for voices in all_voices:
        sentence = voices.scene.sentence
        if document.blocks[sentence.block].kind == "heading" and not is_headline(sentence):
            continue
        if sentence.block not in rows:
            own = list(_of_sentence(document, voices, _before(claims, sentence), makers))
            here = sorted((claim for claim, _ in own if not is_learned(claim)), key=lambda claim: claim.span.start)
            claims += [*own, *bare_denials(document, voices, here, heard)]
            heard += [Told(claim=claim, sentence=sentence.index, block=sentence.block) for claim in here]
    claims.sort(key=lambda found: (found[0].span.start, found[0].span.end))
    once = list(without_repeats(with_lifted(claims)))
    kept = with_rivals(list(without_poorer(once)))
    if trace is not None:
        trace.scenes, trace.tables = [voices.scene for voices in all_voices], rows
        trace.made, trace.once, trace.kept = claims, once, kept
    return kept


def _salient(mentions: Sequence[Sequence[Mention]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states that a document names: the most named first, and the first named first."""
    named = [m.ids[0] for found in mentions for m in found if isinstance(m, ActorMention) and m.ids]
    counts = Counter(state_of(name) for name in named if not name.startswith("?"))
    return tuple(sorted(counts, key=lambda state: (-counts[state], state))), tuple(counts)


_BACK = 3
"""Sentences: how far back a date is still the one of which a passage goes on to tell."""


class _Before(TypedDict):
    states_before: tuple[tuple[str, ...], ...]
    date_before: DateBefore | None


def _told_before(scenes: Sequence[Scene], sentence: Sentence) -> _Before:
    """The states and the date of the sentences before."""
    states = [
        tuple(dict.fromkeys(state_of(i) for p in scene.parties for i in p.ids))
        if scene.sentence.block == sentence.block
        else ()
        for scene in reversed(scenes[-2:])
    ]
    dated = next(((k, scene) for k, scene in enumerate(reversed(scenes), 1) if scene.periods), None)
    date = None
    if dated is not None:
        back, scene = dated
        last = scene.periods[-1]
        date = DateBefore(
            edtf=last.edtf,
            span=scene.sentence.stretch(last.first, last.last),
            back=back,
            same_block=scene.sentence.block == sentence.block,
        )
    return {"states_before": tuple(states), "date_before": date}


def _told(sentences: Sequence[Sentence], least: int) -> frozenset[int]:
    """The blocks that say something: the head of a post, a date or a page number is no passage about other things."""
    words: Counter[int] = Counter()
    for sentence in sentences:
        words[sentence.block] += sum(t.text.isalpha() for t in sentence.tokens)
    return frozenset(block for block, n in words.items() if n >= least)


def _passages(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], words: Words) -> frozenset[int]:
    """The blocks that speak of arms or forces."""
    return frozenset(
        sentence.block
        for sentence, found in zip(sentences, mentions, strict=True)
        if any(isinstance(m, MaterielMention) for m in found)
        or any(t.lemma in words.military for t in sentence.tokens)
    )


def is_headline(sentence: Sentence) -> bool:
    """True of a heading with a finite verb, which says something; a title ("Soviet aid") only names its subject."""
    return any(t.pos == "VERB" and t.feat("VerbForm") in ("Fin", None) for t in sentence.tokens)


def _before(claims: Sequence[Candidate], sentence: Sentence) -> Claim | None:
    """The claim told last, not far before the sentence."""
    last = max((c for c, _ in claims if c.span.end <= sentence.span.start), key=lambda c: c.span.end, default=None)
    return last if last is not None and sentence.span.start - last.span.end <= _NEAR else None


_NEAR = 250
"""Characters: a bare number farther off from what was counted last counts something else."""


def _of_sentence(
    document: Document, voices: Voices, before: Claim | None, makers: Sequence[str]
) -> Iterator[Candidate]:
    found = list(_of_frames(document, voices, before)) if "rules" in makers else []
    chances = chances_in(voices.scene)
    made = list(with_learned(voices.scene, found, chances))
    if "learned" in makers:
        made += claims_of_learned(document, voices, [claim for claim, _ in found], chances)
    yield from without_stocks(made, document.language)


def _of_frames(document: Document, voices: Voices, before: Claim | None) -> Iterator[Candidate]:
    scene = voices.scene
    fillings = list(open_frames(scene, frames_by_lemma(document.language)))
    found = [
        candidate
        for filling in _strongest(scene, fillings)
        for each in parallels(scene, filling)
        for candidate in claims_of(document, voices, each)
    ]
    yield from found
    yield from claims_of_rest(document, voices, [claim for claim, _ in found], before)


@cached
def frames_by_lemma(language: str) -> Mapping[str, list[Frame]]:
    """Lemma → the frames that it may open, alone or as the first of several words."""
    table: dict[str, list[Frame]] = defaultdict(list)
    for frame in load_frames(language):
        for lemma in sorted({lemma.split()[0] for lemma, _ in frame.units}):
            table[lemma].append(frame)
    return table


def _strongest(scene: Scene, fillings: Iterable[Filling]) -> list[Filling]:
    """Of readings of one word keep the fullest for each kind; leave out nouns that a verb's reading already holds."""
    return thinned(scene, fillings)[-1]


def thinned(scene: Scene, fillings: Iterable[Filling]) -> tuple[list[Filling], ...]:
    """What is left after each step: the fullest of a word, no totals, nothing held by another, nothing said by one."""
    best: dict[tuple[int, str], Filling] = {}
    for filling in fillings:
        key = (filling.unit, filling.frame.kind)
        if key not in best or _fullness(filling) > _fullness(best[key]):
            best[key] = filling
    fullest = list(best.values())
    parts = _without_totals(fullest)
    # A contract is an agreement and what it is for a transfer: the first does not hold the second.
    held = {(i, kind) for f in parts for i in f.items if i != f.unit for kind in _holds(f.frame.kind)}
    # "Sent to Romania for training" is a training by its verb, not once more by its noun.
    held |= {(i, f.frame.kind) for f in parts for i in f.met if i != f.unit}
    free = [f for f in parts if (f.unit, f.frame.kind) not in held]
    own = [f for f in free if not any(_is_said_by(scene, f, o) or _is_ruled_out_by(scene, f, o) for o in free)]
    return fullest, parts, free, own


def _is_ruled_out_by(scene: Scene, filling: Filling, other: Filling) -> bool:
    """True of "sell" in "refused to sell tanks" and "stopped selling tanks": what is said is the refusal."""
    return (
        (filling.frame.kind, other.frame.kind) == ("transfer", "restriction")
        and filling.unit != other.unit
        and scene.token(filling.unit).pos == "VERB"
        and bool(set(filling.items) & set(other.items))
        and scene.token(filling.unit).head == other.unit
    )


def _without_totals(fillings: list[Filling]) -> list[Filling]:
    """Leave out transfers that are part of a statistic: a total over years, a percentage of what was bought."""
    stated = {f.unit for f in fillings if f.frame.kind == "share"}
    return [f for f in fillings if f.frame.kind != "transfer" or not stated & {f.unit, *f.items}]


def _holds(kind: Kind) -> tuple[Kind, ...]:
    return (kind,) if kind == "agreement" else KINDS


def _is_said_by(scene: Scene, filling: Filling, other: Filling) -> bool:
    """True where a noun says no more than a word above it ("a contract for the delivery of tanks", "grant aid")."""
    token, kind = scene.token(filling.unit), filling.frame.kind
    if filling.unit == other.unit or kind != other.frame.kind or token.pos == "VERB":
        return False
    if kind == "financing":
        if token.dep == "nmod" and token.head in {*other.items, *_sums(scene, other)}:
            # "$5 million in aid" is one thing.
            return True
        return token.head == other.unit and token.dep in ("compound", "amod")
    return (
        kind == "transfer"
        and bool(filling.items)
        and set(filling.items) == set(other.items)
        and _fullness(filling) <= _fullness(other)
        and other.unit in {t.i for t in scene.sentence.ancestors(filling.unit)}
    )


def _sums(scene: Scene, filling: Filling) -> set[int]:
    """The words of the sums that the items name."""
    return {
        k for m in scene.money for i in filling.items if m.first <= i <= m.last for k in range(m.first, m.last + 1)
    }


def _fullness(filling: Filling) -> int:
    """How much a reading fills; a side that the sentence names counts for more than one that it leaves unsaid."""
    sides = (filling.actors, filling.recipients)
    return sum(4 * bool(side) + any(p.first >= 0 for p in side) for side in sides) + 2 * bool(filling.items)
