"""Papers that officials write for officials: minutes, records, notes, estimates, with heads of labelled lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.marks import plain
from reftel.readers.page import Line, Page, groups, joined
from reftel.readers.phrases import is_stamp, listed, pattern, words

_DEPTH = 6
"""In how many paragraphs from the top the cues of an official paper stand."""

_LIMIT = 240
_HEAD, _SHORT = 14, 120
"""Lines with words on which a paper says what it is, and characters of such a line."""
_WIDE = re.compile(r"\s{3,}")
_REST = re.compile(r"[\s.,:;()\dA-Z/–-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A labelled line of a head ("To: the Minister"): what its label stands for, its value and where that stands."""

    key: str
    value: str
    span: Span


def is_paper(page: Page) -> bool:
    """True for the name of a kind of paper, a classification, or who writes to whom on lines near the top."""
    for run in islice(groups(page.lines), _DEPTH):
        found = {entry.key for entry in entries(run)}
        if {"from", "to"} <= found or ("subject" in found and found & {"from", "to", "participants"}):
            return True
        if any(kind(line.text) or is_classified(line.text) for line in run):
            return True
        if len(joined(run)) < _LIMIT * 2 and compliments(plain(joined(run))):
            return True
    return False


def record_of(page: Page) -> dict[str, str]:
    """The line near the top by which a paper says that it records what was said; nothing where there is none."""
    for line in islice((line for line in page.lines if not line.is_blank), _HEAD):
        bare = plain(line.text).strip()
        if len(bare) <= _SHORT and pattern("letter", "record").search(bare):
            return {"record": bare}
    return {}


def kind(text: str) -> str:
    """The kind of paper that a line names and little else ("CABINET SUBMISSION No. 12"); "" for another line."""
    bare = plain(text).strip(" .")
    match = _kinds().match(bare)
    return match["kind"] if match and _REST.fullmatch(bare[match.end() :]) and bare[:1].isupper() else ""


@cache
def _kinds() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in listed("letter", "papers"))
    number = r"(?:\s*(?:no\.?|number)?\s*[\w./-]*\d[\w./-]*)?"
    return re.compile(
        rf"(?:(?:draft|special|joint|top secret|secret)\s+)*(?P<kind>{names})(?!\w){number}", re.IGNORECASE
    )


def is_classified(text: str) -> bool:
    """True for a line in capitals that is a classification, or one with a number or a copy's number wide apart."""
    found = _WIDE.split(text.strip())
    return any(part.isupper() and len(part) > 3 and is_stamp(part) for part in found) and len(found) < 4


def compliments(text: str) -> dict[str, str]:
    """Who writes to whom in the opening words of a note in the third person."""
    match = pattern("letter", "compliments").match(text)
    return {key: value.strip(" ,") for key, value in match.groupdict().items()} if match else {}


def entries(run: Sequence[Line]) -> list[Entry]:
    """The labelled entries of a run of lines, in order; empty where a line stands before the first label."""
    found: list[Entry] = []
    for line in run:
        at = 0
        for part in _WIDE.split(line.text):
            start = line.start + line.text.index(part, at)
            at = start - line.start + len(part)
            match = _labelled().match(part)
            if match and len(part) <= _LIMIT:
                key = _labels()[match["label"].lower()]
                found.append(Entry(key, match["value"].strip(), Span(start + match.start("value"), start + len(part))))
            elif not found:
                return []
            elif found[-1].key in ("participants", "subject", "from", "to") and at == len(line.text):
                last = found[-1]
                found[-1] = Entry(last.key, f"{last.value} {part}".strip(), Span(last.span.start, start + len(part)))
    return found


@cache
def _labels() -> dict[str, str]:
    """Label in lower case → what its line says."""
    said: dict[str, str] = words()["letter"]["labels"]
    return {label.strip(): key for key, labels in said.items() for label in labels.split(",")}


@cache
def _labelled() -> re.Pattern[str]:
    """A label with its colon, or "Dated the", and the rest of the line."""
    labels = "|".join(sorted(_labels(), key=len, reverse=True))
    return re.compile(rf"(?P<label>{labels})(?:\s*:|(?<=dated)(?: the)?(?= \d))\s*(?P<value>\S.*)$", re.IGNORECASE)


def dated(found: Sequence[Entry]) -> dict[str, str]:
    """The date that an entry of a head gives, as a dateline says it."""
    values = (dates.first(entry.value) for entry in found if entry.key == "date")
    return next(({"date": value} for value in values if value), {})


def parts(line: Line) -> list[str]:
    """The parts of a line that wide gaps divide."""
    return _WIDE.split(line.text.strip())
