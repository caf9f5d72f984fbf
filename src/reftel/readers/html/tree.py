"""A page's elements and words as a tree that knows where in the source each stands. Scripts are never run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reftel.model.span import Span
from reftel.readers.html.tokens import Tag, Words, tokens
from reftel.readers.limits import Watch

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
"""Elements that begin on a line of their own."""

_ENDS_P = BLOCKS - {"body", "html", "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "dd", "dt", "li"}
_ENDED_BY = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"tr", "td", "th", "thead", "tbody"}), frozenset({"table"})),
    "tfoot": (frozenset({"tr", "td", "th", "thead", "tbody"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
"""Elements that end others which are open, up to the nearest of the second kind."""

_CLOSED = frozenset({"table", "td", "th", "blockquote", "div", "section", "article"})
"""An end tag of something inline does not reach out of these."""


@dataclass(slots=True, eq=False)
class Text:
    """Characters of the source as they are; of a reference (`&amp;`) what it stands for."""

    text: str
    source: Span
    parent: Element


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes; it ends where its end tag does, as far as it has one.

    `place` is which of its parent's children with its tag it is, from 1; `counts` how many of each tag it has.
    """

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    start: int
    end: int = 0
    children: list[Element | Text] = field(default_factory=list)
    depth: int = 0
    place: int = 1
    counts: dict[str, int] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """An attribute, "" where it is absent."""
        return self.attributes.get(name, "")

    @property
    def names(self) -> str:
        """Class, id and role, in one, in lower case: what pages say of their parts."""
        return " ".join((self.get("class"), self.get("id"), self.get("role"))).lower()

    def elements(self) -> Iterator[Element]:
        """All elements within, in the order of the page; not the element itself."""
        stack = list(reversed(self.children))
        while stack:
            child = stack.pop()
            if isinstance(child, Element):
                yield child
                stack.extend(reversed(child.children))

    def texts(self) -> Iterator[Text]:
        """All words within, in the order of the page."""
        stack = list(reversed(self.children))
        while stack:
            child = stack.pop()
            if isinstance(child, Element):
                stack.extend(reversed(child.children))
            else:
                yield child

    @property
    def words(self) -> str:
        """All words within, in one line."""
        parts: list[str] = []
        last: Element | None = None
        for text in self.texts():
            if last is not None and text.parent is not last:
                parts.append(" " if text.parent.tag in BLOCKS or last.tag in BLOCKS else "")
            parts.append(text.text)
            last = text.parent
        return " ".join("".join(parts).split())

    def within(self, *tags: str) -> Element | None:
        """The nearest element around this one, or itself, that has one of the tags."""
        at: Element | None = self
        while at is not None and at.tag not in tags:
            at = at.parent
        return at

    @property
    def path(self) -> str:
        """The element's XPath, from the nearest element around it that has an id."""
        steps: list[str] = []
        at: Element | None = self
        while at is not None and at.tag != "#page":
            name = at.get("id")
            if name and '"' not in name:
                return "/".join([f'id("{name}")', *reversed(steps)])
            steps.append(f"{at.tag}[{at.place}]")
            at = at.parent
        return "/" + "/".join(reversed(steps))


def parse(source: str, watch: Watch) -> Element:
    """The page as a tree. Never fails on bad markup; raises LimitError where the page is over a limit."""
    builder = _Builder(source, watch)
    for count, token in enumerate(tokens(source)):
        if count % 1_000 == 0:
            watch.tick()
        builder.take(token)
    builder.close(1, len(source))
    return builder.root


class _Builder:
    def __init__(self, source: str, watch: Watch) -> None:
        self._watch = watch
        self.root = Element("#page", {}, None, 0, len(source))
        self._open = [self.root]

    def take(self, token: Tag | Words) -> None:
        """Put a token in its place."""
        if isinstance(token, Words):
            self._open[-1].children.append(Text(token.text, token.source, self._open[-1]))
        elif not token.ends or token.name == "br":
            self._begin(token)
        else:
            self._end(token)

    def _begin(self, tag: Tag) -> None:
        self._make_room(tag.name, tag.source.start)
        parent = self._open[-1]
        start, end = tag.source.start, tag.source.end
        place = parent.counts[tag.name] = parent.counts.get(tag.name, 0) + 1
        element = Element(tag.name, tag.attributes, parent, start, end, depth=parent.depth + 1, place=place)
        parent.children.append(element)
        if tag.name not in _VOID:
            self._watch.check("nesting", element.depth)
            self._open.append(element)

    def _end(self, tag: Tag) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            name = self._open[place].tag
            if name == tag.name:
                self.close(place, tag.source.end)
                return
            if (name in _CLOSED and tag.name not in BLOCKS) or (name == "table" and tag.name not in ("body", "html")):
                return

    def _make_room(self, tag: str, at: int) -> None:
        """End what a start tag ends without an end tag."""
        if tag in _ENDS_P:
            for place in range(len(self._open) - 1, 0, -1):
                name = self._open[place].tag
                if name == "p":
                    self.close(place, at)
                    break
                if name in BLOCKS:
                    break
        ends, scope = _ENDED_BY.get(tag, (frozenset(), frozenset()))
        lowest = 0
        for place in range(len(self._open) - 1, 0, -1) if ends else ():
            name = self._open[place].tag
            if name in scope:
                break
            lowest = place if name in ends else lowest
        if lowest:
            self.close(lowest, at)

    def close(self, place: int, end: int) -> None:
        """End all that is open from a place on."""
        for element in self._open[place:]:
            element.end = end
        del self._open[place:]
