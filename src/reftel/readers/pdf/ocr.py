"""Scanned pages to pieces, by Tesseract where it is installed."""

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reftel.readers.limits import Watch
from reftel.readers.pdf.extract import draw
from reftel.readers.pdf.pieces import PageText, Piece

_PROGRAM = "tesseract"
_WORD = "5"
_LEAST = 0.4
"""A page that is read with less confidence on average is not read."""


def is_installed() -> bool:
    """True where there is a program that recognises characters."""
    return shutil.which(_PROGRAM) is not None


def recognise(data: bytes, page: PageText, watch: Watch) -> PageText:
    """The page with the words that a scan of it shows, and how sure they are (0 to 1); with a fault where none is."""
    picture = draw(data, watch, page.number)
    if not picture:
        return replace(page, fault="it is a scan that cannot be drawn")
    try:
        done = subprocess.run(
            [_PROGRAM, "-", "-", "--dpi", "300", "tsv"],
            input=picture,
            capture_output=True,
            timeout=watch.left,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return replace(page, fault=f"it is a scan that takes more than {watch.limits.seconds} seconds to recognise")
    except OSError as error:
        return replace(page, fault=f"it is a scan, and {_PROGRAM} does not start: {error.strerror}")
    width = int(picture.split(maxsplit=2)[1])
    found = list(_words(done.stdout.decode("utf-8", "replace"), page, width))
    if not found:
        return replace(page, fault="it is a scan without words that can be recognised")
    confidence = sum(sure for sure, _ in found) / len(found)
    if confidence < _LEAST:
        return replace(page, fault=f"it is a scan whose words are recognised with {confidence:.0%} confidence only")
    return replace(page, pieces=tuple(piece for _, piece in found), confidence=round(confidence, 3))


def _words(table: str, page: PageText, width: int) -> Iterator[tuple[float, Piece]]:
    """The words with their confidence. Words of a line stand on one baseline, whatever their letters."""
    scale = page.width / max(width, 1)
    bases: dict[tuple[str, ...], float] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        words = (row.get("text") or "").strip()
        if row.get("level") != _WORD or not words:
            continue
        try:
            left, top, wide, high = (int(row[name]) for name in ("left", "top", "width", "height"))
            sure = float(row["conf"]) / 100
        except (KeyError, TypeError, ValueError):
            continue
        line = _line(row)
        bottom = page.height - (top + high) * scale
        base = bases.setdefault(line, bottom)
        yield max(sure, 0.0), Piece(
            words, round(left * scale, 1), round(bottom, 1), round((left + wide) * scale, 1),
            round(page.height - top * scale, 1), round(base, 1), round(max(high * scale, 1), 1),
        )  # fmt: skip


def _line(row: Mapping[str, str | None]) -> tuple[str, ...]:
    return tuple(row.get(name) or "" for name in ("block_num", "par_num", "line_num"))
