"""Bytes to text: byte order mark, then UTF-8, then the likeliest older encoding; what is no text is refused."""

import codecs
import re

from charset_normalizer import from_bytes

from reftel.errors import InputError
from reftel.readers.encodings import likeliest, wide

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0", "an older office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)
_ALONE = re.compile(r"(?<![^\W\d_])[^\W\d_\x00-\x7fÀàÁáÈèÉéÒòÓóÔôÖöÅåªºµ](?![^\W\d_])|[À-ÿ]{4}|[ÿþ]{2}")
"""What Windows Latin text does not have: a letter by itself that is no word, many accented letters in a row."""
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_WIDE = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"]
"""Told by their mark alone: without it, any bytes are text in some of them."""


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file and the encoding that it is in. A byte order mark is not part of the text.

    Raises InputError for what is not text, and for text in an encoding that cannot be told.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}; reftel reads text files so far: save it as plain text first")
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], marked, name, len(mark)), marked
    if encoding := wide(data):
        return _strict(data, encoding, name, 0), encoding
    null = data.find(b"\0")
    if null >= 0:
        raise InputError(f"{name} is not text: it holds a zero byte at offset {null}; save it as plain text first")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _older(data, name, error.start)


def _strict(data: bytes, encoding: str, name: str, shift: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + shift
        raise InputError(
            f"{name} says that it is {encoding.upper()} but is not at byte {at}; save it anew as UTF-8"
        ) from error


def _older(data: bytes, name: str, at: int) -> tuple[str, str]:
    """Text that is not UTF-8: the encoding in which it has the letters of a language, else the likeliest of all."""
    sample = data[max(0, at - _SAMPLE // 2) : at + _SAMPLE // 2]
    if _is_mostly_utf8(sample):
        raise InputError(f"{name} is damaged: byte {at} is not UTF-8, though the rest is; mend it or save it anew")
    encoding = likeliest(data)
    if encoding is None:
        best = from_bytes(sample, cp_exclusion=_WIDE).best() if _looks_foreign(sample) else None
        encoding = best.encoding if best else "cp1252"
    try:
        text = "" if encoding == "cp1252" and _UNDEFINED.search(data) else data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        text = ""
    if not text or _CONTROL.search(text) or (encoding == "cp1252" and _ALONE.search(text)):
        raise InputError(f"{name} is in no encoding that reftel knows: byte {at} is not UTF-8; save it anew as UTF-8")
    return text, encoding


def _is_mostly_utf8(sample: bytes) -> bool:
    """True where characters of several bytes are whole at least as often as not: older text has hardly any."""
    shown = sample.decode("utf-8", errors="replace")
    bad = shown.count("\N{REPLACEMENT CHARACTER}")
    return sum(ord(character) > 0x7F for character in shown) - bad >= max(bad, 1)


def _looks_foreign(sample: bytes) -> bool:
    """True where most letters are beyond ASCII, as in Cyrillic or Greek code pages."""
    high = sum(byte >= 0xC0 for byte in sample)
    low = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    return high > low
