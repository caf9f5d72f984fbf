"""Records to rows and back."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reftel.ledger.period import year_bounds
from reftel.ledger.records import Fetch
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim, content, statement_of
from reftel.model.coverage import Opening, Unclaimed
from reftel.model.document import Document
from reftel.model.original import Anchor, Declared
from reftel.model.refusal import Refusal
from reftel.model.source import Page, Passage, Source
from reftel.model.span import Span
from reftel.model.words import folded

Row = dict[str, Any]

_LISTS = ("actor", "recipient", "designators", "place", "said_by")
_SOURCE = ("sha256", "name", "path", "genre", "language", "title", "author", "publisher", "date", "form")
_PLAIN = ("kind", "item", "period", "stage", "terms", "modality", "polarity", "quote", "rule", "note")


def claim_row(claim: Claim) -> Row:
    """The row of `claims` that holds the claim."""
    row = content(claim)
    years = year_bounds(claim.period) or (None, None)
    return {
        "id": digest_of(row), "statement": statement_of(row), "sha256": row.pop("document"), **row, "note": claim.note,
        "first_year": years[0], "last_year": years[1],
    }  # fmt: skip


def claim_of(row: Mapping[Any, Any]) -> Claim:
    """The claim that a row of `claims` holds, with what found it and the state of its review."""
    quantity, value = row["quantity"], row["value"]
    plain: dict[str, Any] = {name: tuple(row[name]) for name in _LISTS} | {name: row[name] for name in _PLAIN}
    return Claim(
        document=row["sha256"],
        span=Span(row["start"], row["end"]),
        vocabulary=row["vocabulary"] or "",
        quantity=Quantity(**quantity) if quantity else None,
        value=Money(**value) if value else None,
        slot_spans={slot: tuple(Span(*pair) for pair in pairs) for slot, pairs in row["slot_spans"].items()},
        probability=row["probability"],
        review=row["review"] or "superseded",
        **plain,
    )


def name_rows(claim: Claim) -> list[Row]:
    """The rows of `names` that the claim is found by."""
    pairs, claim_id = {(slot, name) for slot, name in _names(claim) if name}, claim.id
    return [{"claim": claim_id, "slot": slot, "name": name} for slot, name in sorted(pairs)]


def _names(claim: Claim) -> Iterator[tuple[str, str]]:
    for slot, parties in (("actor", claim.actor), ("recipient", claim.recipient)):
        for party in parties:
            yield slot, folded(party)
            yield slot, folded(party.partition("/")[0])
    for designator in claim.designators:
        yield "designator", plain_designator(designator)
    for speaker in claim.said_by:
        yield "speaker", folded(speaker)


def plain_designator(name: str) -> str:
    """A designation as it is looked up: "T-55", "T 55" and "t55" are one."""
    return re.sub(r"[\W_]", "", name).casefold()


def document_row(document: Document) -> Row:
    """The row of `documents`: what was recovered, named by a hash of it. Name and path belong to the file."""
    row: Row = {
        "sha256": document.sha256, "genre": document.genre, "title": document.title, "author": document.author,
        "publisher": document.publisher, "date": document.date, "language": document.language,
        "form": dict(document.form), "blocks": [_block(document, n) for n in range(len(document.blocks))],
        "media": document.media, "anchors": [_plainly(anchor) for anchor in document.anchors],
        "declared": [_plainly(item) for item in document.declared], "text": document.text,
    }  # fmt: skip
    return {"id": digest_of(row), **row}


def passage_rows(document: str, text: str, blocks: Iterable[Row]) -> list[Row]:
    """The rows of `passages`: each block of a row of `documents` with its text."""
    return [
        {"document": document, "position": n, "kind": block["kind"], "text": text[block["start"] : block["end"]],
         "start": block["start"], "end": block["end"]}
        for n, block in enumerate(blocks)
    ]  # fmt: skip


def _plainly(record: Anchor | Declared) -> Row:
    """A record without what it does not know; a stretch as its two ends."""
    known = {name: getattr(record, name) for name in record.__slots__}
    ends = {name: [value.start, value.end] if isinstance(value, Span) else value for name, value in known.items()}
    return {name: value for name, value in ends.items() if value is not None}


def _spanned(row: Mapping[str, Any]) -> dict[str, Any]:
    """What `_plainly` made, with stretches and boxes as they were."""
    stretches = {name: Span(*row[name]) for name in ("span", "source") if name in row}
    return {**row, **stretches, **({"box": tuple(row["box"])} if "box" in row else {})}


def digest_of(record: Row) -> str:
    """A name for a record that any machine computes alike: 16 hex digits of a hash over its canonical JSON."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _block(document: Document, number: int) -> Row:
    block = document.blocks[number]
    span = block.span if block.flow.text else Span(0, 0)
    return {
        "kind": block.kind, "start": span.start, "end": span.end, "number": block.number, "author": block.author,
        "date": block.date, "heading": block.heading,
    }  # fmt: skip


def source_of(row: Mapping[Any, Any]) -> Source:
    """What a row of the list of documents says."""
    return Source(**{key: row[key] for key in (*_SOURCE, "n_sentences", "n_claims")})


def page_of(row: Mapping[Any, Any]) -> Page:
    """The text and the blocks that a row of `documents` holds."""
    passages = tuple(
        Passage(kind=b["kind"], span=Span(b["start"], b["end"]), number=b["number"], author=b["author"], date=b["date"])
        for b in row["blocks"]
    )
    anchors = tuple(Anchor(**_spanned(anchor)) for anchor in row["anchors"])
    declared = tuple(Declared(**_spanned(item)) for item in row["declared"])
    return Page(text=row["text"], passages=passages, media=row["media"], anchors=anchors, declared=declared)


def fetch_of(row: Mapping[Any, Any]) -> Fetch:
    """What a row of `fetches` with its original holds."""
    known = {name: row[name] for name in ("asked", "url", "sha256", "time", "status", "data")}
    return Fetch(headers=tuple((name, value) for name, value in row["headers"]), **known)


def refusal_of(row: Mapping[Any, Any]) -> Refusal:
    """The refusal that a row of `refusals`, with its document's sha256, holds."""
    span = Span(row["start"], row["end"]) if row["start"] is not None else None
    return Refusal(stage=row["stage"], reason=row["reason"], detail=row["detail"], document=row["sha256"], span=span)


def unclaimed_row(sentence: Unclaimed) -> Row:
    """The row of `unclaimed` that holds the sentence, its reading left out."""
    first = sentence.nearest
    return {
        "start": sentence.span.start, "end": sentence.span.end, **_opening(first),
        "others": [_opening(other) for other in sentence.openings[1:]],
    }  # fmt: skip


def _opening(opening: Opening) -> Row:
    return {
        "word_start": opening.word.start, "word_end": opening.word.end, "frame": opening.frame,
        "reason": opening.reason, "detail": opening.detail,
    }  # fmt: skip


def unclaimed_of(row: Mapping[Any, Any]) -> Unclaimed:
    """The sentence that a row of `unclaimed`, with its document's sha256, holds."""
    openings = tuple(
        Opening(
            word=Span(each["word_start"], each["word_end"]),
            frame=each["frame"],
            reason=each["reason"],
            detail=each["detail"],
        )
        for each in (row, *row["others"])
    )
    return Unclaimed(document=row["sha256"], span=Span(row["start"], row["end"]), openings=openings)


def unreadable_of(row: Mapping[Any, Any]) -> Refusal:
    """The refusal that a row of `files` stands for."""
    return Refusal(stage="readers", reason="file-unreadable", detail=row["detail"], document=row["path"])
