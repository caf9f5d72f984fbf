"""The source of a page cut into tags and text, in one pass: time grows as the source does, whatever stands in it.

The standard library's parser takes minutes for some pages of a few hundred kilobytes that are made for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from reftel.model.span import Span

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_GAP = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"=?[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_BARE = re.compile(r"[^\s>]*")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title")
}
"""Elements whose content is no mark-up."""
_WITH_REFERENCES = frozenset({"title", "textarea"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag (`ends`), from its `<` to behind its `>`."""

    name: str
    source: Span
    attributes: dict[str, str]
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Characters between tags: as they stand in the source, or what one reference stands for."""

    text: str
    source: Span


def tokens(source: str) -> Iterator[Tag | Words]:
    """Tags and words in order; comments and declarations are left out."""
    at, end = 0, len(source)
    while at < end:
        start = source.find("<", at)
        start = end if start < 0 else start
        yield from _words(source, at, start)
        at = start
        if at >= end:
            return
        if source.startswith("<!--", at):
            at = _after(source, "-->", at + 4)
        elif source.startswith(("<!", "<?"), at):
            at = _after(source, ">", at)
        elif source.startswith("</", at) and (name := _NAME.match(source, at + 2)):
            after = _after(source, ">", name.end())
            yield Tag(name.group().lower(), Span(at, after), {}, ends=True)
            at = after
        elif name := _NAME.match(source, at + 1):
            tag = _start_tag(source, at, name)
            if tag is None:
                return
            yield tag
            at = tag.source.end
            if tag.name in _RAW:
                close = _RAW[tag.name].search(source, at)
                yield from _raw(source, tag.name, at, at := close.start() if close else end)
        else:
            yield Words("<", Span(at, at + 1))
            at += 1


def _raw(source: str, name: str, start: int, end: int) -> Iterator[Words]:
    if name in _WITH_REFERENCES:
        yield from _words(source, start, end)
    elif end > start:
        yield Words(source[start:end], Span(start, end))


def _after(source: str, sign: str, at: int) -> int:
    found = source.find(sign, at)
    return len(source) if found < 0 else found + len(sign)


def _start_tag(source: str, start: int, name: re.Match[str]) -> Tag | None:
    """The start tag at `start`; None where the source ends before it does."""
    attributes: dict[str, str] = {}
    at, end = name.end(), len(source)
    while True:
        gap = _GAP.match(source, at)
        at = gap.end() if gap else at
        if at >= end:
            return None
        if source[at] == ">":
            return Tag(name.group().lower(), Span(start, at + 1), attributes)
        found = _ATTRIBUTE.match(source, at)
        key = found.group().lower() if found else ""
        at = found.end() if found else at
        equals = _EQUALS.match(source, at)
        value = ""
        if equals:
            at = equals.end()
            if source.startswith(('"', "'"), at):
                close = source.find(source[at], at + 1)
                if close < 0:
                    return None
                value, at = source[at + 1 : close], close + 1
            else:
                bare = _BARE.match(source, at)
                value, at = (bare.group(), bare.end()) if bare else ("", at)
        attributes.setdefault(key, unescape(value) if "&" in value else value)


def _words(source: str, start: int, end: int) -> Iterator[Words]:
    at = start
    for reference in _REFERENCE.finditer(source, start, end):
        meaning = unescape(reference.group())
        if meaning == reference.group():
            continue
        if reference.start() > at:
            yield Words(source[at : reference.start()], Span(at, reference.start()))
        yield Words(meaning, Span(*reference.span()))
        at = reference.end()
    if end > at:
        yield Words(source[at:end], Span(at, end))
