"""State Department telegrams as the National Archives give them out: text part and attributes part."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.original import Declared
from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.cable_attributes import Entry, entries_in, faults
from reftel.readers.cable_header import DATE_TIME, PAGE, Header
from reftel.readers.cable_numbers import document_number, references, split
from reftel.readers.draft import Draft, Reading, draft, notices
from reftel.readers.layout import ended, item, numbered
from reftel.readers.page import Line, Page
from reftel.readers.phrases import is_stamp, listed, pattern, words
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
_ALSO = (("subject", "title"), ("from", "publisher"))
"""What the same words say of the document."""


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
    entries = list(entries_in(lines[end + 1 :]))
    said = dict(header.form)
    told = {entry.key: entry.value for entry in entries if entry.says}
    header.form = {**header.form, **{key: value for key, value in told.items() if key not in header.form}}
    date = header.date or dates.first(told.get("draft date", ""))
    links = list(_links(page, header, entries, date))
    if links:
        header.form["references"] = "; ".join(dict.fromkeys(link.value for link in links))
    return Reading(
        drafts=(*drafts, *header.drafts),
        title=header.form.get("subject"),
        publisher=header.form.get("from"),
        date=date,
        form=header.form,
        declared=(*_declared(page, header, entries, date), *links),
        faults=tuple(faults(page.text, header, said, entries)),
    )


def _declared(page: Page, header: Header, entries: Sequence[Entry], date: str | None) -> Iterator[Declared]:
    """What header and attributes say, with their words; the header goes before."""
    found = [(entry.key, entry.value, entry.span) for entry in entries if entry.says]
    if header.date is None and date is not None:
        found += [("date", date, entry.span) for entry in entries if entry.key == "draft date"]
    named = {name for name, _, _ in header.words}
    for name, value, span in [*header.words, *(told for told in found if told[0] not in named)]:
        yield Declared(name=name, value=value, words=page.text[span.start : span.end], span=span)
        for other in (also for key, also in _ALSO if key == name):
            yield Declared(name=other, value=value, words=page.text[span.start : span.end], span=span)


def _links(page: Page, header: Header, entries: Sequence[Entry], date: str | None) -> Iterator[Declared]:
    """The telegrams that this one refers to, by their document numbers; its own number too where nothing says it."""
    year = int(date[:4]) if date else None
    own = split(header.form.get("number", ""))
    if own and year and "document number" not in header.form:
        header.form["document number"] = document_number(*own, year)
    lines = [span for name, _, span in header.words if name == "reference"]
    for span in lines or [entry.span for entry in entries if entry.key == "reference" and entry.says]:
        for link in references(page.text[span.start : span.end], span.start, own=own, year=year):
            words = page.text[link.span.start : link.span.end]
            yield Declared(name="references", value=link.number, words=words, span=link.span)


def attributes(lines: Sequence[Line]) -> dict[str, str]:
    """The attributes that say something, by their names in lower case."""
    return {entry.key: entry.value for entry in entries_in(lines) if entry.says}


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
        if page or _is_furniture(line.text):
            broken = not header.is_open
            if page:
                header.pages.append((int(page["page"]), int(page["section"] or 1), line.span))
            if page and page["page"] == "01":
                header.reopen()
            header.drafts.append(draft("notice", [line]))
        elif header.is_open and not header.ends_before(line):
            header.take(line)
        else:
            header.is_open = broken = False
            body.append(line)
    return body


def _is_furniture(text: str) -> bool:
    """True for a stamp, a mark of the end, or what was put on when the telegram was released."""
    is_put_on = pattern("cable", "released").match(text) is not None
    return is_put_on or is_stamp(text) or text.lower() in listed("cable", "end")


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
