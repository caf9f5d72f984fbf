"""Files to Documents, and the paths that a person names to files."""

import glob
import hashlib
import re
import sys
from collections.abc import Callable, Mapping, Sequence
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
    genre = detect(page)
    reading = _READERS.get(genre, text.read)(page)
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


def expand(paths: Sequence[str]) -> tuple[list[Path], list[str]]:
    """The files that paths, folders, patterns and `-` stand for, each once, in order; and what is wrong with any."""
    files: dict[Path, None] = {}
    problems: list[str] = []
    for given in paths:
        found, problem = _expand_one(given)
        files.update(dict.fromkeys(found))
        problems += [problem] if problem else []
    return sorted(files), problems


def _expand_one(given: str) -> tuple[list[Path], str | None]:
    path = Path(given)
    if given == STANDARD_INPUT or path.is_file():
        return [path], None
    if path.is_dir():
        found = [p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and not _hidden(p, path)]
        kinds = ", ".join(sorted(SUFFIXES))
        return found, None if found else f"{given} holds no documents; reftel looks for {kinds} in folders"
    if path.exists():
        return [], f"{given} is not a file; name a file or a folder"
    pattern = re.search(r"[*?\[]", given)
    matches = map(Path, glob.glob(given, recursive=True)) if pattern else ()  # noqa: PTH207 -- takes absolute patterns
    found = [match for match in matches if match.is_file()]
    if pattern and not found:
        return [], f"{given} matches no file; check the pattern"
    return found, None if found else f"{given} does not exist; check the path"


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


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
