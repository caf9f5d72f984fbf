"""A TEI element as a document: its blocks, who writes to whom, where and when, and what the volume says of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reftel.model.document import Document, Genre
from reftel.model.original import Declared
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.draft import Draft, Reading
from reftel.readers.elements import Element
from reftel.readers.language import language_of
from reftel.readers.layout import numbered
from reftel.readers.letter_head import correspondents
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.page import Line, Page
from reftel.readers.phrases import pattern
from reftel.readers.recovered import Recovered, document_of
from reftel.readers.tei.text import Passage, Scribe
from reftel.readers.tei.volume import Volume

TYPES = frozenset({"document"})
"""What a volume calls its documents."""

_NUMBER = re.compile(r"\d{1,4}\.\s+(?=[A-Z])")
_SHOWN = 80


def read_document(original: Original, root: Element, volume: Volume, watch: Watch) -> Document | None:
    """The document in an element; None where it has no words."""
    scribe = Scribe(watch)
    scribe.take(root)
    if not scribe.passages:
        return None
    page = Page(scribe.writer.text)
    facts = list(_facts(root, scribe, page.text))
    form = _form(root, scribe, page.text, volume)
    genre: Genre = "letter" if {"from", "to"} & set(form) or "place" in form else "text"
    title = _title(scribe, page.text)
    reading = Reading(
        drafts=tuple(_drafts(page, scribe)),
        title=form.get("subject") if title is None else title,
        author=form.get("from") or form.get("signed"),
        publisher=volume.publisher,
        form=form,
    )
    found = Recovered(
        page=page,
        media="application/tei+xml",
        anchors=tuple(scribe.writer.anchors),
        declared=(*facts, *_meanings(scribe, page.text, volume)),
        refusals=tuple(_refusals(original, scribe, page.text)),
        language=language_of(page.text, _language(root)),
    )
    return document_of(original, found, genre=genre, reading=reading)


def _drafts(page: Page, scribe: Scribe) -> Iterator[Draft]:
    """The passages as drafts, paragraphs without the number that they begin with."""
    for passage in scribe.passages:
        first = passage.spans[0]
        if passage.kind == "paragraph" and passage.number is None:
            words = page.text[first.start : first.end]
            line = Line(first.start, first.end, 0, words)
            cut = numbered(page, [line])
            yield replace(cut, spans=(*cut.spans, *passage.spans[1:]))
        elif passage.kind == "heading" and (number := _NUMBER.match(page.text, first.start, first.end)):
            yield Draft(kind="heading", spans=(Span(number.end(), first.end), *passage.spans[1:]))
        else:
            yield Draft(kind=passage.kind, spans=tuple(passage.spans), number=passage.number)


def _head(scribe: Scribe) -> Passage | None:
    heads = (p for p in scribe.passages if p.kind == "heading" and not p.element.within("list", "table"))
    return next(heads, None)


def _words(passage: Passage, text: str) -> str:
    return " ".join(text[span.start : span.end] for span in passage.spans)


def _title(scribe: Scribe, text: str) -> str | None:
    head = _head(scribe)
    return _NUMBER.sub("", _words(head, text)) if head else None


def _form(root: Element, scribe: Scribe, text: str, volume: Volume) -> dict[str, str]:
    """What the head says; keys as in letters that are read from plain text."""
    head = _head(scribe)
    form = correspondents(_words(head, text)) if head else {}
    for element, span in scribe.places:
        said = text[span.start : span.end]
        if element.get("type") in ("from", "to") and element.within("head"):
            form.setdefault(element.get("type"), said)
        elif element.tag == "placeName" and element.within("dateline"):
            form.setdefault("place", said)
        elif element.tag == "signed":
            form.setdefault("signed", said)
        elif element.tag == "item" and (around := element.within("list")) and around.get("type") == "subject":
            form.setdefault("subject", said)
    for passage in scribe.passages:
        line = _words(passage, text)
        if passage.kind == "notice" and (number := pattern("letter", "file").match(line)):
            form.setdefault("file", line.partition(":")[0])
            if number["medium"]:
                form.setdefault("medium", number["medium"])
    if "gram" in form.get("medium", "").lower() and (own := _telegram(scribe, text)):
        form.setdefault("number", own)
    kind = root.get("subtype").replace("-", " ")
    return form | ({"kind": kind} if kind else {}) | ({"volume": volume.title} if volume.title else {})


def _telegram(scribe: Scribe, text: str) -> str | None:
    """A telegram's own number stands before its first words."""
    first = next((passage for passage in scribe.passages if passage.kind == "paragraph"), None)
    number = re.match(r"(\d{1,5})\.\s", _words(first, text)) if first else None
    return number[1] if number else None


def _facts(root: Element, scribe: Scribe, text: str) -> Iterator[Declared]:
    """When it was written: by the dateline, else by what the edition says of it."""
    for element, span in scribe.places:
        if element.tag == "date" and element.within("dateline") and (day := _date(element.attributes)):
            yield Declared(name="date", value=day, words=text[span.start : span.end], span=span)
            return
    low, high = root.get("frus:doc-dateTime-min"), root.get("frus:doc-dateTime-max")
    if day := _between(low, high):
        yield Declared(name="date", value=day, words=low, element=f"{root.path}/@frus:doc-dateTime-min")


def _date(attributes: Mapping[str, str]) -> str | None:
    if day := dates.iso(attributes.get("when", "")):
        return day
    pairs = (("from", "to"), ("notBefore", "notAfter"))
    return next((day for a, b in pairs if (day := _between(attributes.get(a, ""), attributes.get(b, "")))), None)


def _between(low: str, high: str) -> str | None:
    """A day, or the days between two, as EDTF."""
    first, last = dates.iso(low), dates.iso(high)
    if first and last and first != last:
        return f"{first}/{last}"
    return first or last


def _meanings(scribe: Scribe, text: str, volume: Volume) -> Iterator[Declared]:
    """Who the persons are and what the abbreviations stand for, as the lists of the volume say; each once."""
    told: set[str] = set()
    for element, span in scribe.places:
        target = (element.get("target") or element.get("corresp")).removeprefix("#")
        meaning = volume.meanings.get(target)
        if meaning and target not in told and element.tag in ("gloss", "persName"):
            told.add(target)
            name = "person" if element.tag == "persName" else "abbreviation"
            yield Declared(name=name, value=meaning, words=text[span.start : span.end], span=span)


def _language(root: Element) -> list[Declared]:
    said = root.get("xml:lang")
    return [Declared(name="language", value=said.lower().partition("-")[0], words=said)] if said else []


def _refusals(original: Original, scribe: Scribe, text: str) -> Iterator[Refusal]:
    """What the edition marks as missing, struck out or mended, and what was not declassified."""
    for reason, element in scribe.left_out:
        detail = f"{element.path}: {_REASONS.get(reason, f'left out by the edition ({reason})')}"
        if element.words:
            detail += f": “{element.words[:_SHOWN]}”"
        yield Refusal(stage="readers", reason="left-out", detail=detail, document=original.sha256)
    for match in pattern("letter", "withheld").finditer(text):
        span = Span(*match.span())
        yield Refusal(
            stage="readers", reason="withheld", detail=match.group().strip("[]"), document=original.sha256, span=span
        )


_REASONS = {
    "del": "struck out in the original",
    "gap": "missing in the original",
    "corrected": "a slip of the original, which the editors correct",
}
