"""PDFs of our own making, as small as they can be: words in Helvetica at given places, grey pictures."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

Words = tuple[float, float, float, str]
"""Left, baseline, size, text."""


@dataclass(frozen=True, kw_only=True)
class MadePage:
    """What is printed on a page; `picture` is a grey picture over all of it, as width, height and dots."""

    words: Sequence[Words] = ()
    picture: tuple[int, int, bytes] | None = None
    size: tuple[int, int] = field(default=(612, 792))
    matrix: str = ""
    rotate: int = 0


def pdf(pages: Sequence[MadePage], info: str = "") -> bytes:
    """A PDF with these pages."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects: list[bytes] = [b"", b"", font]
    kids = []
    for page in pages:
        resources = b"<< /Font << /F1 3 0 R >> >>"
        content = f"{page.matrix}\n".encode() + b"".join(_printed(*words) for words in page.words)
        if page.picture:
            width, height, dots = page.picture
            head = f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
            objects.append(_stream(head + "/BitsPerComponent 8 /Filter /FlateDecode", zlib.compress(dots)))
            resources = f"<< /Font << /F1 3 0 R >> /XObject << /I {len(objects)} 0 R >> >>".encode()
            content = f"q {page.size[0]} 0 0 {page.size[1]} 0 0 cm /I Do Q\n".encode() + content
        objects.append(_stream("<<", content))
        kids.append(len(objects) + 1)
        place = f"/MediaBox [0 0 {page.size[0]} {page.size[1]}] /Rotate {page.rotate} /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {place} /Resources ".encode() + resources + b" >>")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    objects.append(f"<< {info} >>".encode())
    return _file(objects)


def _printed(left: float, base: float, size: float, text: str) -> bytes:
    shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F1 {size} Tf {left} {base} Td (".encode() + shown + b") Tj ET\n"


def _stream(head: str, data: bytes) -> bytes:
    return f"{head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    out += f"startxref\n{start}\n%%EOF".encode()
    return bytes(out)


def column(left: float, top: float, text: str, *, width: int = 45, size: float = 10, lead: float = 12) -> list[Words]:
    """A text in lines of at most so many letters, from the top down."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(left, top - number * lead, size, line) for number, line in enumerate(lines)]
