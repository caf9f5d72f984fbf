"""Plain text, saved web pages, articles and studies: title, date and author from the top, paragraphs, no menus."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reftel.readers import dates
from reftel.readers.draft import Draft, Reading, notices, without
from reftel.readers.frontmatter import declared, front_matter
from reftel.readers.head import Head, read_head
from reftel.readers.layout import ended, is_heading, paragraphs, split, titled
from reftel.readers.marks import plain
from reftel.readers.page import Line, Page, groups, joined
from reftel.readers.phrases import is_appeal, is_menu, is_notice
from reftel.readers.signed import with_signatures
from reftel.readers.stamps import Stamp, dated, dateline, labelled, stamp
from reftel.readers.tables import is_table

_REPEAT = 25
_LAST_GROUPS = 12
_APPEAL_LIMIT = 400
_LAST_LINE = 400


def read(page: Page) -> Reading:
    """Reads a page whose form is no more than text with a head and a foot."""
    fields, taken = front_matter(page.lines)
    lines = page.lines[taken:]
    head = read_head(page, lines)
    stamps = [*head.stamps]
    outside = {line.start for line in head.notices} | _around(page, lines, head, stamps)
    outside |= _repeats(lines, head)
    if all(line in head.title for line in lines if line.text and line.start not in outside):
        head.title = []
    outside -= {line.start for line in head.title}
    drafts = _body(page, lines, head, outside)
    drafts, place = without_dateline(with_signatures(page, drafts), lines, stamps)
    best = dated(stamps)
    said = declared(fields)
    day = said.get("date") or (best.date if best else dates.by_weekday(_shown(lines, outside)))
    form = {"place": place} if place else {}
    if day:
        form["dated by"] = "front matter" if "date" in said else best.basis if best else "weekdays"
    return Reading(
        drafts=(*notices(page.lines[:taken]), *drafts),
        title=said.get("title") or plain(joined(head.title)).lstrip("# ") or None,
        author=said.get("author") or next((s.author for s in stamps if s.author), None),
        publisher=said.get("publisher") or head.site,
        date=day,
        form=form,
    )


def _shown(lines: Sequence[Line], outside: set[int]) -> str:
    """The first lines of the text proper, in one."""
    return " ".join(line.text for line in lines[:_LAST_LINE] if line.start not in outside)


def _body(page: Page, lines: Sequence[Line], head: Head, outside: set[int]) -> list[Draft]:
    """Title, paragraphs and notices; a notice line parts paragraphs as a blank one does."""
    title = {line.start for line in head.title}
    drafts = [titled(page, head.title)] if head.title else []
    body = [replace(line, text="") if line.start in outside | title else line for line in lines]
    captions = {left.start for left, _ in _twins(lines)}
    drafts += (replace(d, kind="caption") if d.start in captions else d for d in paragraphs(page, body))
    drafts += notices(line if line.start in outside else replace(line, text="") for line in lines)
    return drafts


def _around(page: Page, lines: Sequence[Line], head: Head, stamps: list[Stamp]) -> set[int]:
    """Lines that known wordings or their place at the foot tell to be notices; adds the stamps among them."""
    found: set[int] = set()
    runs = list(groups(lines))
    title = {line.start for line in head.title}
    for at, run in enumerate(runs):
        if is_table(run):
            continue
        for part in split(page, run):
            if part[0].start in title:
                continue
            marks = [labelled(line.text) for line in part]
            stamps += [mark for mark in marks if mark]
            foot = at >= len(runs) - _LAST_GROUPS
            known = [is_notice(line.text) or (foot and is_menu(line.text)) for line in part]
            if is_notice(joined(part)) or all(mark or is_known for mark, is_known in zip(marks, known, strict=True)):
                found |= {line.start for line in part}
    found |= _appeal(runs, found)
    return found | _foot(runs, found, stamps)


def _appeal(runs: Sequence[Sequence[Line]], known: set[int]) -> set[int]:
    """The short paragraphs below an appeal to subscribe or give, where nothing else follows."""
    shown = [line for run in runs for line in run if line.start not in known]
    appeals = [line for run in runs for line in run if line.start in known and is_appeal(line.text)]
    below = [line for line in shown if appeals and line.start > appeals[-1].start]
    size = sum(len(line.text) for line in below)
    enough = sum(len(line.text) for line in shown) > size * 2
    return {line.start for line in below} if size <= _APPEAL_LIMIT and enough else set()


def _foot(runs: Sequence[Sequence[Line]], known: set[int], stamps: list[Stamp]) -> set[int]:
    """Short lines among the notices at the end of the page."""
    found: set[int] = set()
    if not runs or not all(line.start in known for line in runs[-1]):
        return found
    for run in reversed(runs):
        for line in reversed(run):
            mark = stamp(line.text)
            if mark is not None:
                stamps.append(replace(mark, rank=4))
            elif line.start not in known and (
                ended(line.text) or not is_heading([line]) or len(line.text) > _REPEAT * 2
            ):
                return found
            found.add(line.start)
    return found


def _repeats(lines: Sequence[Line], head: Head) -> set[int]:
    """Second copies: of the title anywhere, of any other line right after it."""
    title = joined(head.title)
    first = head.title[0].start if head.title else -1
    found = {line.start for line in lines if title and line.text == title and line.start != first}
    return found | {right.start for _, right in _twins(lines)}


def _twins(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """A caption is often on a page twice, as the picture's text and below it."""
    shown = [line for line in lines if not line.is_blank]
    yield from ((a, b) for a, b in pairwise(shown) if a.text == b.text and len(a.text) >= _REPEAT)


def without_dateline(
    drafts: list[Draft], lines: Sequence[Line], stamps: list[Stamp]
) -> tuple[list[Draft], str | None]:
    """Takes a news dateline out of the first paragraphs' words."""
    by_start = {line.start: line for line in lines}
    body = [item for item in sorted(drafts, key=lambda d: d.start) if item.kind == "paragraph"]
    for item in body[:4]:
        found = dateline([by_start[s.start] for s in item.spans if s.start in by_start])
        if found is None:
            continue
        cut, place, day = found
        stamps.append(Stamp(None, day, 1, "dateline"))
        at = drafts.index(item)
        return [*drafts[:at], without(item, cut), *drafts[at + 1 :], Draft(kind="notice", spans=(cut,))], place
    return drafts, None
