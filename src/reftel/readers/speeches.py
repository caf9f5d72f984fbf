"""Transcripts: debates, hearings, minutes, briefings, comments, in which the speaker's name stands before the words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from reftel.model.span import Span
from reftel.readers.draft import Draft, text_of
from reftel.readers.layout import ended
from reftel.readers.page import Page
from reftel.readers.phrases import words
from reftel.rules.actors import load_actors
from reftel.rules.layer import cached

_FEWEST = 3
"""Speeches: fewer are a quotation in something else."""

_SHARE, _NAMED_SHARE = 0.25, 0.6
"""Of the paragraphs from the first speech on so many open one; more where no name has a title and none comes back."""

_SPOKEN = 0.3
"""In so many of the speeches somebody says "I" or "you", or asks."""

_MARK = re.compile(r"\s*:(?=\s+\S)|\.?\s?--(?=\S)|\.?\s?[—–]\s?(?=\S)|\s-\s(?=\S)|\.(?=\s+\S)")
_NAME = re.compile(r"(?P<name>[^\W\d_][\w.'’@&()\s-]*?)(?:\s*\([^()\n]{1,60}\))?")
_LOUD = re.compile(r"[^\W\d_a-z][^\W\d_a-z.'’-]{2,}")
_ROMAN = re.compile(r"[IVXLC]+")
_LONGEST = 90
_WHOLE = 5
"""Letters: a shorter word in capitals with a full stop is no name, but an abbreviation before one ("MR.")."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """A line that opens one: which stretch of which draft it is, who speaks, and where the name ends."""

    draft: int
    stretch: int
    name: str
    end: int
    titled: bool


def with_speakers(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of a transcript, each speech with its speaker for author and the name before it a notice.

    As they were where the page is no transcript, or tells of its paragraphs already whose they are.
    """
    ordered = sorted((item for item in drafts if item.spans), key=lambda item: item.start)
    if any(item.author for item in ordered):
        return tuple(drafts)
    said = _of_transcript(page, ordered, list(_speeches(page, ordered)))
    if not said:
        return tuple(drafts)
    return tuple(_parted(ordered, {(speech.draft, speech.stretch): speech for speech in said}))


def _speeches(page: Page, drafts: Sequence[Draft]) -> Iterator[_Speech]:
    """Each line that opens with a name: the first of a paragraph, or one behind a line that ended."""
    for n, item in enumerate(drafts):
        for k, span in enumerate(item.spans if item.kind in ("paragraph", "heading") else ()):
            before = page.text[item.spans[k - 1].start : item.spans[k - 1].end] if k else "."
            if ended(before) and (label := _label(page.text[span.start : span.end])) is not None:
                name, end = label
                yield _Speech(n, k, name, span.start + end, _is_titled(name))


def _label(line: str) -> tuple[str, int] | None:
    """The name of who speaks at the head of a line, and where the mark behind it ends."""
    for mark in _MARK.finditer(line, 0, _LONGEST):
        match = _NAME.fullmatch(line, 0, mark.start())
        if match is None or line[mark.end() :].isupper():
            return None
        name = " ".join(match["name"].split())
        if _is_name(name, mark[0].strip()):
            return name, mark.end()
    return None


def _is_name(name: str, mark: str) -> bool:
    """True of what may be a name; behind a full stop only of one that print sets apart ("Mr. TILGHMAN.", "A.")."""
    parts, titled = name.split(), _is_titled(name)
    if _ROMAN.fullmatch(name) or parts[0].lower().strip(".") in _set("others"):
        return False
    if not titled and name.lower() in _states():
        return False
    if not all(part.strip("()")[:1].isupper() or part.lower() in _set("small") for part in parts):
        return len(parts) == 1 and mark != "." and any(c.isdigit() or c == "_" for c in name)
    if mark == ".":
        loud = _LOUD.fullmatch(parts[-1].strip("()")) is not None
        return (titled and (loud or len(name) == 1)) if len(parts) > 1 or len(name) < _WHOLE else loud
    return len(parts) <= 12 if titled else len(parts) <= 4 and parts[0].lower() not in _set("small")


def _is_titled(name: str) -> bool:
    return any(part.lower().strip(".()") in _set("titles") for part in name.split())


def _of_transcript(page: Page, drafts: Sequence[Draft], speeches: Sequence[_Speech]) -> list[_Speech]:
    """The speeches of a page that is a transcript; none of another."""
    counts = Counter(speech.name for speech in speeches)
    sure = [s for s in speeches if s.titled or counts[s.name] > 1]
    every = [s for s in speeches if s.titled or counts[s.name] > 1 or drafts[s.draft].kind == "paragraph"]
    for found, share in ((every, _NAMED_SHARE), (sure, _SHARE)):
        if len(found) < _FEWEST or len({speech.name for speech in found}) < 2:
            continue
        opened = {speech.draft for speech in found}
        paragraphs = sum(item.kind == "paragraph" for item in drafts[min(opened) :])
        spoken = sum(_is_spoken(page, drafts[speech.draft]) for speech in found)
        if len(opened) >= share * paragraphs and spoken >= _SPOKEN * len(found):
            return _without_head(page, drafts, found, counts)
    return []


def _without_head(
    page: Page, drafts: Sequence[Draft], found: list[_Speech], counts: Mapping[str, int]
) -> list[_Speech]:
    """The speeches without the labelled lines of the page's head ("Moderator: Mr. A. Smith")."""
    begins = (k for k, s in enumerate(found) if counts[s.name] > 1 or _is_spoken(page, drafts[s.draft]))
    return found[next(begins, 0) :]


def _is_spoken(page: Page, item: Draft) -> bool:
    text = text_of(page, item).lower()
    return "?" in text or not _set("spoken").isdisjoint(re.findall(r"[\w'’]+", text.replace("’", "'")))


def _parted(drafts: Sequence[Draft], speeches: dict[tuple[int, int], _Speech]) -> Iterator[Draft]:
    """The drafts cut where a speech begins; a heading ends the last speech."""
    last, speaker = max(speeches)[0], None
    runs = len(speeches) < sum(item.kind == "paragraph" for item in drafts[min(speeches)[0] : last + 1])
    for n, item in enumerate(drafts):
        starts = [k for k in range(len(item.spans)) if (n, k) in speeches]
        if (item.kind == "heading" and not starts) or (n > last and not runs):
            speaker = None
        if not starts and item.kind not in ("paragraph", "quote"):
            yield item
            continue
        for first, end in pairwise([*sorted({0, *starts}), len(item.spans)]):
            speech = speeches.get((n, first))
            spans = item.spans[first:end]
            if speech is not None:
                speaker = speech.name
                yield Draft(kind="notice", spans=(Span(spans[0].start, speech.end),))
                spans = (Span(speech.end, spans[0].end), *spans[1:])
            yield replace(item, kind="paragraph" if starts else item.kind, spans=spans, author=speaker)


@cached
def _states() -> frozenset[str]:
    """What a list of countries or forces has before its colons."""
    return frozenset(name.text.lower() for name in load_actors().names if name.form != "person")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words()["speeches"][name].split())
