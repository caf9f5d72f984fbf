"""Reads the vocabulary's files, wherever the package is installed, and says which version of them was read."""

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from reftel.errors import VocabularyError
from reftel.rules.layer import in_use

_OF_EVENTS = "accounts/"


def _root() -> Traversable:
    return files("reftel") / "vocabulary"


def read_toml(path: str) -> dict[str, Any]:
    """The TOML file at `path` below `vocabulary/`. Raises VocabularyError where it is missing or malformed."""
    try:
        return tomllib.loads((_root() / path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise VocabularyError(f"vocabulary/{path} is missing") from error
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"vocabulary/{path} is not TOML: {error}") from error


def read_tsv(path: str) -> list[dict[str, str]]:
    """The rows of the tab-separated file at `path`: first line the column names, lines that start with # left out.

    Raises VocabularyError where a row has more or fewer cells than there are columns.
    """
    columns, cells = read_cells(path)
    rows = range(0, len(cells), len(columns))
    return [dict(zip(columns, cells[at : at + len(columns)], strict=True)) for at in rows]


def read_cells(path: str) -> tuple[list[str], list[str]]:
    """The same file as its column names, and the cells of all rows one after the other: quick where rows are many.

    Raises VocabularyError as `read_tsv` does.
    """
    every = (_root() / path).read_text(encoding="utf-8").splitlines()
    head, *lines = [line for line in every if line.strip() and not line.startswith("#")]
    columns = head.split("\t")
    for line in lines:
        if (count := line.count("\t") + 1) != len(columns):
            raise VocabularyError(
                f"vocabulary/{path}, line {every.index(line) + 1}: {count} cells, {len(columns)} columns"
            )
    return columns, "\t".join(lines).split("\t") if lines else []


def list_files(folder: str, suffix: str) -> list[str]:
    """Paths below `vocabulary/` of the files in `folder` (not deeper) that end in `suffix`, sorted."""
    return sorted(f"{folder}/{entry.name}" for entry in (_root() / folder).iterdir() if entry.name.endswith(suffix))


def list_languages() -> list[str]:
    """The codes of the languages that have a vocabulary."""
    return sorted(entry.name for entry in (_root() / "languages").iterdir() if (entry / "frames").is_dir())


def digest() -> str:
    """A name for the state of all that documents are read with, a user's own folder included: 16 hex digits of a hash.

    What belongs to events (`accounts/`) makes no claim and is left out: a policy that changes reads no document anew.
    """
    own = in_use()
    if own is None:
        return _digest()
    return hashlib.sha256(f"{_digest()}+{own.digest}".encode()).hexdigest()[:16]


@cache
def events_digest() -> str:
    """A name for the state of all by which claims are grouped into events: 16 hex digits of a hash."""
    return _hash(of_events=True)


@cache
def _digest() -> str:
    return _hash(of_events=False)


def _hash(*, of_events: bool) -> str:
    state = hashlib.sha256()
    kept = [pair for pair in _walk(_root(), "", _VOCABULARY) if pair[0].startswith(_OF_EVENTS) == of_events]
    if not of_events:
        kept += _walk(files("reftel") / "rules" / "models", "models/", _NETWORK)
    for path, entry in sorted(kept, key=lambda pair: pair[0]):
        state.update(path.encode() + b"\0" + entry.read_bytes() + b"\0")
    return state.hexdigest()[:16]


_VOCABULARY, _NETWORK = (".toml", ".tsv"), (".json", ".npz", ".txt")


def _walk(folder: Traversable, prefix: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{prefix}{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _walk(entry, path + "/", suffixes)
        elif entry.name.endswith(suffixes):
            yield path, entry
