"""Letters, memoranda and telegrams as they are printed in volumes of diplomatic papers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from reftel.readers import dates
from reftel.readers.draft import Draft, Reading, draft, notices
from reftel.readers.frontmatter import declared, front_matter
from reftel.readers.layout import NOTE, is_heading, numbered, paragraphs
from reftel.readers.marks import plain
from reftel.readers.page import Line, Page, groups, joined
from reftel.readers.phrases import is_notes_head, is_stamp, listed, openers, pattern, words
from reftel.readers.stamps import labelled

_DEPTH = 12
_LINE_LIMIT = 160
_HEAD_WORDS = 7
_REST = re.compile(
    r"[\s.,;:—–-]{0,9}(?:\d{1,2}[.:]?\s?\d{0,2}\s?(?:[ap]\.?\s?m\.?)?|noon|midnight)?[\s.,\[\]]{0,9}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,4}\.\s+(?=[A-Z])")
_NAME_LIMIT = 50
_ASIDE = re.compile(r"\[[^\]]*\]")
_SIGNED = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*,? ?){1,6}$")


@dataclass(slots=True)
class _Letter:
    """What has been read so far."""

    title: str | None = None
    date: str | None = None
    form: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    signed: str | None = None


def is_letter(page: Page) -> bool:
    """True for a dateline near the top together with who writes to whom, what medium it is, or a salutation."""
    fields, taken = front_matter(page.lines)
    runs = list(islice(groups(page.lines[taken:]), _DEPTH))
    lines = [dateline(run[0].text) for run in runs if len(run) == 1]
    if not any(line.get("place") or line.get("medium") for line in lines):
        return False
    if fields.get("title") and correspondents(fields["title"]):
        return True
    texts = [plain(joined(run)) for run in runs]
    return any(
        (len(text) <= _LINE_LIMIT * 2 and (correspondents(text) or pattern("letter", "file").match(text)))
        or (openers("letter", "salutations").match(text) and re.match(r"[^.]{2,40}[:,]", text))
        for text in texts
    )


def correspondents(title: str) -> dict[str, str]:
    """From, to and medium as a title says them."""
    title = _NUMBER.sub("", title)
    if len(title) > _LINE_LIMIT * 2 or title.endswith((".", ";")) or not title[:1].isupper():
        return {}
    for key in ("between", "addressed"):
        match = _titles(key).match(title)
        if match:
            found = {k: v.strip(" ,") for k, v in match.groupdict().items() if v}
            if found.get("from", "").lower() in listed("letter", "media"):
                continue
            if "way" in found:
                found["to" if found.pop("way").lower() == "to" else "from"] = found.pop("name")
            return found
    return {}


@cache
def _titles(key: str) -> re.Pattern[str]:
    media = "|".join(re.escape(medium) for medium in listed("letter", "media"))
    return re.compile(words()["letter"][key].format(media=media))


def read(page: Page) -> Reading:
    """Reads a letter."""
    fields, taken = front_matter(page.lines)
    said = declared(fields)
    letter = _Letter(title=said.get("title"), date=said.get("date"))
    letter.form.update(correspondents(letter.title or ""))
    letter.drafts += notices(page.lines[:taken])
    runs = list(groups(page.lines[taken:]))
    body = _head(letter, runs)
    notes = next((n for n in range(body, len(runs)) if _opens_notes(runs, n)), len(runs))
    closing = _closing(letter, runs, body, notes)
    letter.drafts += paragraphs(page, _spaced(runs[body:closing]))
    _number(letter)
    for run in runs[notes:]:
        letter.drafts += _notes(run)
    return Reading(
        drafts=tuple(letter.drafts),
        title=letter.title,
        author=letter.form.get("from") or letter.signed,
        publisher=said.get("publisher"),
        date=letter.date,
        form=letter.form,
    )


def _head(letter: _Letter, runs: Sequence[Sequence[Line]]) -> int:
    """Takes in what stands above the text; returns the number of the first run of the text."""
    subject = False
    for at, run in enumerate(runs[:_DEPTH]):
        text = plain(joined(run))
        if len(text) > _LINE_LIMIT * 2:
            return at
        if subject or (not letter.title and _is_title(run, text) and not _is_line_of_head(letter, text)):
            letter.form |= {"subject": text} if subject else {}
            letter.title = letter.title or _NUMBER.sub("", text)
            letter.form = correspondents(text) | letter.form
            letter.drafts.append(draft("heading", run))
            subject = False
        elif _is_line_of_head(letter, text):
            letter.drafts += notices(run)
            subject = text.lower().strip(": ") == listed("headings", "topic")[-1]
        else:
            return at
    return min(len(runs), _DEPTH)


def _is_title(run: Sequence[Line], text: str) -> bool:
    return is_heading(run) or bool(correspondents(text))


def _is_line_of_head(letter: _Letter, text: str) -> bool:
    """True for a file number, a dateline, a stamp, an order of address; what it says goes into the form."""
    number, order, line = pattern("letter", "file").match(text), pattern("letter", "order").match(text), dateline(text)
    if number:
        letter.form["file"] = text.partition(":")[0]
        if number["medium"]:
            letter.form.setdefault("medium", number["medium"])
    elif line:
        letter.date = letter.date or line["date"]
        letter.form.setdefault("dated by", "dateline")
        for key in ("place", "medium", "number"):
            if line.get(key):
                letter.form.setdefault(key, line[key])
    elif order and len(text) <= _LINE_LIMIT // 2:
        for key in ("from", "to"):
            letter.form.setdefault(key, order[key])
    else:
        return is_stamp(text) or text.lower().strip(": ") == "subject"
    return True


def dateline(text: str) -> dict[str, str]:
    """Place and date of a line such as "Washington, February 10, 1959—6 p.m."."""
    bare = _ASIDE.sub(lambda m: m.group() if not re.search(r"\d", m.group()) and m.start() == 0 else " ", plain(text))
    bare = re.sub(r"^\[([^\]]*)\]", r"\1", bare)
    found = list(dates.find(bare))
    if not found or len(text) > _LINE_LIMIT or labelled(text):
        return {}
    span, value = found[0]
    before, after = bare[: span.start].strip(" ,"), bare[span.end :]
    if len(before.split()) > _HEAD_WORDS or before.endswith(".") or not _REST.fullmatch(after):
        return {}
    medium = openers("letter", "media").match(before)
    place = before[medium.end() :] if medium else before
    number = re.match(r"(?:No\.?\s*)?([A-Z]{0,3}[-–]?\d[\w./-]*)\s*", place)
    place = place[number.end() :] if number else place
    if place and not place[0].isupper():
        return {}
    said = {"date": value, "place": place.strip(" ,").title() if place.isupper() else place.strip(" ,")}
    said |= {"medium": medium.group().strip()} if medium else {}
    return said | ({"number": number.group(1)} if number else {})


def _opens_notes(runs: Sequence[Sequence[Line]], at: int) -> bool:
    """True at a heading over notes, at a rule, and at the first of numbered notes."""
    first = runs[at][0].text
    if is_notes_head(first) or first in ("_", "__", "___"):
        return True
    numbers = [_note_number(line.text) for run in runs[at : at + 2] for line in run[:2]]
    return numbers[:2] == ["1", "2"]


def _note_number(text: str) -> str:
    match = NOTE.match(text)
    return match["number"] if match and not re.match(r"\W*\d+\.", text) else ""


def _notes(run: Sequence[Line]) -> list[Draft]:
    """Notes, each with its number; a line of the archive's is a notice."""
    if pattern("letter", "archive").match(joined(run)):
        return [draft("notice", run)]
    if is_notes_head(run[0].text):
        return [draft("heading", run[:1]), *(numbered([line], notes=True) for line in run[1:])]
    return [numbered([line], notes=True) for line in run]


def _closing(letter: _Letter, runs: Sequence[Sequence[Line]], body: int, end: int) -> int:
    """Takes closings and the signature off the end of the text; returns where they begin."""
    at = end
    while at > body + 1:
        text = plain(joined(runs[at - 1]))
        closes = openers("letter", "closings").match(text) and len(text) <= 40
        if len(text) <= _NAME_LIMIT and _SIGNED.match(text) and is_heading(runs[at - 1]):
            letter.signed = letter.signed or text
        elif re.match(r"\[.*\]$", text) and not pattern("letter", "archive").match(text):
            letter.drafts += [draft("paragraph", runs[at - 1])]
            at -= 1
            continue
        elif not closes and not pattern("letter", "archive").match(text) and not re.match(r"\W*$", text):
            break
        letter.drafts += notices(runs[at - 1])
        at -= 1
    if letter.signed:
        letter.form["signed"] = letter.signed
    return at


def _number(letter: _Letter) -> None:
    """A telegram's own number stands before its first words."""
    body = sorted((item for item in letter.drafts if item.kind == "paragraph"), key=lambda item: item.start)
    if body and (body[0].number or "").rstrip(".").isdigit() and "gram" in letter.form.get("medium", "").lower():
        letter.form.setdefault("number", (body[0].number or "").rstrip("."))


def _spaced(runs: Sequence[Sequence[Line]]) -> list[Line]:
    """The runs as lines, with a blank line after each."""
    lines: list[Line] = []
    for run in runs:
        lines += [*run, replace(run[-1], start=run[-1].end, text="")]
    return lines
