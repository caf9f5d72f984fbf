"""The top of a page: which line is the title, and what stands before and around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reftel.readers.layout import ended, is_heading, split
from reftel.readers.page import Line, Page, groups, joined
from reftel.readers.phrases import caption_span, is_menu, is_notice, is_stamp
from reftel.readers.stamps import Stamp, leading_name, stamp
from reftel.readers.tables import is_table

_PROSE = 140
_TITLE_LIMIT = 160
_DEEPEST = 40
_NAME_LIMIT = 60


@dataclass(slots=True)
class Head:
    """What was found: lines of the title, lines that are notices, stamps."""

    title: list[Line] = field(default_factory=list)
    notices: list[Line] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    site: str | None = None


def read_head(page: Page, lines: Sequence[Line]) -> Head:
    """Reads the lines above the first paragraph of prose."""
    head = Head()
    parts = _parts(page, lines)
    candidates: list[tuple[int, list[Line]]] = []
    menus: list[int] = []
    end = len(parts)
    webby = False
    for at, part in enumerate(parts):
        text = joined(part)
        if all(is_notice(line.text) or is_menu(line.text) or is_stamp(line.text) for line in part) or is_notice(text):
            head.notices += part
            if any(is_menu(line.text) for line in part):
                menus.append(at)
            webby = True
            continue
        found = stamp(text)
        if found is not None:
            if _is_adjacent(page, parts, at):
                _name_above(head, found, at, candidates)
            head.notices += part
            head.stamps.append(found)
            end = min(end, at) if candidates else end
        elif caption_span(part) is None and _may_be_title(part, webby=webby):
            candidates.append((at, part))
    _choose(head, [c for c in candidates if c[0] < end] or candidates, menus)
    return head


def _parts(page: Page, lines: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs above the first that is prose."""
    parts: list[list[Line]] = []
    for run in groups(lines):
        if is_table(run):
            break
        for part in split(page, run):
            text = joined(part)
            if len(parts) >= _DEEPEST or (len(text) > _PROSE and ended(text) and not is_notice(text)):
                return parts
            parts.append(part)
    return parts


def _is_adjacent(page: Page, parts: Sequence[Sequence[Line]], at: int) -> bool:
    """True where no blank line stands above a part."""
    return at > 0 and page.text.count("\n", parts[at - 1][-1].end, parts[at][0].start) == 1


def _name_above(head: Head, found: Stamp, at: int, candidates: list[tuple[int, list[Line]]]) -> None:
    """A short line right above a bare date, other than the title, names the author."""
    if found.author or len(candidates) < 2 or candidates[-1][0] != at - 1:
        return
    above = candidates[-1][1]
    name = leading_name(above[0].text) if len(above) == 1 and len(above[0].text) <= _NAME_LIMIT else None
    if name is not None and " " in name:
        candidates.pop()
        head.notices += above
        head.stamps.append(Stamp(name, None, 2, "byline"))


def _may_be_title(part: Sequence[Line], *, webby: bool) -> bool:
    """A heading; on a web page also a line in title case with a full stop."""
    text = joined(part)
    if is_heading(part):
        return True
    if not webby or len(text) > _TITLE_LIMIT or len(part) > 1 or text[-1] != ".":
        return False
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return ". " not in text and sum(word[0].isupper() for word in long) * 2 > len(long) > 3


def _choose(head: Head, candidates: list[tuple[int, list[Line]]], menus: Sequence[int]) -> None:
    """Takes the first candidate after the menus, past labels of a section; what stands above menus is the site's."""
    if not candidates:
        return
    last = max((menu for menu in menus if menu < candidates[-1][0]), default=-1)
    before = [part for at, part in candidates if at < last]
    after = [part for at, part in candidates if at > last]
    while len(after) > 1 and _is_label(joined(after[0])):
        head.notices += after.pop(0)
    head.title = after[0]
    if before:
        head.site = before[0][0].text
        head.notices += [line for part in before for line in part]


def _is_label(text: str) -> bool:
    return text.isupper() and len(text.split()) <= 4 and re.search(r"\d", text) is None
