"""Arms and people that no other frame holds: in a text on arms they are there since they passed or came."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reftel.claims.build import claims_of
from reftel.claims.classes import belongs
from reftel.claims.heads import is_counted_arms
from reftel.claims.repeats import Candidate
from reftel.claims.roles import Filling, fill
from reftel.claims.scene import Party, Scene
from reftel.claims.speakers import Voices
from reftel.claims.units import denies_clause
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.sentence import Token
from reftel.rules.frames import Frame, load_frames
from reftel.rules.layer import cached


def claims_of_rest(
    document: Document, voices: Voices, found: Sequence[Claim], before: Claim | None
) -> Iterator[Candidate]:
    """Claims of the phrases that no claim of the sentence holds, by the first frame that fits each.

    So many arms are held by a claim of which they are the thing, all else by one that quotes it. A bare number goes
    on with the claim `before` it, or one of this sentence.
    """
    scene = voices.scene
    quoted, named = _quoted(scene, found), _things(scene, found)
    for head in range(len(scene.sentence.tokens)):
        held = head in named or (head in quoted and not is_counted_arms(scene, head))
        if held or _is_named_again(scene, head, named):
            continue
        told = [c for c in found if c.span.end <= scene.token(head).start]
        last = max(told, key=lambda c: c.span.end, default=before)
        fillings = (_opened(scene, frame, head, last) for frame in rest_frames(document.language))
        filling = next((f for f in fillings if f), None)
        if filling is not None and not _is_price(filling, found):
            for claim, signs in claims_of(document, voices, filling):
                if filling.frame.rest == _COUNT:
                    claim = _of_people(claim)
                found = [*found, claim]
                named |= _things(scene, [claim])
                yield claim, signs


def without_stocks(made: Sequence[Candidate], language: str) -> Iterator[Candidate]:
    """The claims of a sentence without those transfers of the rest whose arms it says are held or stationed."""
    stocks = [span for claim, _ in made if claim.kind in _STOCKS for span in claim.slot_spans.get("item", ())]
    for claim, signs in made:
        is_rest = claim.kind == "transfer" and claim.rule in rest_ids(language)
        if not (is_rest and any(a.overlaps(b) for a in claim.slot_spans.get("item", ()) for b in stocks)):
            yield claim, signs


_STOCKS = frozenset({"holding", "deployment"})


def _is_named_again(scene: Scene, head: int, named: set[int]) -> bool:
    """True of "the aircraft" behind the jets of a claim in the same sentence, uncounted: it says no more of them."""
    known = scene.stands_for(head)
    if known is None or known.sentence != scene.sentence.index or known.last not in named:
        return False
    counted = {*scene.phrase(head), scene.token(head).head}
    return not any(c.first <= i <= c.last for c in scene.counts for i in counted)


def _is_price(filling: Filling, found: Sequence[Claim]) -> bool:
    """True of a sum beside arms that pass, or beside a contract: it is what they cost."""
    return filling.frame.kind == "financing" and any(c.kind in ("transfer", "agreement") for c in found)


_COUNT = "bare-count"


def _of_people(claim: Claim) -> Claim:
    """The claim of a bare number, which counts the people of the claim before."""
    spans = {slot: found for slot, found in claim.slot_spans.items() if slot not in ("item", "designators")}
    quantity = replace(claim.quantity, unit="persons") if claim.quantity else None
    return replace(claim, item=None, designators=(), quantity=quantity, slot_spans=spans)


def _opened(scene: Scene, frame: Frame, head: int, last: Claim | None) -> Filling | None:
    if not belongs(scene, head, frame.rest):
        return None
    filling = fill(scene, frame, head)
    if filling is not None and frame.kind == "transfer":
        return replace(filling, frame=_told(scene, frame, head))
    if filling is None or frame.rest != _COUNT:
        return filling
    goes_on = last is not None and last.kind == frame.kind and last.polarity == "affirmed"
    return _continued(filling, last) if last is not None and goes_on and _are_two(last) else None


def _told(scene: Scene, frame: Frame, head: int) -> Frame:
    """The frame with the stage and the terms that words right beside the arms tell."""
    phrase, words = scene.phrase(head), scene.words
    beside = [i for i in (*_beside(scene, phrase[0], -1), *_beside(scene, phrase[-1], 1)) if i not in phrase]
    beside.sort(key=lambda i: min(abs(i - phrase[0]), abs(i - phrase[-1])))
    telling = (scene.token(i) for i in beside if not denies_clause(scene, scene.token(i)))
    lemmas = [token.lemma for token in telling if not _is_lack(scene, token)]
    stage = next((words.told_stages[lemma] for lemma in lemmas if lemma in words.told_stages), frame.stage)
    terms = next((words.terms[lemma] for lemma in lemmas if lemma in words.terms), frame.terms)
    return replace(frame, stage=stage, terms=terms)


def _is_lack(scene: Scene, token: Token) -> bool:
    """True of "for want of", "for need of": nobody asks."""
    before = scene.token(token.i - 1) if token.i else token
    return token.pos == "NOUN" and before.text.lower() == "for" and bool(scene.functions(token.i).get("of"))


def _beside(scene: Scene, start: int, step: int) -> Iterator[int]:
    """The words from here on, up to a stop or a few words off."""
    for i in range(start, start + step * _NEAR, step):
        if not 0 <= i < len(scene.sentence.tokens) or scene.token(i).text in (";", ":", ".", "—", "--"):
            return
        yield i


_NEAR = 7
"""Words: what stands farther off tells of something else."""


def _are_two(claim: Claim) -> bool:
    return {state_of(i) for i in claim.actor}.isdisjoint(state_of(i) for i in claim.recipient)


def _continued(filling: Filling, last: Claim) -> Filling:
    """The filling of a bare number with the sides of the claim that it goes on with, where it has none of its own."""
    actors, recipients = (
        own or tuple([Party(first=-1, last=-1, ids=ids, form="setting", inferred=True)] if ids else ())
        for own, ids in ((filling.actors, last.actor), (filling.recipients, last.recipient))
    )
    return replace(filling, actors=actors, recipients=recipients)


def _quoted(scene: Scene, claims: Sequence[Claim]) -> set[int]:
    """The words that these claims quote."""
    return {t.i for t in scene.sentence.tokens for c in claims if c.span.start <= t.start < c.span.end}


def _things(scene: Scene, claims: Sequence[Claim]) -> set[int]:
    """The words of the things that these claims are about."""
    slots = ("item", "designators", "quantity")
    spans = [span for claim in claims for slot in slots for span in claim.slot_spans.get(slot, ())]
    return {t.i for t in scene.sentence.tokens for span in spans if span.start <= t.start < span.end}


@cached
def rest_frames(language: str) -> tuple[Frame, ...]:
    """The frames of the rest, in their order."""
    return tuple(frame for frame in load_frames(language) if frame.rest)


@cached
def rest_ids(language: str) -> frozenset[str]:
    """The names of the frames of the rest."""
    return frozenset(frame.id for frame in rest_frames(language))
