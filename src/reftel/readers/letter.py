"""Letters, memoranda and telegrams as they are printed in volumes of diplomatic papers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from reftel.readers import papers
from reftel.readers.draft import Draft, Reading, draft, notices
from reftel.readers.frontmatter import declared, front_matter
from reftel.readers.layout import NOTE, numbered, paragraphs
from reftel.readers.letter_head import DEPTH, LINE_LIMIT, Letter, correspondents, dateline, read_head, takes_date
from reftel.readers.marks import plain
from reftel.readers.page import Line, Page, groups, joined
from reftel.readers.phrases import is_notes_head, listed, openers, pattern

_NAME_LIMIT = 50
_CLOSING_LIMIT = 60


def is_letter(page: Page) -> bool:
    """True for an official paper, or a dateline near the top with who writes to whom, a medium or a salutation."""
    if papers.is_paper(page):
        return True
    fields, taken = front_matter(page.lines)
    runs = list(islice(groups(page.lines[taken:]), DEPTH))
    lines = [dateline(run[0].text) for run in runs if len(run) == 1]
    if not any(line.get("place") or line.get("medium") for line in lines):
        return False
    if fields.get("title") and correspondents(fields["title"]):
        return True
    texts = [plain(joined(run)) for run in runs]
    return any(
        (len(text) <= LINE_LIMIT * 2 and (correspondents(text) or pattern("letter", "file").match(text)))
        or (openers("letter", "salutations").match(text) and re.match(r"[^.]{2,40}[:,]", text))
        for text in texts
    )


def read(page: Page) -> Reading:
    """Reads a letter."""
    fields, taken = front_matter(page.lines)
    said = declared(fields)
    letter = Letter(title=said.get("title"), date=said.get("date"))
    letter.form.update(correspondents(letter.title or ""))
    letter.drafts += notices(page.lines[:taken])
    runs = list(groups(page.lines[taken:]))
    body = read_head(letter, runs)
    notes = next((n for n in range(body, len(runs)) if _opens_notes(runs, n)), len(runs))
    closing = _closing(letter, runs, body, notes)
    letter.form |= {**papers.compliments(plain(joined(runs[body]))), **letter.form} if body < len(runs) else {}
    letter.drafts += paragraphs(page, _spaced(runs[body:closing]))
    _number(letter)
    for run in runs[notes:]:
        letter.drafts += _notes(page, run)
    return Reading(
        drafts=tuple(letter.drafts),
        title=letter.title or letter.form.get("medium") or _sides(letter),
        author=letter.form.get("from") or letter.signed,
        publisher=said.get("publisher"),
        date=letter.date,
        form=letter.form,
    )


def _sides(letter: Letter) -> str | None:
    sides = [letter.form[key] for key in ("from", "to") if key in letter.form]
    return " to ".join(sides) or None


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


def _notes(page: Page, run: Sequence[Line]) -> list[Draft]:
    """Notes, each with its number; a line of the archive's is a notice."""
    if pattern("letter", "archive").match(joined(run)):
        return [draft("notice", run)]
    if is_notes_head(run[0].text):
        return [draft("heading", run[:1]), *(_notes(page, run[1:]) if run[1:] else [])]
    notes: list[list[Line]] = []
    for line in run:
        if not notes or NOTE.match(line.text):
            notes.append([])
        notes[-1].append(line)
    return [numbered(page, note, notes=True) for note in notes]


def _closing(letter: Letter, runs: Sequence[Sequence[Line]], body: int, end: int) -> int:
    """Takes closings and the signature off the end of the text; returns where they begin."""
    at = end
    while at > body + 1:
        text = plain(joined(runs[at - 1]))
        if len(text) <= _CLOSING_LIMIT and (line := dateline(text)).get("place"):
            takes_date(letter, line)
            letter.drafts += notices(runs[at - 1])
            at -= 1
            continue
        closes = openers("letter", "closings").match(text) and len(text) <= _CLOSING_LIMIT
        if len(text) <= _NAME_LIMIT and _signed().match(text) and not closes:
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


@cache
def _signed() -> re.Pattern[str]:
    """A name, perhaps with an office after it."""
    particles = "|".join(listed("letter", "particles"))
    return re.compile(rf"(?:[^\W\d_a-z][\w.'’-]*|{particles})(?:,? (?:[^\W\d_a-z][\w.'’-]*|{particles})){{0,5}}$")


def _number(letter: Letter) -> None:
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
