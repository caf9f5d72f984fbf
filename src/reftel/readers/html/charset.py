"""The encoding of a page: what its first bytes, the server or the page itself say, if the bytes bear it out."""

import codecs
import re

from reftel.readers.decode import decode
from reftel.readers.original import Original

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4_096
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "utf-16": "utf-8",
    "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
"""What browsers take a declared encoding for: pages that name these are written in those."""


def decode_page(original: Original) -> tuple[str, str, int]:
    """The page's source, its encoding, and how many bytes of it are in none: those become U+FFFD.

    Raises InputError where the bytes are no text.
    """
    data = original.data
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    head = data[:_HEAD]
    declared = [found[1].decode("ascii") for pattern in (_XML, _DECLARED) if (found := pattern.search(head))]
    for encoding in filter(None, map(_known, [original.charset, *declared])):
        try:
            return data.decode(encoding), encoding, 0
        except UnicodeDecodeError:
            pass
        try:
            return data.decode("utf-8"), "utf-8", 0
        except UnicodeDecodeError:
            return _replaced(data, encoding)
    text, encoding = decode(data, original.shown)
    return text, encoding, 0


def _known(name: str | None) -> str | None:
    """Python's name for an encoding, None where there is none of text."""
    try:
        found = codecs.lookup((name or "").strip().lower()).name if name else ""
        "".encode(found or "utf-8")
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found, found) or None


def _replaced(data: bytes, encoding: str) -> tuple[str, str, int]:
    text = data.decode(encoding, errors="replace")
    return text, encoding, text.count("\N{REPLACEMENT CHARACTER}")
