"""Claims that a person makes: in the place of others, or where nothing had made one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reftel.errors import JudgementError
from reftel.model.claim import Claim
from reftel.model.judgement import HAND
from reftel.model.source import Page
from reftel.model.span import Span
from reftel.review.slots import SLOTS, slots_in
from reftel.review.words import Given, Words, evidence, find_words

_TOLD = tuple(slot for slot in SLOTS if slot != "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person says of a claim: values of slots, words of the document for slots, another quote."""

    slots: Mapping[str, object] = field(default_factory=dict)
    quotes: Mapping[str, Given] = field(default_factory=dict)
    quote: str | Words | None = None


def corrected(claim: Claim, change: Change, page: Page) -> Claim:
    """The claim with other values. A changed slot has the words that are given for it, else none of the old ones.

    Raises JudgementError where a value cannot be one, words are not the document's, or nothing would change.
    """
    made = _changed(claim, change, page)
    if replace(made, rule=claim.rule).id == claim.id:
        raise JudgementError(f"claim {claim.id[:8]} says that already; accept it, or say what is to be corrected")
    return made


def _changed(claim: Claim, change: Change, page: Page) -> Claim:
    values = slots_in(change.slots)
    _check_quoted(change, values, claim)
    span = find_words(page, change.quote, near=claim.span) if change.quote else claim.span
    kept = {slot: spans for slot, spans in claim.slot_spans.items() if slot not in values}
    return replace(
        claim,
        **{"note": None, **values},
        span=span,
        quote=page.text[span.start : span.end],
        slot_spans=kept | evidence(page, change.quotes, values, span),
        rule=HAND,
        vocabulary="",
        probability=None,
        review="unreviewed",
    )


def added(document: str, change: Change, page: Page) -> Claim:
    """A claim that nothing had made. Raises JudgementError as `corrected` does, and where quote or kind are missing."""
    values = slots_in(change.slots)
    if change.quote is None or "kind" not in values:
        raise JudgementError("a claim needs the words that carry it, and a kind")
    span = find_words(page, change.quote)
    blank = Claim(
        document=document,
        span=span,
        quote=page.text[span.start : span.end],
        rule=HAND,
        vocabulary="",
        **{"actor": (), "recipient": (), **values},
    )
    _check_quoted(change, values, blank)
    return replace(blank, slot_spans=evidence(page, change.quotes, values, span))


def merged(claims: Sequence[Claim], change: Change, page: Page) -> Claim:
    """One claim in the place of several, with all that they say; what they differ on must be given.

    Its quote is the first one's, unless another is given. Raises JudgementError as `corrected` does.
    """
    values: dict[str, Any] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    for slot in _TOLD:
        tellers = [claim for claim in claims if getattr(claim, slot)]
        told = list(dict.fromkeys(getattr(claim, slot) for claim in tellers))
        if slot in change.slots or not told:
            continue
        if len(told) > 1:
            shown = " or ".join(str(value) for value in told)
            raise JudgementError(f"the claims differ on {slot}: {shown}; say which the one claim is to have")
        values[slot] = told[0]
        spans[slot] = next((found for claim in tellers if (found := claim.slot_spans.get(slot))), ())
    joined = replace(claims[0], **values, slot_spans={slot: found for slot, found in spans.items() if found})
    return _changed(joined, change, page)


def moved(claim: Claim, page: Page) -> Claim:
    """A claim with its words where the document has them now; slots keep the words that stand inside the quote.

    Raises JudgementError where the document does not have the quote any more, or has it more than once.
    """
    span = find_words(page, claim.quote)
    return replace(claim, span=span, quote=page.text[span.start : span.end], slot_spans=_shifted(claim, span))


def _shifted(claim: Claim, span: Span) -> dict[str, tuple[Span, ...]]:
    """The places of slots inside the quote, if it is as it was, to the character; nobody can tell those of others."""
    by = span.start - claim.span.start
    kept = span.end - span.start == claim.span.end - claim.span.start
    inside = {
        slot: tuple(Span(each.start + by, each.end + by) for each in spans)
        for slot, spans in claim.slot_spans.items()
        if kept and all(claim.span.cover(each) == claim.span for each in spans)
    }
    return dict(sorted(inside.items()))


def _check_quoted(change: Change, values: Mapping[str, Any], claim: Claim) -> None:
    for slot in change.quotes:
        if slot not in SLOTS:
            slots_in({slot: None})
        if not values.get(slot, getattr(claim, slot)):
            raise JudgementError(f"words are given for {slot}, which would have no value; give the value too")
