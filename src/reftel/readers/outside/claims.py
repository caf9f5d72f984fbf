"""Records of outside claims to claims: what does not fit the document, or is no slot's value, is refused."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from reftel.model.claim import Claim, Kind, Modality, Polarity, Stage, Terms
from reftel.model.proposal import Proposal
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.model.written import money_in, quantity_in
from reftel.readers.outside.lines import LANGEXTRACT
from reftel.rules.data import digest
from reftel.rules.registers import party_named

_PERIOD = re.compile(r"(?:-?[\dX]{4}(?:-\d\d){0,2}[~?%]?|\.\.)?(?:/(?:-?[\dX]{4}(?:-\d\d){0,2}[~?%]?|\.\.)?)?")
_CODE = re.compile(r"[A-Z]{3}(?:/[a-z-]+)?")
_SHOWN = 80


def claims_of(proposal: Proposal, text: str, sha256: str) -> Iterator[Claim | Refusal]:
    """The claims that are proposed on a document with this text, and why others are not taken."""
    for record in proposal.records:
        place = _place(record, text)
        if isinstance(place, str):
            reason, _, detail = place.partition(": ")
            yield Refusal(stage="outside", reason=reason, detail=detail, document=sha256)
            continue
        try:
            yield _claim(proposal, record, text, place, sha256)
        except ValueError as error:
            yield Refusal(stage="outside", reason="malformed-claim", detail=str(error), document=sha256, span=place)


def _place(record: Mapping[str, Any], text: str) -> Span | str:
    """Where the quote stands, or the reason why it stands nowhere: where a place is given, only that place counts."""
    quote = record.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        return "malformed-claim: a claim without a quote"
    shown = " ".join(quote.split())[:_SHOWN]
    start, end = record.get("start"), record.get("end")
    if start is None or end is None:
        first = text.find(quote)
        if first < 0:
            return f"quote-not-found: “{shown}” is nowhere in the document"
        if text.find(quote, first + 1) >= 0:
            return f"quote-ambiguous: “{shown}” stands in the document more than once, and no place is given"
        return Span(first, first + len(quote))
    if not (_is_whole(start) and _is_whole(end) and 0 <= start < end <= len(text)):
        return f"quote-not-found: {start} to {end} is no place in the document, which has {len(text):,} characters"
    if text[start:end].split() != quote.split():
        return f"quote-not-found: characters {start} to {end} of the document are not the quote “{shown}”"
    return Span(start, end)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _claim(proposal: Proposal, record: Mapping[str, Any], text: str, span: Span, sha256: str) -> Claim:
    period = _text(record, "period")
    if period and not _PERIOD.fullmatch(period):
        raise ValueError(f"the period {period!r} is no date in EDTF")
    named = proposal.rule == LANGEXTRACT
    return Claim(
        document=sha256,
        kind=cast("Kind", _text(record, "kind") or ""),
        actor=_parties(record, "actor", period, named=named),
        recipient=_parties(record, "recipient", period, named=named),
        span=span,
        quote=text[span.start : span.end],
        rule=_rule(proposal, record),
        vocabulary=digest(),
        item=_text(record, "item"),
        designators=_list(record, "designators"),
        quantity=quantity_in(record.get("quantity")),
        value=money_in(record.get("value")),
        period=period,
        place=_list(record, "place"),
        stage=cast("Stage | None", _text(record, "stage")),
        terms=cast("Terms | None", _text(record, "terms")),
        modality=cast("Modality", _text(record, "modality") or "factual"),
        polarity=cast("Polarity", _text(record, "polarity") or "affirmed"),
        said_by=_list(record, "said_by"),
        note=_text(record, "note"),
        slot_spans=_slot_spans(record),
        probability=_probability(record.get("probability")),
    )


def _rule(proposal: Proposal, record: Mapping[str, Any]) -> str:
    """The rule that the file names itself is kept behind the reader's."""
    own = record.get("rule")
    return f"{proposal.rule}:{own}" if isinstance(own, str) and own else proposal.rule


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value.strip() or None
    raise ValueError(f"the slot {name} is no text: {str(value)[:_SHOWN]!r}")


def _list(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name)
    if value is None:
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise ValueError(f"the slot {name} is no list of texts: {str(value)[:_SHOWN]!r}")
    return tuple(dict.fromkeys(each.strip() for each in values if each.strip()))


def _parties(record: Mapping[str, Any], name: str, period: str | None, *, named: bool) -> tuple[str, ...]:
    """Ids as they are; names, which a model gives, to ids where the table has them."""
    given = _list(record, name)
    if not named:
        return given
    return tuple(party if _CODE.fullmatch(party) else party_named(party, period) or party for party in given)


def _slot_spans(record: Mapping[str, Any]) -> dict[str, tuple[Span, ...]]:
    given = record.get("slot_spans")
    if given is None:
        return {}
    try:
        if not all(_is_whole(end) for pairs in given.values() for pair in pairs for end in pair):
            raise TypeError
        return {str(name): tuple(Span(start, end) for start, end in pairs) for name, pairs in given.items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"the places of slots are no pairs of numbers: {str(given)[:_SHOWN]!r}") from error


def _probability(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError(f"{str(value)[:_SHOWN]!r} is no probability")
