"""The parts of an office document, which is a ZIP archive of XML files, under the limits of one file."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from reftel.errors import InputError
from reftel.readers.archive.members import CHUNK, ODD
from reftel.readers.limits import LimitError, Watch
from reftel.readers.original import Original

_BETWEEN = " "
"""What stands between an element's namespace and its name in the events of the parser."""


class Package:
    """An office document opened; `part` gives a part's bytes."""

    def __init__(self, original: Original, watch: Watch) -> None:
        self._watch = watch
        self._shown = original.shown
        try:
            self._archive = zipfile.ZipFile(original.open())
        except ODD as error:
            raise self._damaged(error) from error
        self.names = frozenset(self._archive.namelist())

    def part(self, name: str) -> bytes:
        """All bytes of a part; none where the document has no such part. Raises InputError where it is damaged."""
        if name not in self.names:
            return b""
        chunks: list[bytes] = []
        try:
            with self._archive.open(name) as file:
                while chunk := file.read(CHUNK):
                    self._watch.unpack(len(chunk))
                    self._watch.tick()
                    chunks.append(chunk)
                    self._watch.check("bytes", sum(map(len, chunks)))
        except ODD as error:
            raise self._damaged(error) from error
        return b"".join(chunks)

    def _damaged(self, error: Exception) -> InputError:
        return InputError(f"{self._shown} is damaged: {error or type(error).__name__}; save it anew")


class Handler(Protocol):
    """Takes the events of an XML file: names are without their namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Some characters."""


@dataclass(slots=True)
class _Depth:
    depth: int = 0


def parse(data: bytes, handler: Handler, watch: Watch) -> None:
    """Send the events of an XML file to the handler. Entities are never expanded, nothing outside is ever read."""
    if not data:
        return
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    state = _Depth()

    def start(name: str, attributes: dict[str, str]) -> None:
        state.depth += 1
        watch.check("nesting", state.depth)
        handler.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        state.depth -= 1
        handler.end(_local(name))

    parser.EntityDeclHandler = _refuse(watch)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    try:
        for at in range(0, len(data), CHUNK):
            watch.tick()
            parser.Parse(data[at : at + CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(f"{watch.path} is damaged: {error}; save it anew") from error


def _refuse(watch: Watch) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise LimitError(f"{watch.path} defines entities, which reftel does not expand; save it anew without them")

    return refuse


def _local(name: str) -> str:
    return name.rpartition(_BETWEEN)[2]


class Properties:
    """Collects the first text of each element that a file of properties has."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._path: list[str] = []

    def start(self, name: str, _: dict[str, str]) -> None:
        """An element begins."""
        self._path.append(name)

    def end(self, _: str) -> None:
        """An element ends."""
        self._path.pop()

    def text(self, data: str) -> None:
        """Some characters."""
        if self._path:
            self.found[self._path[-1]] = self.found.get(self._path[-1], "") + data
