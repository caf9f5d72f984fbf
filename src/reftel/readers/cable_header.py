"""The lines of a telegram above its text: routing, date and time group, addresses, classification, subject."""

import re
from dataclasses import dataclass, field

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.draft import Draft, draft
from reftel.readers.page import Line
from reftel.readers.phrases import is_stamp, listed

PAGE = re.compile(
    r"PAGE\s+(?P<page>\d{2,})\s+[A-Z][A-Z .]*\d{3,}(?:\s+(?P<section>\d\d)\s+OF\s+\d\d\b)?.*\d{6}Z\b.*$"
)
"""What stands at the top of each page: PAGE 02 LIMA 00921 312337Z."""

DATE_TIME = re.compile(
    r"(?P<precedence>[ZOPR](?:\s+[ZOPR])*)\s+(?P<day>\d\d)\d{4}Z\s+(?P<month>[A-Z]{3})\s+(?P<year>\d\d)\b"
)
"""The date and time group: R 312244Z JAN 78."""

_ADDRESS = re.compile(r"(?P<key>FM|TO|INFO)\s+(?P<value>\S.*)$")
_SPACED = re.compile(r"(?P<stamp>[A-Z](?:\s[A-Z]){4,}(?:\s{2,}[A-Z](?:\s[A-Z])+)*)(?:\s+(?P<number>\S.*\d))?$")
_PLAIN = re.compile(r"(?P<stamp>[A-Z][A-Z/ ]{4,}?)\s+(?P<number>(?:SECTION\s.*|[A-Z][A-Z .]*)\d{3,})$")
_ROUTING = re.compile(
    r"(?:ACTION|INFO|ORIGIN|DRAFTED BY|APPROVED BY|ORIG|COPY)\s|[A-Z]{1,6}-\d\d\b|-{3,}|VZCZC|DE RUE|ZNY |\d{6} \d{6}Z"
)
_ADDRESS_KEYS = {"FM": "from", "TO": "to", "INFO": "info"}
_KEYS = {"subj": "subject", "ref": "reference", "refs": "reference", "reftel": "reference", "reftels": "reference"}


@dataclass(slots=True)
class Header:
    """Reads header lines one by one. `is_open` until the text begins; a new section opens it again."""

    form: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    date: str | None = None
    is_open: bool = True
    words: list[tuple[str, str, Span]] = field(default_factory=list)
    pages: list[tuple[int, int, Span]] = field(default_factory=list)
    _key: str = ""
    _ready: bool = False
    _again: bool = False

    def reopen(self) -> None:
        """A page 01 begins: routing and addresses come again."""
        self._again = "from" in self.form
        self.is_open, self._ready, self._key = True, False, ""

    def blank(self) -> None:
        """A blank line ends a field."""
        self._key = ""

    def ends_before(self, line: Line) -> bool:
        """True where the text begins with this line: after the classification, and no line of a header."""
        if PAGE.match(line.text) or DATE_TIME.match(line.text) or _ROUTING.match(line.text):
            return False
        if is_stamp(line.text) or _field(line.text) or _ADDRESS.match(line.text) or _stamped(line.text):
            return False
        if re.match(r"1\.\s", line.text):
            return self._ready or self.date is not None
        return self._ready and not self._key

    def take(self, line: Line) -> None:
        """Takes one line in."""
        moment, address, stamped = DATE_TIME.match(line.text), _ADDRESS.match(line.text), _stamped(line.text)
        if moment:
            self._key = ""
            self._say("precedence", moment["precedence"], line, *moment.span("precedence"))
            if self.date is None and (day := _day(moment)):
                self.date = day
                self._note("date", day, line, moment.start("day"), moment.end("year"))
        elif address and (self.date or address["key"] != "INFO"):
            self._key = _ADDRESS_KEYS[address["key"]]
            self._add(address["value"], line)
        elif stamped:
            self._key, self._ready = "", True
            self._say("classification", stamped[0], line, 0, len(line.text) - len(stamped[1]))
            if stamped[1]:
                self._say("number", stamped[1], line, len(line.text) - len(stamped[1]), len(line.text))
        elif self._take_field(line):
            return
        self.drafts.append(draft("notice", [line]))

    def _take_field(self, line: Line) -> bool:
        """Takes a line of a named field in; True where it is the subject, which is a heading."""
        name = _field(line.text)
        value = line.text.partition(":")[2].strip() if name else line.text
        if name:
            self._key = _KEYS.get(name, name)
            self._ready = self._ready or self._key == "subject"
        if not self._key or self._again:
            return False
        self._add(value, line)
        if self._key != "subject" or not value:
            return False
        span = Span(line.end - len(value), line.end)
        known = self.drafts[-1].spans if not name and self.drafts and self.drafts[-1].kind == "heading" else ()
        if known:
            self.drafts.pop()
        self.drafts.append(Draft(kind="heading", spans=(*known, span)))
        return True

    def _say(self, name: str, value: str, line: Line, start: int, end: int) -> None:
        """Take in what characters of a line say, where nothing said so before."""
        if name not in self.form:
            self.form[name] = value
            self._note(name, value, line, start, end)

    def _note(self, name: str, value: str, line: Line, start: int, end: int) -> None:
        raw = line.text[start:end]
        if raw.strip():
            begin = line.start + start + len(raw) - len(raw.lstrip())
            self.words.append((name, value, Span(begin, begin + len(raw.strip()))))

    def _add(self, value: str, line: Line) -> None:
        if self._again:
            return
        if value:
            self._note(self._key, value, line, len(line.text) - len(value), len(line.text))
        glue = "; " if self._key in ("to", "info") else " "
        known = self.form.get(self._key, "")
        self.form[self._key] = f"{known}{glue}{value}" if known and value else known or value


def _field(text: str) -> str:
    """The name of the field that a line opens, "" where it opens none."""
    name, colon, _ = text.partition(":")
    name = re.sub(r"\s+", " ", name.strip().lower())
    if not colon:
        return ""
    if re.fullmatch(r"e\.?\s?o\.?(?: \d{5})?", name):
        return "e.o."
    return name if name in listed("cable", "keys") else ""


def _stamped(text: str) -> tuple[str, str] | None:
    """Classification and number of a line such as "C O N F I D E N T I A L LIMA 0921"."""
    match = _SPACED.match(text)
    if match:
        words = re.split(r"\s{2,}", match["stamp"])
        return " ".join(re.sub(r"\s", "", word) for word in words), match["number"] or ""
    plain = _PLAIN.match(text)
    stamps = (*listed("cable", "stamps"), "unclas")
    if plain:
        for stamp in stamps:
            if text.lower().startswith(stamp + " ") and text[len(stamp) :].strip():
                return stamp.upper(), text[len(stamp) :].strip()
    return None


def _day(moment: re.Match[str]) -> str | None:
    month = dates.months().get(moment["month"].lower())
    return f"{dates.full_year(moment['year'])}-{month:02}-{moment['day']}" if month else None
