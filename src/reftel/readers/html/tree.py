"""A page's elements and words as a tree that knows where in the source each stands. Scripts are never run."""

from __future__ import annotations

from reftel.readers.elements import BLOCKS, Element, Text
from reftel.readers.html.tokens import Tag, Words, tokens
from reftel.readers.limits import Watch

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
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
