"""Reads TEI: each document of a volume by itself, with what the volume says of persons and abbreviations."""

from collections.abc import Iterator
from dataclasses import replace

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.elements import Element
from reftel.readers.html.charset import decode_page
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.tei.document import TYPES, read_document
from reftel.readers.tei.volume import Volume
from reftel.readers.xml import parse


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads a volume, or one document of it. Raises InputError where it is no well-formed XML, or no TEI."""
    source, _, _ = decode_page(original)
    source = source.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    volume = Volume()
    count = 0
    for element in parse(source, watch, TYPES):
        if element.tag == "#page":
            break
        if count == 0:
            volume.learn(_top(element))
        count += 1
        watch.check("entries", count)
        part = _part(original, source, element, count)
        document = read_document(part, element, volume, watch.within(part.shown))
        yield document or Refusal(
            stage="readers", reason="empty", detail=f"{part.shown} has no words", document=part.path
        )
    if count == 0:
        yield _only(original, element, volume, watch)


def _top(element: Element) -> Element:
    while element.parent is not None:
        element = element.parent
    return element


def _part(original: Original, source: str, element: Element, number: int) -> Original:
    """The document's part of the file; all of it where the file is no more than the document."""
    if element.parent is not None and element.parent.tag == "#page":
        return original
    data = source[element.start : element.end].encode("utf-8", "surrogatepass")
    name = element.get("id") or f"d{number}"
    fresh = original.part(data, name)
    return replace(fresh, name=f"{original.name}-{name}", path=f"{original.path}#{name}", depth=original.depth)


def _only(original: Original, root: Element, volume: Volume, watch: Watch) -> Document:
    """The text of a file that is not divided into documents."""
    tags = {element.tag: element for element in reversed(list(root.elements()))}
    body = tags.get("body") or tags.get("text")
    if body is None and "div" not in tags:
        name = next((child.tag for child in root.children if isinstance(child, Element)), "nothing")
        raise InputError(f"{original.shown} is XML, but no TEI: it begins with <{name}>; save it as text or as a page")
    volume.learn(root)
    document = read_document(original, body or tags["div"], volume, watch)
    if document is None:
        raise InputError(f"{original.shown} has no words; there is nothing to read")
    return document


