"""The posts of a thread on a web page, by the names that forum software gives to their parts."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reftel.model.original import Declared
from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.elements import Element
from reftel.readers.html.blocks import Block, blocks_in, lines_of
from reftel.readers.phrases import words
from reftel.readers.posts import is_profile

_MOST = 2_000
"""Posts on one page; no software prints more."""
_NAME_WORDS = 4
_NAME_LIMIT = 40
_LINE_LIMIT = 120
_TIME = re.compile(r"\d[:.]\d\d")
_AFTER_NAME = re.compile(r"\s+(?:»|on|at|[-–—|])\s+.*$")
_BY = re.compile(r"^(?:(?:posted|written|post)\s+)?by\b:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """Who posted or when: what it comes to, and the source that says so."""

    value: str
    source: Span
    element: Element

    def declared(self, name: str, page: str) -> Declared:
        """The fact as the document declares it."""
        written = page[self.source.start : self.source.end]
        return Declared(name=name, value=self.value, words=written, source=self.source, element=self.element.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post: its text, who wrote it, and when (EDTF) as far as the page says."""

    body: Element
    author: Fact
    date: Fact | None


def names_of(element: Element) -> set[str]:
    """The words of an element's class, in lower case."""
    return set(element.get("class").lower().split())


@cache
def known(part: str) -> frozenset[str]:
    """The names that a part of a post goes by."""
    return frozenset(words()["thread"][part].split())


def find_posts(root: Element) -> list[Post]:
    """The posts of a page in order; none where it is no thread."""
    bodies = _innermost([element for element in root.elements() if _is_body(element)])
    if len(bodies) > _MOST:
        return []
    starts = [body.start for body in bodies]
    posts: list[Post] = []
    before = 0
    for body in bodies:
        around = _around(body, starts)
        parts = [part for part in around.children if isinstance(part, Element)]
        beside = _siblings(around, before)
        author = _author(_outside(parts, body)) or _author(_outside(beside, body))
        before = around.end
        if author is not None:
            posts.append(Post(body=body, author=author, date=_date(parts, body) or _date(beside, body)))
    dated = sum(post.date is not None for post in posts)
    return posts if len(posts) >= 2 and dated * 2 >= len(posts) and len(posts) * 2 >= len(bodies) else []


def _outside(parts: Sequence[Element], body: Element) -> list[Element]:
    """The parts and all within them, without the post's text."""
    found = [one for part in parts for one in (part, *part.elements())]
    return [element for element in found if not body.start <= element.start < body.end]


def _is_body(element: Element) -> bool:
    names = names_of(element)
    if names & known("signature") or element.tag in ("body", "html", "a", "img"):
        return False
    if names & known("body") or element.get("itemprop").lower() in ("text", "articlebody"):
        return True
    if "content" in names and element.parent is not None and "postbody" in names_of(element.parent):
        return True
    return re.match(words()["thread"]["body_id"], element.get("id").lower()) is not None


def _innermost(elements: Sequence[Element]) -> list[Element]:
    """Those that hold no other of them. They come in the order of the page."""
    last = [(one, None) for one in elements[-1:]]
    return [
        one for one, after in [*pairwise(elements), *last]
        if (after is None or not one.start < after.start < one.end) and one.words
    ]  # fmt: skip


def _around(body: Element, starts: Sequence[int]) -> Element:
    """The largest element around a body that holds no other. `starts` is where all bodies begin."""
    at = body
    while at.parent is not None and at.parent.tag not in ("body", "html", "#page"):
        if bisect_left(starts, at.parent.end) - bisect_left(starts, at.parent.start) > 1:
            break
        at = at.parent
    return at


def _siblings(around: Element, since: int) -> list[Element]:
    """What stands before a post in the element that holds it, back to the post before."""
    inside = around.parent.children if around.parent else []
    return [child for child in inside if isinstance(child, Element) and since <= child.start < around.start][-2:]


def _author(region: Sequence[Element]) -> Fact | None:
    for element in region:
        for name in known("author_data"):
            if element.get(name):
                return Fact(element.get(name), _attribute(element), element)
    for part in ("author", "author_line"):
        for element in region:
            prop = element.get("itemprop").lower() == "author" or "author" in element.get("rel").lower().split()
            if names_of(element) & known(part) or (prop and part == "author"):
                name = _AFTER_NAME.sub("", _BY.sub("", element.words)).strip(" :,")
                if name and len(name) <= _NAME_LIMIT and len(name.split()) <= _NAME_WORDS and not dates.first(name):
                    return Fact(name, _shown(element), element)
    return None


def _attribute(element: Element) -> Span:
    """The source of an element's start tag, as far as it is known."""
    first = element.children[0] if element.children else None
    end = element.end if first is None else first.start if isinstance(first, Element) else first.source.start
    return Span(element.start, max(end, element.start + 1))


def _shown(element: Element) -> Span:
    texts = [text for text in element.texts() if text.text.strip()]
    return texts[0].source.cover(texts[-1].source) if texts else _attribute(element)


def _date(parts: Sequence[Element], body: Element) -> Fact | None:
    """When a post was written: what a machine is told, then a line with date and time, then one that is called so."""
    outside = _outside(parts, body)
    for element in outside:
        said = element.get("datetime") or (element.get("content") if "date" in element.get("itemprop").lower() else "")
        if said and (day := dates.iso(said)):
            return Fact(day, _attribute(element), element)
    lines = [
        (text, source, block.element)
        for part in parts for block in blocks_in(part) for text, source in lines_of(block)
        if not body.start <= source.start < body.end
    ]  # fmt: skip
    for is_meant in (_has_time, _is_called_date, lambda *_: True):
        for text, source, element in lines:
            may_be = len(text) <= _LINE_LIMIT and not is_profile(text) and is_meant(text, element)
            if may_be and (day := dates.first(text)):
                return Fact(day, source, element)
    return None


def _has_time(text: str, _: Element) -> bool:
    return _TIME.search(text) is not None


def _is_called_date(_: str, element: Element) -> bool:
    return bool(names_of(element) & known("date")) or element.tag == "time"


def is_signature(block: Block, body: Element) -> bool:
    """True for a block of the poster's signature."""
    return any(names_of(element) & known("signature") for element in _up(block.element, body))


def quote_around(block: Block, body: Element) -> Element | None:
    """The innermost quote that a block stands in."""
    return next((element for element in _up(block.element, body) if is_quote(element)), None)


def is_quote(element: Element) -> bool:
    """True for an element that holds what another has said."""
    if names_of(element) & known("quote"):
        return True
    return element.tag == "blockquote" and not _is_body(element)


def _up(element: Element, body: Element) -> Iterator[Element]:
    at: Element | None = element
    while at is not None and at is not body:
        yield at
        at = at.parent


def quoted_in(quote: Element) -> str | None:
    """Whom a quote's attributes or its `<cite>` name."""
    for name in known("quote_data"):
        value = quote.get(name)
        if value:
            return value.partition(",")[0].strip()
    cite = next((element for element in quote.elements() if element.tag == "cite"), None)
    return (named_by(cite.words) or cite.words.strip(" :")) if cite is not None and cite.words else None


def named_by(text: str) -> str | None:
    """Whom a line over a quote names: "Ana wrote:", "Originally posted by Ana"; None where it is no such line."""
    for pattern in words()["thread"]["quoted"]:
        if match := re.match(pattern, text.strip(), re.IGNORECASE):
            return str(match["author"]).strip(" :,")
    return None
