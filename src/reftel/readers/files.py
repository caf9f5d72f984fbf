"""Files to Documents, and the paths that a person names to files."""

import glob
import hashlib
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reftel.errors import InputError
from reftel.model.document import Document, Genre
from reftel.readers import cable, forum, letter, text
from reftel.readers.decode import decode
from reftel.readers.draft import Reading, build
from reftel.readers.genre import detect
from reftel.readers.page import Page

_MEGABYTE = 1024 * 1024

SIZE_LIMIT = 8 * _MEGABYTE
"""Bytes of one file: more than the longest book, and what a laptop's memory holds in trees at once."""

LINE_LIMIT = 1_000_000
"""Characters of one line: longer lines are data, not text."""

SUFFIXES = frozenset({".txt", ".md", ".text", ".markdown"})
"""What is read from folders."""

STANDARD_INPUT = "-"

_MARKDOWN = frozenset({".md", ".markdown"})
_WHOLE, _LEAST = 5_000, 0.3
"""Characters from which on a page has more of its own than what is around it, and the share that it has at least."""

_READERS: Mapping[Genre, Callable[[Page], Reading]] = {"cable": cable.read, "forum": forum.read, "letter": letter.read}


def read_file(path: Path) -> Document:
    """The document in a file; `-` is standard input. Raises InputError where the file cannot be read as text."""
    if str(path) == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(SIZE_LIMIT + 1), name="standard-input", path=STANDARD_INPUT)
    if path.is_dir():
        raise InputError(f"{path} is a folder; name the files in it, or give the folder to a command that reads many")
    try:
        if (size := path.stat().st_size) > SIZE_LIMIT:
            raise _too_big(str(path), size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist; check the path") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
    return read_bytes(data, name=path.stem, path=str(path))


def read_bytes(data: bytes, *, name: str, path: str) -> Document:
    """The document in the bytes of a file. Raises InputError where they are not text that can be read."""
    shown = "standard input" if path == STANDARD_INPUT else path
    if len(data) > SIZE_LIMIT:
        raise _too_big(shown, len(data))
    decoded, encoding = decode(data, shown)
    if not decoded.strip():
        raise InputError(f"{shown} is empty; there is nothing to read")
    _check_lines(decoded, shown)
    page = Page(decoded, markdown=Path(path).suffix.lower() in _MARKDOWN or decoded.startswith(("---\n", "---\r\n")))
    genre, reading = _read_page(page)
    return Document(
        name=name,
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        text=decoded,
        blocks=build(page, reading.drafts),
        genre=genre,
        title=reading.title,
        author=reading.author,
        publisher=reading.publisher,
        date=reading.date,
        form={**reading.form, "encoding": encoding},
    )


def _read_page(page: Page) -> tuple[Genre, Reading]:
    """What the reader of the page's form makes of it; what plain text is where that reader finds hardly any text.

    A file of several cables, or a thread with a book behind it, is not of the form that its beginning has.
    """
    genre = detect(page)
    reading = _READERS.get(genre, text.read)(page)
    if genre not in _READERS or len(page.text) < _WHOLE or _kept(reading) >= _LEAST * len(page.text):
        return genre, reading
    plain = text.read(page)
    return ("text", plain) if _kept(plain) > _kept(reading) else (genre, reading)


def _kept(reading: Reading) -> int:
    """Characters of the page that are read as the document's own."""
    return sum(span.end - span.start for d in reading.drafts if d.kind != "notice" for span in d.spans)


@dataclass(frozen=True, slots=True)
class Found:
    """What paths stand for: files, each once and in order; what is wrong with a path; other files in folders."""

    files: tuple[Path, ...]
    problems: tuple[str, ...]
    others: tuple[Path, ...] = ()


def expand(paths: Sequence[str]) -> Found:
    """What paths, folders, patterns and `-` stand for."""
    found = [_expand_one(given) for given in paths]
    files = {path for one in found for path in one.files}
    others = {path for one in found for path in one.others} - files
    problems = [problem for one in found for problem in one.problems]
    return Found(tuple(sorted(files)), tuple(problems), tuple(sorted(others)))


def _expand_one(given: str) -> Found:
    path = Path(given)
    if given == STANDARD_INPUT or path.is_file():
        return Found((path,), ())
    if path.is_dir():
        return _search(path)
    if path.exists():
        return Found((), (f"{given} is not a file; name a file or a folder",))
    if not re.search(r"[*?\[]", given):
        return Found((), (f"{given} does not exist; check the path",))
    matches = map(Path, glob.glob(given, recursive=True))  # noqa: PTH207 -- takes absolute patterns
    files = tuple(match for match in matches if match.is_file())
    return Found(files, () if files else (f"{given} matches no file; check the pattern",))


def _search(folder: Path) -> Found:
    """The documents below a folder, hidden ones left out."""
    problems: list[str] = []
    files: list[Path] = []
    others: list[Path] = []
    for root, inner, names in os.walk(folder, onerror=lambda error: problems.append(_closed(error))):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if not name.startswith("."):
                (files if path.suffix.lower() in SUFFIXES else others).append(path)
    if not files and not problems:
        problems.append(f"{folder} holds no documents; reftel looks for {', '.join(sorted(SUFFIXES))} in folders")
    return Found(tuple(files), tuple(problems), tuple(others))


def _closed(error: OSError) -> str:
    return f"{error.filename} cannot be searched: {(error.strerror or str(error)).lower()}"


def _check_lines(decoded: str, path: str) -> None:
    at, number = 0, 1
    while at < len(decoded):
        end = decoded.find("\n", at)
        end = len(decoded) if end < 0 else end
        if end - at > LINE_LIMIT and max(map(len, decoded[at:end].split("\r"))) > LINE_LIMIT:
            raise InputError(
                f"{path}, line {number}: {end - at:,} characters in one line, over the limit of {LINE_LIMIT:,}; "
                "is it a text document?"
            )
        at, number = end + 1, number + 1


def _too_big(path: str, size: int) -> InputError:
    has, limit = (f"{number / _MEGABYTE:.3g} MB" for number in (size, SIZE_LIMIT))
    return InputError(f"{path} has {has}, over the limit of {limit} for one document; split it into its documents")
