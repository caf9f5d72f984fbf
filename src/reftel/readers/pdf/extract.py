"""The pages of a PDF, taken out in another process, which may break, hang or grow without harm to this one."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reftel.errors import InputError
from reftel.model.original import Box
from reftel.readers.limits import Watch
from reftel.readers.pdf.letters import mended
from reftel.readers.pdf.pieces import PageText, Piece

_WORKER = "from reftel.readers.pdf.worker import main; main()"
_EVERY = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The pages of a PDF with what its own properties say; `mended` where its accented letters had to be."""

    pages: tuple[PageText, ...]
    says: Mapping[str, str]
    mended: bool = False


def extract(data: bytes, watch: Watch) -> Extracted:
    """The pages with their printed pieces. Raises InputError where the PDF cannot be opened, or is over a limit."""
    limits = watch.limits
    out, code = run_worker(data, watch, [limits.pages, limits.text, limits.memory])
    records: list[dict[str, Any]] = []
    for line in out.decode("utf-8", "replace").splitlines():
        try:
            records.append(json.loads(line))
        except ValueError:
            break  # the worker was cut off in mid-line
    if not records or "fault" in (head := records[0]):
        why = records[0]["fault"] if records else "it breaks the program that takes PDFs apart"
        raise InputError(f"{watch.path} cannot be read: {why}; get it anew")
    watch.check("pages", head["pages"])
    pages = [_page(record) for record in records[1:]]
    letters = sum(len(piece.text) for page in pages for piece in page.pieces)
    watch.check("text", letters, "split it into its documents")
    if code and len(pages) < head["pages"]:
        pages += [_broken(number) for number in range(len(pages) + 1, head["pages"] + 1)]
    again = mended(pages)
    return Extracted(pages=again or tuple(pages), says=head["says"], mended=again is not None)


def _page(record: Mapping[str, Any]) -> PageText:
    if "fault" in record:
        return PageText(record["page"], 0, 0, (), fault=record["fault"])
    pieces = tuple(Piece(*piece) for piece in record["pieces"])
    width, height = record["size"]
    return PageText(record["page"], width, height, pieces, pictured=record["pictured"], turned=record["turned"])


def _broken(number: int) -> PageText:
    return PageText(number, 0, 0, (), fault="the program that takes PDFs apart broke on it")


def draw(data: bytes, watch: Watch, number: int) -> bytes:
    """A page as a PGM picture; nothing where it cannot be drawn."""
    picture, _ = run_worker(data, watch, [1, _EVERY, watch.limits.memory, number])
    return picture if picture.startswith(b"P5 ") else b""


def show(data: bytes, watch: Watch, number: int, longest: int, boxes: Iterable[Box]) -> bytes:
    """A page as a PNG, its longer side at most so many pixels, with boxes marked; nothing where it cannot be drawn."""
    edges = [round(edge * 10) for box in boxes for edge in box]
    picture, _ = run_worker(data, watch, [1, _EVERY, watch.limits.memory, number, longest, *edges])
    return picture if picture.startswith(b"\x89PNG") else b""


def run_worker(data: bytes, watch: Watch, arguments: list[int]) -> tuple[bytes, int]:
    """What the worker writes, and its exit status. Raises LimitError where it takes too long."""
    command = [sys.executable, "-X", "utf8", "-c", _WORKER, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=watch.left, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        watch.tick()
        return b"", 1
    return done.stdout, done.returncode
