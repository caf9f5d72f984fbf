"""What a page says of itself in its head and its mark-up: title, author, date, site, language, address."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reftel.model.original import Declared
from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.elements import Element
from reftel.readers.html.blocks import Block, lines_of
from reftel.readers.phrases import words
from reftel.readers.stamps import stamp

_WORKS = re.compile(r"Article|Posting|Report|ScholarlyWork|WebPage")
_LONGEST = 400
_DEEPEST = 6
_PROSE = 80
_BELOW = 10
"""So many blocks from the title on are looked at for who wrote it and when."""
_LD_LIMIT = 200_000
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-])")
_SPLIT = re.compile(r"\s+[|–—»·-]\s+|\s*::\s*")


def declared_by(source: str, root: Element) -> list[Declared]:
    """What the page declares, the most trusted statement of each name first."""
    found = [*_from_data(source, root), *_from_meta(source, root), *_from_marks(source, root)]
    found += _from_address(found)
    return list({(item.name, item.value): item for item in reversed(found) if item.value}.values())[::-1]


def _from_meta(source: str, root: Element) -> Iterator[Declared]:
    """Statements of `<meta>`, `<link>` and the language of `<html>`."""
    order = {name: rank for names in _meta().values() for rank, name in enumerate(names)}
    held: list[tuple[int, Declared]] = []
    for element in root.elements():
        if element.tag == "meta":
            name = (element.get("name") or element.get("property") or element.get("itemprop")).lower()
            name = name or element.get("http-equiv").lower()
            for kind, names in _meta().items():
                if name in names:
                    item = _statement(source, element, kind, element.get("content"))
                    held += [(order[name], item)] if item else []
        elif element.tag == "link" and "canonical" in element.get("rel").lower().split():
            item = _statement(source, element, "url", element.get("href"))
            held += [(0, item)] if item else []
        elif element.tag == "html" and element.get("lang"):
            item = _statement(source, element, "language", element.get("lang"))
            held += [(0, item)] if item else []
    yield from (item for _, item in sorted(held, key=lambda pair: pair[0]))


def _meta() -> dict[str, list[str]]:
    return {kind: names.split() for kind, names in words()["html"]["meta"].items()}


def _from_data(source: str, root: Element) -> Iterator[Declared]:
    """Statements of JSON-LD, which news sites and blogs put into their pages for search engines."""
    for element in root.elements():
        if element.tag == "script" and "ld+json" in element.get("type").lower() and element.children:
            text = element.words if element.end - element.start < _LD_LIMIT else ""
            try:
                data = json.loads(text)
            except (ValueError, RecursionError):
                continue
            for record in _articles(data, 0):
                for kind, value in _facts(record):
                    if item := _statement(source, element, kind, value):
                        yield item


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The records of JSON-LD that speak of a text."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _articles(entry, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        named = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
        if any(isinstance(kind, str) and _WORKS.search(kind) for kind in named):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def _facts(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from (
        (kind, value)
        for kind, key in (
            ("title", "headline"), ("date", "datePublished"), ("modified", "dateModified"), ("language", "inLanguage"),
        )
        if isinstance(value := record.get(key), str)
    )  # fmt: skip
    for kind, key in (("author", "author"), ("publisher", "publisher")):
        names = [name for name in _names(record.get(key)) if not name.startswith("http")]
        if names:
            yield kind, ", ".join(dict.fromkeys(names))


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [value["name"]] if isinstance(value.get("name"), str) else []
    return [name for entry in value for name in _names(entry)] if isinstance(value, list) else []


def _from_marks(source: str, root: Element) -> Iterator[Declared]:
    """Statements in the body: `rel=author`, bylines by their class, `<time>`."""
    patterns = words()["html"]
    byline, dateline = re.compile(patterns["byline"]), re.compile(patterns["dateline"])
    for element in root.elements():
        props = f"{element.get('itemprop')} {element.get('rel')}".lower().split()
        if "author" in props or byline.search(element.names):
            name = re.sub(patterns["by"], "", element.words, flags=re.IGNORECASE).strip(" :,|·")
            if len(name.split()) <= 6 and not re.search(r"\d|https?:", name):
                yield from _visible(source, element, "author", name)
        elif element.tag == "time" or "datepublished" in props or dateline.search(element.names):
            said = element.get("datetime") or element.get("content")
            item = _statement(source, element, "date", said) if said else None
            if item:
                yield item
            elif day := dates.first(element.words[:_LONGEST]):
                yield from _visible(source, element, "date", element.words, value=day)


def _visible(page: str, element: Element, kind: str, text: str, *, value: str = "") -> Iterator[Declared]:
    """A statement that the page shows."""
    texts = [piece for piece in element.texts() if piece.text.strip()]
    if not text or len(text) > _LONGEST or not texts:
        return
    source = texts[0].source.cover(texts[-1].source)
    if (at := page.find(text, source.start, source.end)) >= 0:
        source = Span(at, at + len(text))
    written = page[source.start : source.end]
    yield Declared(name=kind, value=value or text, words=written, element=element.path, source=source)


def titles(source: str, root: Element, blocks: Sequence[Block], known: Sequence[Declared]) -> Iterator[Declared]:
    """The page's title, and its site where only `<title>` names that.

    A heading that `<title>` holds too is the title, of several the one nearest above the text; else it is the longest
    part of `<title>` ("Frigates come to town | The Harbour Post").
    """
    names = {item.name for item in known}
    element = next((one for one in root.elements() if one.tag == "title" and not one.within("svg", "body")), None)
    text = element.words[:_LONGEST] if element else ""
    heading = _heading(blocks, text)
    if heading is not None and "title" not in names:
        yield from _visible(source, heading.element, "title", heading.element.words)
    parts = [part for part in _SPLIT.split(text) if part.strip()]
    if element is None or not parts:
        return
    title = heading.text if heading else max(parts, key=len)
    if heading is None and "title" not in names:
        yield from _visible(source, element, "title", title)
    others = [part for part in parts if _plain(part) not in _plain(title) and _plain(title) not in _plain(part)]
    if others and len(parts) > 1 and "publisher" not in names:
        yield from _visible(source, element, "publisher", others[-1])


def stamped(page: str, blocks: Sequence[Block], title: str | None) -> Iterator[Declared]:
    """Who wrote it and when, as lines between the title and the text say: "By Ana Ruiz", "Published 4 June 2013"."""
    first = next((n for n, block in enumerate(blocks) if title and title in block.text), 0)
    found: set[str] = set()
    for block in blocks[first : first + _BELOW]:
        if len(block.text) >= _PROSE * 2:
            return
        for text, source in lines_of(block):
            mark = stamp(text)
            for kind, value in (("author", mark.author), ("date", mark.date)) if mark else ():
                if value and kind not in found:
                    found.add(kind)
                    words_in = page[source.start : source.end]
                    yield Declared(name=kind, value=value, words=words_in, source=source, element=block.element.path)


def _heading(blocks: Sequence[Block], text: str) -> Block | None:
    """The heading that the words of `<title>` hold, nearest above the first prose; without a `<title>` the nearest."""
    prose = next((n for n, block in enumerate(blocks) if len(block.text) >= _PROSE and block.kind != "heading"), 0)
    heads = [block for block in blocks[:prose] if block.kind == "heading"] or [b for b in blocks if b.kind == "heading"]
    fit = [block for block in heads if not text or _plain(block.text) in _plain(text)]
    return fit[-1] if fit else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _from_address(known: Iterable[Declared]) -> Iterator[Declared]:
    """A date in the page's address, where nothing else dates it."""
    items = list(known)
    address = next((item for item in items if item.name == "url"), None)
    if address is None or any(item.name == "date" for item in items):
        return
    if found := _IN_ADDRESS.search(address.value):
        day = dates.iso("-".join(part.zfill(2) for part in found.groups() if part))
        if day:
            yield Declared(name="date", value=day, words=address.words, source=address.source, element=address.element)


def _statement(source: str, element: Element, kind: str, value: str) -> Declared | None:
    """A statement of an attribute or a script; its words are where they stand in the source, as they are there."""
    value = " ".join(value.split())[:_LONGEST]
    meaning = dates.iso(value) or dates.first(value) if kind in ("date", "modified") else value
    if kind == "language":
        meaning = re.split(r"[-_]", value.lower())[0]
    if not meaning or (kind == "author" and re.match(r"https?://", value)):
        return None
    at = source.find(value, element.start, element.end)
    place = Span(at, at + len(value)) if at >= 0 else Span(element.start, min(element.end, element.start + _LONGEST))
    words_in = source[place.start : place.end]
    return Declared(name=kind, value=meaning, words=words_in, source=place, element=element.path)
