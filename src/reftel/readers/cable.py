"""State Department telegrams as the National Archives give them out: text part and attributes part."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.cable_header import DATE_TIME, PAGE, Header
from reftel.readers.draft import Draft, Reading, draft, notices
from reftel.readers.layout import ended, item, numbered
from reftel.readers.page import Line, Page
from reftel.readers.phrases import is_stamp, listed, words
from reftel.readers.tables import is_table, rows

_CUES = {
    "page": PAGE,
    "date": DATE_TIME,
    "from": re.compile(r"FM [A-Z]"),
    "tags": re.compile(r"TAGS:"),
    "order": re.compile(r"E\.?O\.? ?1\d{4}"),
}
_CUE_DEPTH = 400
_SIGNED = re.compile(r"[.!?\")]\s+(?P<name>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2})$")
_NAME = re.compile(r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,2}$")
_LONGEST_NAME = 50


def cues(page: Page) -> int:
    """How many kinds of lines that only telegrams have are on the page."""
    found = {name for line in page.lines[:_CUE_DEPTH] for name, cue in _CUES.items() if cue.match(line.text)}
    parts = {words()["cable"]["text"], words()["cable"]["attributes"]}
    return len(found) + len(parts & {line.text.lower() for line in page.lines if len(line.text) < _LONGEST_NAME})


def read(page: Page) -> Reading:
    """Reads a telegram."""
    lines = page.lines
    begin, end = _text_part(lines)
    header = Header()
    drafts = [*notices(lines[:begin]), *notices(lines[end:])]
    body = _body(header, lines[begin:end])
    drafts += _paragraphs(page, header, body)
    for key, value in attributes(lines[end + 1 :]).items():
        header.form.setdefault(key, value)
    return Reading(
        drafts=(*drafts, *header.drafts),
        title=header.form.get("subject"),
        publisher=header.form.get("from"),
        date=header.date or dates.first(header.form.get("draft date", "")),
        form=header.form,
    )


def attributes(lines: Sequence[Line]) -> dict[str, str]:
    """The attributes that say something, by their names in lower case."""
    found: dict[str, str] = {}
    key = ""
    for line in lines:
        name, colon, value = line.text.partition(":")
        if colon and re.fullmatch(r"[A-Za-z][\w ]{1,40}", name) and (not value or value.startswith(" ")):
            key = name.lower()
            found[key] = value.strip()
        elif key and line.text:
            found[key] = f"{found[key]} {line.text}".strip()
    return {key: value for key, value in found.items() if value and value.lower() not in listed("cable", "null")}


def _text_part(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the text begins and ends; all of the page where it is not divided."""
    parts = words()["cable"]
    begin = next((n + 1 for n, line in enumerate(lines) if line.text.lower() == parts["text"]), 0)
    ends = (n for n, line in enumerate(lines) if n >= begin and line.text.lower() == parts["attributes"])
    return begin, next(ends, len(lines))


def _body(header: Header, lines: Sequence[Line]) -> list[Line]:
    """The lines of the text proper, with the blank ones that may part paragraphs.

    What stands between a page's foot and the next page's text is no such blank: paragraphs run on over it.
    """
    body: list[Line] = []
    broken = False
    for line in lines:
        if line.is_blank:
            header.blank()
            if not header.is_open and not broken:
                body.append(line)
            continue
        page = PAGE.match(line.text)
        if page or is_stamp(line.text) or line.text.lower() in listed("cable", "end"):
            broken = not header.is_open
            if page and page["page"] == "01":
                header.reopen()
            header.drafts.append(draft("notice", [line]))
        elif header.is_open and not header.ends_before(line):
            header.take(line)
        else:
            header.is_open = broken = False
            body.append(line)
    return body


def _paragraphs(page: Page, header: Header, body: Sequence[Line]) -> Iterator[Draft]:
    """Paragraphs end at a number, or at a blank line after the end of a sentence."""
    runs: list[list[Line]] = []
    blank = True
    for line in body:
        if line.is_blank:
            blank = True
            continue
        if not runs or _starts(page, runs[-1][-1], line, blank=blank):
            runs.append([])
        runs[-1].append(line)
        blank = False
    for at, run in enumerate(runs):
        if is_table(run):
            yield from rows(run)
        else:
            yield from _unsigned(header, numbered(page, run), run, last=at == len(runs) - 1)


def _starts(page: Page, left: Line, right: Line, *, blank: bool) -> bool:
    """True where a paragraph starts with the right line."""
    if item(page, right.text):
        return ended(left.text) or (blank and not right.text[0].isdigit())
    return blank and ended(left.text)


def _unsigned(header: Header, found: Draft, run: Sequence[Line], *, last: bool) -> Iterator[Draft]:
    """The last paragraph without the name of the officer who signs."""
    start = _signature(run) if last else None
    if start is None:
        yield found
        return
    final = run[-1]
    header.form["signed"] = final.text[start - final.start :]
    spans = tuple(Span(span.start, min(span.end, start)) for span in found.spans if span.start < start)
    yield Draft(kind=found.kind, spans=spans, number=found.number)
    yield Draft(kind="notice", spans=(Span(start, final.end),))


def _signature(run: Sequence[Line]) -> int | None:
    """Where the signature begins: a name alone at the end, or one that follows the last sentence on its line."""
    final = run[-1]
    if len(final.text) <= _LONGEST_NAME and _NAME.match(final.text):
        return final.start if len(run) == 1 or ended(run[-2].text) else None
    match = _SIGNED.search(final.text[-_LONGEST_NAME:])
    return final.end - len(match["name"]) if match else None
