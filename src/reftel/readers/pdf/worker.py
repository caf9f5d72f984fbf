"""Takes the printed pieces out of a PDF, in a process of its own: a file that breaks PDFium costs no more than itself.

Reads the PDF's bytes from standard input and writes JSON Lines: one for the file, one for each page, as it comes.
"""

import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from importlib import import_module
from typing import Any, cast

import pypdfium2
import pypdfium2.raw as pdfium

from reftel.model.original import Box
from reftel.readers.pdf.picture import picture_of
from reftel.readers.pdf.pieces import Glyph, pieces_of, turn

_HYPHEN = "\x02"
"""What PDFium gives for a hyphen that cuts a word at a line's end."""
_SAMPLED = 7
"""The angle of every so many characters is looked at."""
_PICTURE = 0.5
"""A page of which pictures cover so much, and on which hardly anything is printed, is a scan."""

_DOTS, _POINTS = 300, 72
_LARGEST = 10_000
"""Dots along the longer side of a page that is drawn."""


def main() -> None:
    """Write what the PDF on standard input holds.

    Arguments: how many pages at most, how many characters at most, how many bytes of memory; and, to have one page
    drawn for character recognition instead, its number: it is written as a PGM picture. With the number, how many
    pixels its longer side may have, and the edges of boxes in tenths of points, it is written as a PNG for the eye.
    """
    most, letters, memory, *drawn = map(int, sys.argv[1:])
    _confine(memory)
    data = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        _write({"fault": _reason(str(error))})
        return
    if len(drawn) == 1:
        _draw(document, drawn[0])
        return
    if drawn:
        _show(document, *drawn)
        return
    _write({"pages": len(document), "says": _metadata(document)})
    for number in range(min(len(document), most)):
        record = _page(document, number)
        letters -= sum(len(piece[0]) for piece in record.get("pieces", ()))
        _write(record)
        if letters < 0:
            return


def _confine(memory: int) -> None:
    """Hold the process to so much memory, where the system can."""
    try:
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return


def _draw(document: pypdfium2.PdfDocument, number: int) -> None:
    """Write a page as a grey picture with as many dots as character recognition likes."""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_DOTS / _POINTS, _LARGEST / max(width, height, 1))
    picture = page.render(scale=scale, grayscale=True)
    rows = bytes(picture.buffer)
    out = sys.stdout.buffer
    out.write(f"P5 {picture.width} {picture.height} 255\n".encode())
    for row in range(picture.height):
        out.write(rows[row * picture.stride : row * picture.stride + picture.width])
    out.flush()


def _show(document: pypdfium2.PdfDocument, number: int, longest: int, *edges: int) -> None:
    """Write a page as a picture for the eye, with boxes marked."""
    boxes = [tuple(edge / 10 for edge in edges[at : at + 4]) for at in range(0, len(edges), 4)]
    sys.stdout.buffer.write(picture_of(document[number - 1], longest, cast("list[Box]", boxes)))
    sys.stdout.buffer.flush()


def _write(record: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


def _reason(message: str) -> str:
    locked = "password" in message.lower() or "security" in message.lower()
    return "it is locked with a password" if locked else "it is damaged, or no PDF"


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    try:
        return {name: value for name, value in document.get_metadata_dict().items() if value.strip()}
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return {}


def _page(document: pypdfium2.PdfDocument, number: int) -> dict[str, Any]:
    try:
        page = document[number]
        left, bottom, right, top = page.get_mediabox()
        width, height = abs(right - left), abs(top - bottom)
        text = page.get_textpage()
        turned = _turned(text)
        glyphs = (_turn(glyph, turned, width, height) for glyph in _glyphs(text, left, bottom))
        pieces = [astuple(piece) for piece in pieces_of(glyphs)]
        pictured = _pictured(page, width * height)
        text.close()
        page.close()
    except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
        return {"page": number + 1, "fault": str(error) or type(error).__name__}
    size = [height, width] if turned in (90, 270) else [width, height]
    return {"page": number + 1, "size": size, "pieces": pieces, "pictured": pictured, "turned": turned}


def _turned(text: pypdfium2.PdfTextPage) -> int:
    """The angle at which most lines run: tables that are wider than the page stand on their side."""
    angles: Counter[int] = Counter()
    for at in range(0, text.count_chars(), _SAMPLED):
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(text, at))
        if angle >= 0:  # a character that is not printed has none
            angles[round(-angle / 90) * 90 % 360] += 1  # which PDFium counts clockwise
    return angles.most_common(1)[0][0] if angles else 0


def _turn(glyph: Glyph, degrees: int, width: float, height: float) -> Glyph:
    if not degrees:
        return glyph
    first = turn(glyph.left, glyph.bottom, degrees, width, height)
    second = turn(glyph.right, glyph.top, degrees, width, height)
    (left, right), (bottom, top) = sorted((first[0], second[0])), sorted((first[1], second[1]))
    _, base = turn(glyph.start, glyph.base, degrees, width, height)
    return Glyph(glyph.text, left, bottom, right, top, base, glyph.size)


def _glyphs(text: pypdfium2.PdfTextPage, left: float, bottom: float) -> Iterator[Glyph]:
    """The characters of a page that are printed, and the spaces between them; line ends show as gaps."""
    edges = [ctypes.c_double() for _ in range(4)]
    origin = [ctypes.c_double() for _ in range(2)]
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, at)
        letter = "-" if chr(code) == _HYPHEN else chr(code)
        if letter in "\r\n\0\ufffe\uffff" or 0xD800 <= code <= 0xDFFF:
            continue
        if not pdfium.FPDFText_GetCharBox(text, at, *edges) or not pdfium.FPDFText_GetCharOrigin(text, at, *origin):
            continue
        x0, x1, y0, y1 = (edge.value for edge in edges)
        size = max(pdfium.FPDFText_GetFontSize(text, at), min(y1 - y0, x1 - x0), 1.0)
        start, base = origin[0].value - left, origin[1].value - bottom
        yield Glyph(letter, x0 - left, y0 - bottom, x1 - left, y1 - bottom, base, size, start)


def _pictured(page: pypdfium2.PdfPage, area: float) -> bool:
    """True where pictures cover most of the page."""
    covered = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered >= _PICTURE * area > 0


if __name__ == "__main__":
    main()
