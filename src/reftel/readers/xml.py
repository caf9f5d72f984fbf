"""XML as elements that know where in the source they stand, element by element: a volume need not fit into memory.

Nothing outside the file is ever loaded. Entities that a file declares itself may be short words, no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from reftel.errors import InputError
from reftel.model.span import Span
from reftel.readers.elements import Element, Text
from reftel.readers.limits import Watch

_CHUNK = 65_536
_ENTITY_LIMIT = 100
_ENTITIES = 1_000


def parse(source: str, watch: Watch, cut: frozenset[str]) -> Iterator[Element]:
    """The elements with one of the types in `cut` (`type="document"`) as they end; then the root without them.

    A root that is of such a type itself comes once. Raises InputError where the source is no well-formed XML.
    """
    builder = _Builder(source, watch, cut)
    data = source.encode("utf-8", "surrogatepass")
    try:
        for at in range(0, len(data), _CHUNK):
            watch.tick()
            builder.parser.Parse(data[at : at + _CHUNK], at + _CHUNK >= len(data))
            yield from builder.taken()
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "a fault") if hasattr(expat.errors, "messages") else "a fault"
        raise InputError(
            f"{watch.path} is not well-formed XML: {what} in line {error.lineno}; mend it, or save it as text"
        ) from error
    yield builder.root


class _Builder:
    def __init__(self, source: str, watch: Watch, cut: frozenset[str]) -> None:
        self._source, self._watch, self._cut = source, watch, cut
        self._data = source.encode("utf-8", "surrogatepass")
        self._byte = self._char = self._entities = 0
        self._taken: list[Element] = []
        self.root = Element("#page", {}, None, 0, len(source))
        self._open = [self.root]
        self.parser = expat.ParserCreate("utf-8")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity

    def taken(self) -> list[Element]:
        """The elements that were cut off since this was last asked."""
        found, self._taken = self._taken, []
        return found

    def _at(self) -> int:
        """The character that the parser has come to. It goes only forward."""
        byte = self.parser.CurrentByteIndex
        if byte > self._byte:
            self._char += len(self._data[self._byte : byte].decode("utf-8", "surrogatepass"))
            self._byte = byte
        return self._char

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        at, parent = self._at(), self._open[-1]
        name = tag.removeprefix("tei:")
        place = parent.counts[name] = parent.counts.get(name, 0) + 1
        if "xml:id" in attributes:
            attributes = {**attributes, "id": attributes["xml:id"]}
        element = Element(name, attributes, parent, at, at, depth=parent.depth + 1, place=place)
        self._watch.check("nesting", element.depth)
        parent.children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        element.end = self._source.find(">", self._at()) + 1 or len(self._source)
        if element.get("type") in self._cut and not any(one.get("type") in self._cut for one in self._open):
            self._taken.append(element)
            if element.parent is not None:
                element.parent.children.remove(element)

    def _characters(self, data: str) -> None:
        at = self._at()
        end = at + len(data)
        if self._source.startswith("&", at):  # a reference, not what it stands for
            end = self._source.find(";", at) + 1
        elif not self._source.startswith(data, at):  # a line end of two characters
            end = at + 2
        self._open[-1].children.append(Text(data, Span(at, max(end, at + 1)), self._open[-1]))

    def _entity(self, name: str, is_parameter: int, value: str | None, *_: object) -> None:
        self._entities += 1
        if is_parameter or value is None or len(value) > _ENTITY_LIMIT or "&" in value or self._entities > _ENTITIES:
            raise InputError(
                f"{self._watch.path} declares an entity, {name!r}, that is more than a short word; "
                "such are not read: write out what it stands for"
            )
