"""Lines to paragraphs: which line ends are only wraps, and what kind of block each run of lines is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reftel.model.span import Span
from reftel.readers.draft import Draft, draft
from reftel.readers.page import Line, Page, groups, joined
from reftel.readers.phrases import caption_span, is_menu, is_notes_head, is_url, listed
from reftel.readers.tables import cells, is_table, rows

ITEM = re.compile(
    r"""(?P<number>¶?\s?\d{1,3}\\?\.(?:[A-Z0-9]{1,2}\.)?(?=\s) | \d{1,2}[A-Z]\.(?=\s)
        | \(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)(?=\s) | [A-Z]\.(?=\s(?![A-Z]\.)) | [a-z](?=\s{2}))
      | (?P<bullet>[-*•–·]\s)""",
    re.VERBOSE,
)
"""How a numbered paragraph or an item of a list begins."""

NOTE = re.compile(r"(?:\*\s+)?(?P<number>\d{1,3})\.?\s{1,3}(?=[^\W_]|['‘“\"(&\[])")
"""How a note at the end begins."""

_PORTION = re.compile(r"\s*\((?:C|S|U|SBU|S/NF|C/NF|TS)\)\s")
_MARKED = r"(?:\s*\[\d{1,3}\](?:\(#\w{1,40}\))?)"
_ENDED = re.compile(rf"[.!?:;…][\"'”’)\]*_]*{_MARKED}*$")
_RULE = re.compile(r"\W+$")
_HEADING_LIMIT = 120
_NEAR = 0.88
_USUAL = 80
_HALF_LINE = 40
_RUNS_ON = 100
"""A line so long that ends no sentence goes on in the next, however long full lines are."""
_HEADINGS = 3


def paragraphs(page: Page, lines: Sequence[Line]) -> Iterator[Draft]:
    """The drafts of the blocks that the lines make."""
    series: list[Draft] = []
    for found in _drafts(page, list(groups(lines))):
        if found.kind in ("heading", "row"):
            series.append(found)
            continue
        yield from _headings(series)
        series = []
        yield found
    yield from _headings(series)


def _headings(series: Sequence[Draft]) -> Iterator[Draft]:
    """Headings as they are; many in a row are the cells of a table, each on a line of its own."""
    many = sum(found.kind == "heading" for found in series) > _HEADINGS
    for at, found in enumerate(series):
        yield replace(found, kind="row") if many and at else found


def _drafts(page: Page, runs: Sequence[list[Line]]) -> Iterator[Draft]:
    held: list[Line] = []
    for at, run in enumerate(runs):
        if is_table(run):
            yield from [numbered(page, held)] if held else []
            yield from rows(run)
            held = []
            continue
        parts = list(split(page, run))
        if held:
            parts[0] = [*held, *parts[0]]
            held = []
        if at + 1 < len(runs) and _runs_on(page, parts[-1][-1], runs[at + 1][0]):
            held = parts.pop()
        for index, part in enumerate(parts):
            alone = all(is_heading(later) for later in parts[index + 1 :])
            yield classify(page, part, heading=alone and at + 1 < len(runs))


def _runs_on(page: Page, left: Line, right: Line) -> bool:
    """True where a sentence runs on over a blank line."""
    if len(left.text) < _HALF_LINE or item(page, right.text) or len(cells(right)) >= 3:
        return False
    if right.text[0].islower():
        return not ended(left.text) or re.search(r"(?:\b[A-Z]\.){2}$", left.text) is not None
    return left.text.rpartition(" ")[2] in listed("headings", "unfinished")


def split(page: Page, run: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs in a run of lines that no blank line parts."""
    part: list[Line] = []
    for line in run:
        if part and not continues(page, part[-1], line):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def continues(page: Page, left: Line, right: Line) -> bool:
    """True where the line end between two lines is only a wrap."""
    if _RULE.match(left.text) or _RULE.match(right.text) or left.text == right.text or is_url(right.text):
        return False
    if item(page, right.text) and (ended(left.text) or right.indent > left.indent or item(page, left.text)):
        return False
    short = len(left.text) < _NEAR * (page.width or _USUAL) and not ended(left.text)
    if short and left.text.isupper() and right.text.isupper():
        return not is_menu(left.text)
    if right.text[0].islower() and not ended(left.text):
        return True
    if left.text.endswith(("-", "--", ",", "—")) or _breaks_off(left.text, right.text):
        return True
    if len(left.text) >= _RUNS_ON and not ended(left.text):
        return True
    if page.width is None:
        return False
    word = right.text.split(maxsplit=1)[0]
    return left.indent + len(left.text) + 1 + len(word) > _NEAR * page.width


def _breaks_off(left: str, right: str) -> bool:
    """True where the left line cannot be the end: "… the ministry of" / "Mali bought" before "40 tanks"."""
    last = left.rpartition(" ")[2]
    return last in listed("headings", "unfinished") or (right[0].isdigit() and last.islower() and " " in left)


def ended(text: str) -> bool:
    """True where a sentence, or what leads up to a list, ends with the text."""
    return _ENDED.search(text) is not None


def is_heading(lines: Sequence[Line]) -> bool:
    """True for a short line, or one broken in a few, that is no sentence."""
    text = joined(lines)
    if len(text) > _HEADING_LIMIT or len(lines) > 3 or (ITEM.match(text) and len(text.split()) > 12):
        return False
    text = re.sub(rf"{_MARKED}+$", "", text)
    bare = text.rstrip("\"'”’)]*_")
    if not bare or bare[-1] in ".,;:…" or (bare[-1] in "?!" and bare != text and len(text.split()) > 8):
        return False
    if text.rpartition(" ")[2] in listed("headings", "unfinished"):
        return False
    return re.search(r"[^\W\d_]{2}", text) is not None and not re.search(r"[a-z]{3}[.;] [A-Z]", text)


def classify(page: Page, lines: Sequence[Line], *, heading: bool) -> Draft:
    """The draft of one paragraph."""
    text = joined(lines)
    if page.markdown and text.startswith("#"):
        return titled(page, lines)
    if is_notes_head(text):
        return draft("heading", lines)
    caption = caption_span(lines)
    if caption is not None:
        return caption
    if heading and is_heading(lines):
        return draft("heading", lines)
    if len(text) <= _HALF_LINE and not any(character.isalpha() for character in text):
        return draft("row", lines)
    return numbered(page, lines)


def item(page: Page, text: str) -> re.Match[str] | None:
    """The number or bullet that a line opens with. A letter with a point is one only beside others of its kind."""
    match = ITEM.match(text)
    initial = match is not None and re.fullmatch(r"[A-Z]\.", match.group()) is not None
    return None if match is None or (initial and match.group()[0] not in page.lettered) else match


def titled(page: Page, lines: Sequence[Line]) -> Draft:
    """A heading without its marks of Markdown."""
    text = lines[0].text
    return cut_front(draft("heading", lines), len(text) - len(text.lstrip("#")) if page.markdown else 0)


def numbered(page: Page, lines: Sequence[Line], *, notes: bool = False) -> Draft:
    """A paragraph with its number out of its words."""
    first = lines[0].text
    match = (NOTE.match(first) if notes else None) or item(page, first)
    if match is None:
        return draft("paragraph", lines)
    number = match.groupdict().get("number")
    portion = _PORTION.match(first, match.end())
    cut = cut_front(draft("paragraph", lines), portion.end() if portion else match.end())
    if not cut.spans:
        return draft("paragraph", lines)
    return Draft(kind="paragraph", spans=cut.spans, number=number and number.replace("\\", "").strip())


def cut_front(found: Draft, length: int) -> Draft:
    """The draft without the first characters of its first stretch."""
    first, *rest = found.spans
    spans = [Span(min(first.start + length, first.end), first.end), *rest]
    return replace(found, spans=tuple(span for span in spans if span.start < span.end))
