"""Elements and words of pages and of XML, which know where in the source they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reftel.model.span import Span

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
"""Elements that begin on a line of their own."""


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
