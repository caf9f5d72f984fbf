"""Files to Documents, and the paths that a person names to files."""

import glob
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reftel.errors import InputError, reason_of
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.fetch.address import is_address
from reftel.readers.limits import Limits, Watch
from reftel.readers.original import Original
from reftel.readers.registry import HEAD, Item, form_of, suffixes

STANDARD_INPUT = "-"


def read_all(path: Path, limits: Limits | None = None, *, shown: str | None = None) -> Iterator[Item]:
    """The documents in a file, and a refusal for each part of it that cannot be read; `-` is standard input.

    `shown` is how documents and messages name the file, where that is not its path.
    Raises InputError where the file cannot be read at all.
    """
    limits = limits or Limits()
    if str(path) == STANDARD_INPUT:
        data = sys.stdin.buffer.read(limits.bytes + 1)
        yield from read_original(Original(data=data, name="standard-input", path=STANDARD_INPUT), limits)
        return
    if path.is_dir():
        raise InputError(f"{path} is a folder; name the files in it, or give the folder to a command that reads many")
    shown = shown or str(path)
    try:
        original = _open(path, limits, shown)
    except FileNotFoundError as error:
        raise InputError(f"{shown} does not exist; check the path") from error
    except OSError as error:
        raise InputError(f"{shown} cannot be read: {reason_of(error)}") from error
    yield from read_original(original, limits)


def _open(path: Path, limits: Limits, shown: str) -> Original:
    """The file's bytes; of an archive, which may be larger than memory holds, only the first of them."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        start = Original(data=head, name=Path(shown).stem, path=shown, file=path)
        if form_of(start).streams:
            return start
        Watch(shown, limits).check("bytes", path.stat().st_size)
        return Original(data=head + file.read(), name=start.name, path=shown)


def read_original(original: Original, limits: Limits | None = None) -> Iterator[Item]:
    """The documents in bytes that came from anywhere, read by the reader for their form."""
    watch = Watch(original.shown, limits)
    watch.check("bytes", len(original.data))
    yield from form_of(original).read(original, watch)


def read_file(path: Path) -> Document:
    """The one document in a file. Raises InputError where it cannot be read, or holds several."""
    return _only(str(path), read_all(path))


def read_bytes(data: bytes, *, name: str, path: str) -> Document:
    """The one document in the bytes of a file. Raises InputError where they cannot be read, or hold several."""
    return _only(path, read_original(Original(data=data, name=name, path=path)))


def _only(path: str, found: Iterator[Item]) -> Document:
    documents: list[Document] = []
    refusals: list[Refusal] = []
    for item in found:
        documents += [item] if isinstance(item, Document) else []
        refusals += [item] if isinstance(item, Refusal) else []
        if len(documents) > 1:
            raise InputError(f"{path} holds several documents; give it to a command that reads many")
    if documents:
        return documents[0]
    raise InputError(refusals[0].detail if refusals else f"{path} holds no document")


@dataclass(frozen=True, slots=True)
class Found:
    """What paths stand for: files, each once and in order; what is wrong with a path; other files in folders.

    `addresses` are what is to be fetched from the web.
    """

    files: tuple[Path, ...]
    problems: tuple[str, ...]
    others: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()


def expand(paths: Sequence[str]) -> Found:
    """What paths, folders, patterns and `-` stand for."""
    addresses = tuple(dict.fromkeys(given for given in paths if is_address(given)))
    found = [_expand_one(given) for given in paths if not is_address(given)]
    files = {path for one in found for path in one.files}
    others = {path for one in found for path in one.others} - files
    problems = [problem for one in found for problem in one.problems]
    return Found(tuple(sorted(files)), tuple(problems), tuple(sorted(others)), addresses)


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
    known = suffixes()
    for root, inner, names in os.walk(folder, onerror=lambda error: problems.append(_closed(error))):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if not name.startswith("."):
                (files if path.suffix.lower() in known else others).append(path)
    if not files and not problems:
        problems.append(f"{folder} holds no documents; reftel looks for {', '.join(sorted(known))} in folders")
    return Found(tuple(files), tuple(problems), tuple(others))


def _closed(error: OSError) -> str:
    return f"{error.filename} cannot be searched: {reason_of(error)}"
