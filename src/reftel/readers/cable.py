"""State Department telegrams as the National Archives give them out: text part and attributes part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.draft import Draft, Reading, draft, notices
from reftel.readers.layout import ITEM, ended, is_table, numbered, rows
from reftel.readers.page import Line, Page
from reftel.readers.phrases import is_stamp, listed, words

_PAGE = re.compile(r"PAGE\s+\d{2,}\s+[A-Z][A-Z .]*\d{5}.*\d{6}Z\b.*$")
_DTG = re.compile(r"(?P<precedence>[ZOPR](?:\s+[ZOPR])*)\s+(?P<day>\d\d)(?P<time>\d{4})Z\s+(?P<month>[A-Z]{3})\s+(?P<year>\d\d)\b")
_ADDRESS = re.compile(r"(?P<key>FM|TO|INFO)\s+(?P<value>\S.*)$")
_CLASS = re.compile(r"(?P<stamp>(?:[A-Z]\s)+[A-Z](?:\s{2,}(?:[A-Z]\s)+[A-Z])*)(?:\s+(?P<number>.*\d.*))?$")
_ROUTING = re.compile(r"(?:ACTION|INFO|ORIGIN|DRAFTED BY|APPROVED BY)\s|-{3,}\d*|VZCZC|DE RUE|ZNY |\d{6} \d{6}Z")
_SIGNATURE = re.compile(r"[.!?\")]\s+(?P<name>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2})$")
_NAME = re.compile(r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,2}$")
_ROW_GAP = re.compile(r"\S {3,}\S")


@dataclass(slots=True)
class _Cable:
    """What has been read so far."""

    form: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    date: str | None = None
    in_header: bool = True
    key: str = ""


def cues(page: Page) -> int:
    """How many kinds of lines that only telegrams have are on the page."""
    found: set[str] = set()
    for line in page.lines[:400]:
        for name, pattern in (("page", _PAGE), ("dtg", _DTG), ("from", re.compile("FM [A-Z]")), ("tags", re.compile("TAGS:"))):
            if pattern.match(line.text):
                found.add(name)
        if re.match(r"E\.?O\.? ?1\d{4}", line.text):
            found.add("order")
        if line.text.lower() in (words()["cable"]["text"], words()["cable"]["attributes"]):
            found.add(line.text.lower())
    return len(found)


def read(page: Page) -> Reading:
    """Reads a telegram."""
    lines = page.lines
    parts = words()["cable"]
    begin = next((n + 1 for n, line in enumerate(lines) if line.text.lower() == parts["text"]), 0)
    end = next((n for n, line in enumerate(lines) if n >= begin and line.text.lower() == parts["attributes"]), len(lines))
    cable = _Cable()
    cable.drafts += notices([*lines[:begin]])
    body = _body_lines(cable, lines[begin:end])
    cable.drafts += _paragraphs(cable, body)
    cable.drafts += notices(lines[end:])
    for key, value in attributes(lines[end + 1 :]).items():
        cable.form.setdefault(key, value)
    return Reading(
        drafts=tuple(cable.drafts),
        title=cable.form.get("subject"),
        publisher=cable.form.get("from"),
        date=cable.date or dates.first(cable.form.get("draft date", "")),
        form=cable.form,
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


def _body_lines(cable: _Cable, lines: Sequence[Line]) -> list[Line]:
    """The lines of the body, blank ones too; all others become notices, and what they say goes into the form."""
    body: list[Line] = []
    broken = False
    for at, line in enumerate(lines):
        if _PAGE.match(line.text):
            cable.in_header = cable.in_header or re.match(r"PAGE\s+01\b", line.text) is not None
        elif line.is_blank:
            if not cable.in_header and not broken:
                body.append(line)
            cable.key = ""
            continue
        elif cable.in_header and not _starts_body(cable, line):
            _header(cable, line)
            continue
        elif not _is_stamp_line(lines, at):
            cable.in_header = broken = False
            body.append(line)
            continue
        broken = True
        cable.drafts.append(draft("notice", [line]))
    return body


def _is_stamp_line(lines: Sequence[Line], at: int) -> bool:
    return is_stamp(lines[at].text) or lines[at].text.lower() in listed("cable", "end")


def _starts_body(cable: _Cable, line: Line) -> bool:
    """True for the first line after the heads: numbered, or any line once the subject has been read."""
    if cable.key or "classification" not in cable.form or is_stamp(line.text) or _is_head(line.text):
        return False
    if _CLASS.match(line.text) or _ADDRESS.match(line.text) or _ROUTING.match(line.text) or _DTG.match(line.text):
        return False
    return ITEM.match(line.text) is not None or "subject" in cable.form or "tags" not in cable.form


def _is_head(text: str) -> bool:
    head = text.partition(":")[0].strip().lower()
    return ":" in text and (head in listed("cable", "keys") or head.startswith("e.o."))


_NAMES = {"subj": "subject", "ref": "reference", "refs": "reference", "reftel": "reference", "reftels": "reference"}


def _header(cable: _Cable, line: Line) -> None:
    """Takes one line of the header in."""
    text = line.text
    moment, address, stamp = _DTG.match(text), _ADDRESS.match(text), _CLASS.match(text)
    if moment:
        cable.key = ""
        cable.form.setdefault("precedence", moment["precedence"])
        cable.date = cable.date or _day(moment)
    elif address and (cable.date or address["key"] != "INFO"):
        cable.key = {"FM": "from", "TO": "to", "INFO": "info"}[address["key"]]
        _add(cable, address["value"])
    elif (stamp and is_stamp(text[: stamp.end("stamp")].replace(" ", ""))) or (stamp and len(stamp["stamp"]) > 8):
        cable.key = ""
        cable.form.setdefault("classification", re.sub(r"(?<=\w) (?=\w)", "", stamp["stamp"]))
        if stamp["number"]:
            cable.form.setdefault("number", stamp["number"])
    elif _is_head(text):
        head, _, value = text.partition(":")
        cable.key = _NAMES.get(head.lower().strip(), head.lower().strip().rstrip("."))
        _add(cable, value.strip())
        if cable.key == "subject":
            cable.drafts.append(Draft(kind="heading", spans=(Span(line.end - len(value.strip()), line.end),)))
            return
    elif cable.key == "subject" and cable.drafts and cable.drafts[-1].kind == "heading":
        _add(cable, text)
        cable.drafts[-1] = Draft(kind="heading", spans=(*cable.drafts[-1].spans, line.span))
        return
    elif cable.key:
        _add(cable, text)
    cable.drafts.append(draft("notice", [line]))


def _add(cable: _Cable, value: str) -> None:
    glue = "; " if cable.key in ("to", "info") else " "
    known = cable.form.get(cable.key, "")
    cable.form[cable.key] = f"{known}{glue}{value}" if known and value else known or value


def _day(moment: re.Match[str]) -> str | None:
    month = dates.months().get(moment["month"].lower())
    return f"{dates.full_year(moment['year'])}-{month:02}-{moment['day']}" if month else None


def _paragraphs(cable: _Cable, body: Sequence[Line]) -> Iterator[Draft]:
    """Paragraphs end at a number, or at a blank line after the end of a sentence; not at a page's end."""
    runs: list[list[Line]] = []
    blank = True
    for line in body:
        if line.is_blank:
            blank = True
            continue
        if not runs or _starts(runs[-1][-1], line, blank=blank):
            runs.append([])
        runs[-1].append(line)
        blank = False
    for at, run in enumerate(runs):
        if is_table(run):
            yield from rows(run)
        else:
            yield from _unsigned(cable, numbered(run), run, last=at == len(runs) - 1)


def _starts(left: Line, right: Line, *, blank: bool) -> bool:
    """True where a paragraph starts with the right line."""
    if ITEM.match(right.text) and (blank or ended(left.text)):
        return ended(left.text) or not right.text[0].isdigit()
    return blank and ended(left.text)


def _unsigned(cable: _Cable, item: Draft, run: Sequence[Line], *, last: bool) -> Iterator[Draft]:
    """The last paragraph without the name of the officer who signs."""
    final = run[-1]
    match = _SIGNATURE.search(final.text) if last else None
    if last and _NAME.match(final.text) and (len(run) == 1 or ended(run[-2].text)):
        start = final.start
    elif match:
        start = final.start + match.start("name")
    else:
        yield item
        return
    cable.form["signed"] = final.text[start - final.start :]
    spans = tuple(Span(s.start, min(s.end, start)) for s in item.spans if s.start < start)
    yield Draft(kind=item.kind, spans=spans, number=item.number)
    yield Draft(kind="notice", spans=(Span(start, final.end),))
