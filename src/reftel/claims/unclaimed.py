"""Why a sentence with a word that opens a frame gave no claim."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reftel.claims.find import frames_by_lemma, is_headline, thinned
from reftel.claims.lacks import of_lack
from reftel.claims.roles import Filling, Lack, attempt
from reftel.claims.scene import Scene
from reftel.claims.trace import Trace
from reftel.claims.units import is_unit
from reftel.model.claim import KINDS, Claim, Kind
from reftel.model.coverage import Coverage, Opening, Unclaimed
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.rules.codes import reasons_by_nearness
from reftel.rules.frames import Frame

_STEPS = (
    ("fuller-reading", "{other} says it more fully of the same word"),
    ("part-of-share", "it is part of a share or total, by {other}"),
    ("held-by-other", "{other} holds the word as its thing or by its conditions"),
    ("said-by-other", "{other} says the same, or says that it was refused"),
)
"""Why a reading is left out at each step in which readings are thinned, and by which other one."""


@dataclass(frozen=True, slots=True)
class _Miss:
    """A frame that a word opens, and why nothing came of it."""

    unit: int
    frame: str
    kind: Kind
    reason: str
    detail: str
    sides: int = 0


def coverage_of(document: Document, trace: Trace, *, about: str | None = None) -> Coverage:
    """The sentences of a document that held a word which opens a frame and gave no claim, each with its reasons.

    Asked `about` one frame it tells of that one, also where another gave a claim.
    """
    claimed = [f.span for f in trace.found if isinstance(f, Claim) and about in (None, f.rule)]
    fates = _fates(trace)
    frames = frames_by_lemma(document.language)
    n_claimed, unclaimed = 0, []
    for scene in trace.scenes:
        openings = list(_openings(scene, frames))
        if openings and any(scene.sentence.span.overlaps(span) for span in claimed):
            n_claimed += 1
            continue
        misses = _of_block(document, trace, scene, openings) or _of_words(scene, openings, fates)
        if misses := [miss for miss in misses if about in (None, miss.frame)]:
            nearest = _nearest_first(scene, misses, frames)
            unclaimed.append(Unclaimed(document=document.sha256, span=scene.sentence.span, openings=nearest))
    return Coverage(document=document.sha256, n_opened=n_claimed + len(unclaimed), unclaimed=tuple(unclaimed))


def _openings(scene: Scene, frames: Mapping[str, list[Frame]]) -> Iterator[tuple[int, Frame]]:
    """The words of a sentence that open frames, each with each of its frames."""
    for token in scene.sentence.tokens:
        for frame in frames.get(token.lemma, ()):
            if is_unit(scene, token, frame):
                yield token.i, frame


def _of_block(
    document: Document, trace: Trace, scene: Scene, openings: Sequence[tuple[int, Frame]]
) -> list[_Miss]:
    """The misses where the whole passage was not read as sentences; none where it was."""
    block = scene.sentence.block
    if block in trace.tables:
        why = "table-or-list", "the passage was read as a table or a list, and none of its entries is this sentence"
    elif document.blocks[block].kind == "heading" and not is_headline(scene.sentence):
        why = "heading", "its words name what follows and say nothing of it"
    else:
        return []
    return [_Miss(unit, frame.id, frame.kind, *why) for unit, frame in openings]


def _of_words(
    scene: Scene, openings: Sequence[tuple[int, Frame]], fates: Mapping[str, Sequence[tuple[Span, str, str]]]
) -> list[_Miss]:
    """For each frame that a word opens why nothing came of it."""
    misses: list[_Miss] = []
    filled: list[tuple[int, Filling]] = []
    for unit, frame in openings:
        if party := scene.party_at.get(unit):
            detail = f"the word belongs to the name of {', '.join(party.ids)}"
            misses.append(_Miss(unit, frame.id, frame.kind, "part-of-name", detail))
            continue
        got = attempt(scene, frame, unit)
        if isinstance(got, Lack) and got.what == "when" and scene.token(unit).pos == "AUX":
            continue  # "is" and "has" open a frame by its conditions only
        if isinstance(got, Lack):
            misses.append(_Miss(unit, frame.id, frame.kind, *of_lack(scene, frame, got), got.sides))
        else:
            filled.append((unit, got))
    steps = thinned(scene, [filling for _, filling in filled])
    return misses + [_of_filling(scene, unit, filling, steps, fates) for unit, filling in filled]


def _of_filling(
    scene: Scene,
    unit: int,
    filling: Filling,
    steps: Sequence[Sequence[Filling]],
    fates: Mapping[str, Sequence[tuple[Span, str, str]]],
) -> _Miss:
    """Why a frame that was filled gave no claim: another reading was preferred, or the claim did not stand."""
    name, kind = filling.frame.id, filling.frame.kind
    for left, (reason, detail) in zip(steps, _STEPS, strict=True):
        if not any(filling is other for other in left):
            others = [o.frame.id for o in steps[0] if o is not filling and _touch(o, filling)]
            by = ", ".join(dict.fromkeys(others)) or "another frame"
            return _Miss(unit, name, kind, reason, detail.format(other=by))
    word = scene.sentence.stretch(filling.unit, filling.unit)
    for span, reason, detail in fates.get(name, ()):
        if span.overlaps(word):
            return _Miss(unit, name, kind, reason, detail)
    return _Miss(unit, name, kind, "one-state", "both sides are of one state")


def _touch(one: Filling, other: Filling) -> bool:
    return bool({one.unit, *one.items, *one.met} & {other.unit, *other.items, *other.met})


def _fates(trace: Trace) -> Mapping[str, Sequence[tuple[Span, str, str]]]:
    """By rule: the place, the reason and the words for every claim that was made and is not in the end one."""
    fates: dict[str, list[tuple[Span, str, str]]] = defaultdict(list)
    refused = {
        (claim.rule, claim.span): outcome
        for (claim, _), outcome in zip(trace.kept, trace.found, strict=True)
        if isinstance(outcome, Refusal)
    }
    once, kept = ({(claim.rule, claim.span) for claim, _ in group} for group in (trace.once, trace.kept))
    for claim, _ in trace.made:
        key = (claim.rule, claim.span)
        if refusal := refused.get(key):
            fates[claim.rule].append((claim.span, refusal.reason, refusal.detail))
        elif key not in once:
            fates[claim.rule].append((claim.span, "said-before", "a claim before it says the same in every slot"))
        elif key not in kept:
            fates[claim.rule].append((claim.span, "said-more-fully", "another claim of the document says more of it"))
    return fates


def _nearest_first(
    scene: Scene, misses: Sequence[_Miss], frames: Mapping[str, list[Frame]]
) -> tuple[Opening, ...]:
    """What each word came to, the nearest to a claim first.

    Of several it is the one that found more parties, then the rule of the kind that comes first in the codebook; of
    words then the one that opens fewest frames.
    """
    ranks = reasons_by_nearness()
    by_word: dict[int, _Miss] = {}
    for miss in misses:
        other = by_word.get(miss.unit)
        if other is None or _nearness(miss, ranks) > _nearness(other, ranks):
            by_word[miss.unit] = miss
    lemmas = {unit: scene.token(unit).lemma for unit in by_word}
    best = max(by_word.values(), key=lambda m: (*_nearness(m, ranks)[:2], -len(frames[lemmas[m.unit]]), -m.unit))
    ordered = [best, *(miss for unit, miss in sorted(by_word.items()) if miss is not best)]
    return tuple(
        Opening(
            word=scene.sentence.stretch(miss.unit, miss.unit), frame=miss.frame, reason=miss.reason, detail=miss.detail
        )
        for miss in ordered
    )


def _nearness(miss: _Miss, ranks: Mapping[str, int]) -> tuple[int, int, int]:
    return ranks[miss.reason], miss.sides, -KINDS.index(miss.kind)
