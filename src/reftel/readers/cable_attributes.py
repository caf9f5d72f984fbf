"""The attributes of a telegram, and where they or its pages speak against each other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.cable_header import Header
from reftel.readers.cable_numbers import document_number, split
from reftel.readers.draft import Fault
from reftel.readers.page import Line
from reftel.readers.phrases import listed, pattern

_NAME = re.compile(r"[A-Za-z][\w ]{1,40}")
_DAYS = 31
"""Between draft and transmission of a telegram; more is an error of one of the dates."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One attribute. `says` is False where its value only fills the place ("n/a", "01 JAN 1960")."""

    key: str
    value: str
    span: Span
    says: bool


def entries_in(lines: Sequence[Line]) -> Iterator[Entry]:
    """The attributes in order. A value may go on in the first column of the next lines."""
    key = ""
    held: list[Span] = []
    values: list[str] = []
    for line in lines:
        name, colon, value = line.text.partition(":")
        if colon and _NAME.fullmatch(name) and (not value or value.startswith(" ")):
            yield from _entry(key, values, held)
            key, values, held = name.lower(), [], []
            start = line.end - len(value.lstrip())
        else:
            value, start = line.text, line.start
        if value.strip():
            values.append(value.strip())
            held.append(Span(start, line.end))
    yield from _entry(key, values, held)


def _entry(key: str, values: Sequence[str], held: Sequence[Span]) -> Iterator[Entry]:
    if key and values:
        value = " ".join(values)
        yield Entry(key, value, held[0].cover(held[-1]), value.lower() not in listed("cable", "null"))


def faults(text: str, header: Header, said: Mapping[str, str], entries: Sequence[Entry]) -> Iterator[Fault]:
    """What is damaged, missing or inconsistent. `said` is what the header says by itself."""
    told = {entry.key: entry for entry in entries if entry.says}
    yield from _pages(header, told)
    yield from _dates(header, told)
    yield from _differences(header, said, told)
    for match in pattern("cable", "damaged").finditer(text):
        yield Fault(reason="damaged", detail=f"part of the text is missing: {match.group()}", span=Span(*match.span()))
    locator = told.get("locator")
    has_text = locator is not None and pattern("cable", "has_text").search(locator.value)
    if locator and not has_text and pattern("cable", "no_text").search(locator.value):
        yield Fault(reason="text-elsewhere", detail=f"the text is not on line: {locator.value}", span=locator.span)


def _pages(header: Header, told: Mapping[str, Entry]) -> Iterator[Fault]:
    """Pages that are missing, and a number of pages that the attributes give otherwise."""
    numbers: dict[int, set[int]] = {}
    for number, section, _ in header.pages:
        numbers.setdefault(section, set()).add(number)
    for section, found in sorted(numbers.items()):
        missing = sorted(set(range(1, max(found) + 1)) - found)
        if missing:
            which = ", ".join(map(str, missing))
            where = f" of section {section}" if len(numbers) > 1 else ""
            yield Fault(reason="inconsistent", detail=f"page {which}{where} is missing", span=header.pages[0][2])
    sections = sorted(set(range(1, max(numbers, default=1) + 1)) - set(numbers)) if numbers else []
    for section in sections:
        yield Fault(reason="inconsistent", detail=f"section {section} is missing", span=header.pages[0][2])
    count = told.get("page count")
    total = sum(max(found) for found in numbers.values())
    if count and count.value.isdigit() and total and int(count.value) != total:
        detail = f"the attributes say {count.value} pages, the text has {total}"
        yield Fault(reason="inconsistent", detail=detail, span=count.span)


def _dates(header: Header, told: Mapping[str, Entry]) -> Iterator[Fault]:
    """Draft and transmission that are far apart. They are different dates, and neither is mended by the other."""
    draft = told.get("draft date")
    day = dates.first(draft.value) if draft else None
    if draft and day and header.date and abs(dates.days(day) - dates.days(header.date)) > _DAYS:
        detail = f"the attributes say that it was drafted on {day}, the text that it was sent on {header.date}"
        yield Fault(reason="inconsistent", detail=detail, span=draft.span)


def _differences(header: Header, said: Mapping[str, str], told: Mapping[str, Entry]) -> Iterator[Fault]:
    """Classification, document number and subject that the attributes give otherwise."""
    own = split(said.get("number", ""))
    pairs = (
        ("original classification", said.get("classification")),
        ("document number", document_number(*own, int(header.date[:4])) if own and header.date else None),
        ("subject", said.get("subject")),
    )
    for key, here in pairs:
        entry = told.get(key)
        if entry and here and _plain(entry.value) not in _plain(here) and _plain(here) not in _plain(entry.value):
            detail = f"the attributes say {key} {entry.value!r}, the text {here!r}"
            yield Fault(reason="inconsistent", detail=detail, span=entry.span)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.upper())
