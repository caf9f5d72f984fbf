"""The form in which a claim is corrected, or a missed one is told: filled from a claim, and read as it was posted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reftel.errors import JudgementError
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS, Claim
from reftel.model.judgement import HAND
from reftel.model.source import Page
from reftel.model.span import Span
from reftel.review.slots import slots_in
from reftel.review.words import Words
from reftel.strings import Say
from reftel.workbench.amounts import AmountError, Entered
from reftel.workbench.party_codes import code_of
from reftel.workbench.quoted import Located, lines_of, located, places_of, shown, trimmed, words_at

CODES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS, "stage": STAGES, "terms": TERMS, "modality": MODALITIES, "polarity": POLARITIES,
}  # fmt: skip
ENTRIES = (
    "kind", "stage", "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "terms",
    "modality", "polarity", "said_by", "note",
)  # fmt: skip
"""The slots in the order of the form."""
WORDED = (
    "stage", "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "terms", "said_by",
)  # fmt: skip
"""Slots that have words of their own."""
PARTIES, LISTS, AMOUNTS = ("actor", "recipient"), ("designators", "place", "said_by"), ("quantity", "value")
QUOTE = "quote"

_SURE = {"modality": "factual", "polarity": "affirmed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One slot as it is typed: its value, its words a line each with their places, and what is wrong with either."""

    value: str = ""
    amount: Entered = field(default_factory=Entered)
    words: str = ""
    at: str = ""
    fault: str = ""
    located: Located = field(default_factory=Located)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimForm:
    """All that is typed. `claim` is the one to be corrected, None for a missed one; `fault` is of the whole."""

    claim: Claim | None
    entries: Mapping[str, Entry]
    why: str = ""
    fault: str = ""

    @property
    def faults(self) -> dict[str, str]:
        """What is wrong, by slot; that of the whole under "claim"."""
        found = {name: entry.fault or entry.located.fault for name, entry in self.entries.items()}
        return {name: fault for name, fault in {"claim": self.fault, **found}.items() if fault}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A form with what it tells, as `Store.correct` and `Store.add` take it; of no account where there are faults."""

    form: ClaimForm
    slots: Mapping[str, Any]
    quotes: Mapping[str, list[Words]]
    quote: Words | None


def filled(claim: Claim | None, page: Page, say: Say) -> ClaimForm:
    """The form as it is opened. A note that a rule made is the rule's, and not taken over."""
    if claim is None:
        empty = {name: Entry(value=_SURE.get(name, "")) for name in (*ENTRIES, QUOTE)}
        return ClaimForm(claim=None, entries=empty)
    spans = {**claim.slot_spans, QUOTE: (claim.span,)}
    entries = {
        name: Entry(
            value="" if name in (*AMOUNTS, QUOTE) else _text(claim, name),
            amount=Entered.of(getattr(claim, name), say) if name in AMOUNTS else Entered(),
            words=lines_of(page, spans.get(name, ())),
            at=places_of(spans.get(name, ())),
        )
        for name in (*ENTRIES, QUOTE)
    }
    return ClaimForm(claim=claim, entries=entries)


def _text(claim: Claim, slot: str) -> str:
    value = getattr(claim, slot)
    if slot == "note" and claim.rule != HAND:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def read_form(fields: Mapping[str, str], claim: Claim | None, page: Page, say: Say) -> Told:
    """What was posted, held against the claim as it is: what is as it was, or was not posted, is no change.

    Words that are left standing stay the slot's words, also where its value is another now; words that were not posted
    stay where the value does.
    """
    before = filled(claim, page, say).entries
    quote = _quoted(fields, before[QUOTE], claim, page, say)
    near = next(iter(quote.located.spans), claim.span if claim else None)
    entries, slots, quotes = {QUOTE: quote}, dict[str, Any](), dict[str, list[Words]]()
    for name in ENTRIES:
        entry = _posted(fields, before[name], page, name, near)
        known = _known(claim, name, page)
        is_changed = (entry.value, entry.amount) != (before[name].value, before[name].amount)
        try:
            value = value_in(name, entry, say)
        except (JudgementError, AmountError) as error:
            entry, value = replace(entry, fault=sentence(name, error, say)), None
        spans = entry.located.spans
        if spans and not value and not entry.fault and spans != known:
            entry = replace(entry, fault=say("correct.fault.valueless"))
        if is_changed or (known and not spans) or (name == "note" and value):
            slots[name] = value
        if spans and value and (is_changed or spans != known):
            quotes[name] = [words_at(page, span) for span in spans]
        entries[name] = entry
    is_moved = quote.located.spans and (claim is None or quote.located.spans[0] != trimmed(page, claim.span))
    return Told(
        form=ClaimForm(claim=claim, entries=entries, why=fields.get("why", "").strip()),
        slots=slots,
        quotes=quotes,
        quote=words_at(page, quote.located.spans[0]) if is_moved else None,
    )


def _known(claim: Claim | None, slot: str, page: Page) -> tuple[Span, ...]:
    """Where a slot's words stand now, as the form would have them."""
    spans = claim.slot_spans.get(slot, ()) if claim else ()
    return tuple(sorted({span for each in spans if shown(page, span := trimmed(page, each))}))


def _quoted(fields: Mapping[str, str], before: Entry, claim: Claim | None, page: Page, say: Say) -> Entry:
    """The words of the whole claim, which are one stretch."""
    entry = _posted(fields, before, page, QUOTE, claim.span if claim else None)
    wrong = "unquoted" if not entry.words else "scattered" if len(entry.located.spans) > 1 else ""
    return replace(entry, fault=say(f"correct.fault.{wrong}")) if wrong else entry


def _posted(fields: Mapping[str, str], before: Entry, page: Page, name: str, near: Span | None) -> Entry:
    """One slot as it was posted; as it was before where it was not."""
    value = fields[name].replace("\r\n", "\n").strip() if name in fields else before.value
    is_told = name in AMOUNTS and f"{name}.low" in fields
    amount = Entered.posted(name, fields) if is_told else before.amount
    words, at = before.words, before.at
    if f"words.{name}" in fields:
        words = fields[f"words.{name}"].replace("\r", "").strip()
        at = f"{fields.get(f'at.{name}', '')} {fields.get(f'pick.{name}', '')}".strip()
    elif (value, amount) != (before.value, before.amount):
        words = at = ""
    place = located(page, words, at, near) if name in (*WORDED, QUOTE) else Located()
    return Entry(value=value, amount=amount, words=words, at=places_of(place.spans) or at, located=place)


def value_in(slot: str, entry: Entry, say: Say) -> Any:
    """The value that is typed for a slot, or none. Raises JudgementError or AmountError for what cannot be one."""
    given: object = entry.value
    if slot in AMOUNTS:
        given = entry.amount.record(slot, say)
    elif slot in (*PARTIES, *LISTS):
        parts = [part.strip() for part in entry.value.split(";") if part.strip()]
        given = [code_of(part, say) for part in parts] if slot in PARTIES else parts
    elif slot == "kind" and not given:
        raise AmountError("correct.fault.kind")
    return slots_in({slot: given})[slot]


def sentence(slot: str, error: Exception, say: Say) -> str:
    """What is wrong, without the name of the slot, beside which it stands."""
    return say(str(error)) if isinstance(error, AmountError) else str(error).removeprefix(f"{slot}: ")
