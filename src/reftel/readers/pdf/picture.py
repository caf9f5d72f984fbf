"""A page of a PDF as a picture for the eye, with lines of it marked. Drawn where PDFs are taken apart: see `worker`."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from reftel.model.original import Box
from reftel.readers.pdf.png import png

_LARGEST_SCALE = 4
"""Pixels for a point, of pages that are smaller than a stamp."""
_MARKED = bytes(value * 11 // 20 for value in range(256))
"""What marking makes of the blue of a pixel: white turns yellow, black stays black."""


def picture_of(page: pypdfium2.PdfPage, longest: int, boxes: list[Box]) -> bytes:
    """The page as a PNG whose longer side has at most so many pixels; `boxes` are marked as with a yellow pen.

    Boxes have left, bottom, right, top in points from the lower left corner of the page's media box.
    """
    scale = min(longest / max(*page.get_size(), 1.0), _LARGEST_SCALE)
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pdfium.FPDFBitmap_BGR)
    pixels, width, height, stride = bytearray(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride
    for box in boxes:
        left, top, right, bottom = _on_picture(page, box, width, height)
        for row in range(top, bottom):
            blue = slice(row * stride + left * 3 + 2, row * stride + right * 3, 3)
            pixels[blue] = pixels[blue].translate(_MARKED)
    return png(width, height, (bytes(pixels[row * stride : row * stride + width * 3]) for row in range(height)))


def _on_picture(page: pypdfium2.PdfPage, box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box in pixels, however the page is cropped and turned."""
    x0, y0, *_ = page.get_mediabox()
    left, bottom, right, top = box
    ends = [_pixel(page, x + x0, y + y0, width, height) for x, y in ((left, bottom), (right, top))]
    (x1, x2), (y1, y2) = (sorted(end[axis] for end in ends) for axis in (0, 1))
    return max(x1 - 1, 0), max(y1 - 1, 0), min(x2 + 2, width), min(y2 + 2, height)


def _pixel(page: pypdfium2.PdfPage, x: float, y: float, width: int, height: int) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value
