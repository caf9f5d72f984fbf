"""Pages drawn for the eye."""

import struct
import zlib

import pytest

from reftel.model.original import Box
from reftel.readers.limits import Watch
from reftel.readers.pdf.extract import show
from reftel.readers.pdf.png import png
from tests.readers.pdf.made import MadePage, pdf


def pixels(picture: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a PNG without filters."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, width, height = 8, b"", 0, 0
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        name, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert struct.unpack(">I", picture[at + 8 + length : at + 12 + length]) == (zlib.crc32(name + body),)
        if name == b"IHDR":
            width, height = struct.unpack(">II", body[:8])
        data += body if name == b"IDAT" else b""
        at += 12 + length
    raw = zlib.decompress(data)
    step = 1 + width * 3
    assert len(raw) == step * height and {raw[row * step] for row in range(height)} == {0}
    return width, height, [raw[row * step + 1 : (row + 1) * step] for row in range(height)]


def yellow(picture: bytes) -> tuple[float, float, float, float] | None:
    """The part of a picture that is marked: left, top, right, bottom as shares of its sides."""
    width, height, rows = pixels(picture)
    found = [(x, y) for y, row in enumerate(rows) for x in range(width) if row[x * 3 + 2] < 150 < 250 < row[x * 3]]
    if not found:
        return None
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs) / width, min(ys) / height, (max(xs) + 1) / width, (max(ys) + 1) / height


def drawn(page: MadePage, *boxes: Box, longest: int = 400, number: int = 1) -> bytes:
    return show(pdf([page]), Watch("made"), number, longest, boxes)


def test_rows_of_pixels_are_a_png() -> None:
    rows = [bytes((255, 0, 0, 0, 0, 255)), bytes((0, 255, 0, 9, 9, 9))]
    assert pixels(png(2, 2, rows)) == (2, 2, rows)


def test_a_picture_is_no_larger_than_asked() -> None:
    width, height, _ = pixels(drawn(MadePage(words=[(72, 700, 12, "Peru bought jets.")])))
    assert (height, width) == (400, 310)
    assert max(pixels(drawn(MadePage(size=(30, 20)), longest=4000))[:2]) == 120
    assert max(pixels(drawn(MadePage(size=(14400, 20))))[:2]) == 400


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_box_is_marked_where_it_lies_on_the_page_however_that_is_turned(rotate: int) -> None:
    page = MadePage(words=[(72, 700, 12, "Peru bought jets.")], rotate=rotate)
    assert yellow(drawn(page)) is None
    left, top, right, bottom = 61.2 / 612, 1 - 720 / 792, 183.6 / 612, 1 - 696 / 792
    turned = {
        0: (left, top, right, bottom), 90: (1 - bottom, left, 1 - top, right),
        180: (1 - right, 1 - bottom, 1 - left, 1 - top), 270: (top, 1 - right, bottom, 1 - left),
    }[rotate]  # fmt: skip
    assert yellow(drawn(page, (61.2, 696, 183.6, 720))) == pytest.approx(turned, abs=0.012)


def test_a_box_that_lies_off_the_page_harms_nothing() -> None:
    assert yellow(drawn(MadePage(), (-500, -500, -400, -400), (9e5, 9e5, 9e6, 9e6))) is None


def test_no_such_page_and_no_pdf() -> None:
    assert drawn(MadePage(), number=2) == b""
    assert drawn(MadePage(), number=0) == b""
    assert show(b"%PDF-1.4 nothing", Watch("made"), 1, 400, []) == b""
