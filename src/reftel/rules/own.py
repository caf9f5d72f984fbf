"""A user's own folder of frames and names, laid over the vocabulary of the package."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from typing import Any

from reftel.errors import VocabularyError, reason_of

FRAMES = "frames"
"""The folder for frames in a user's folder."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "states.tsv": ("code*", "cow", "from", "to", "name*", "names", "demonyms", "capitals", "posts", "source"),
    "names.tsv": ("name*", "form", "id*", "from", "to", "note"),
    "services.tsv": ("name*", "id*"),
    "organs.tsv": ("words*", "organ*", "bare"),
    "persons.tsv": ("name*", "given", "id*", "from", "to", "alone"),
    "designations.tsv": ("designation*", "aliases", "category*", "unit", "origin", "shy"),
}
"""The tables of names and their columns; those with a star must be filled."""

LISTS = ("blocs.toml", "classes.toml")
"""The other files of names and words."""

_LOOKS_ALIKE = 0.8
_OTHER_SHEETS = (".csv", ".xls", ".xlsx", ".ods")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: where it stands ("my-words/names.tsv, line 3"), and its cells by column."""

    where: str
    cells: Mapping[str, str]


class Own:
    """A user's folder as it was when it was opened; two are the same where path and contents are."""

    def __init__(self, path: str, texts: Mapping[str, str]) -> None:
        self.path = path
        self._texts = dict(sorted(texts.items()))
        state = hashlib.sha256()
        for name, text in self._texts.items():
            state.update(name.encode() + b"\0" + text.encode() + b"\0")
        self.digest = state.hexdigest()[:16]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and (self.path, self.digest) == (other.path, other.digest)

    def __hash__(self) -> int:
        return hash((self.path, self.digest))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files, sorted; frames are in "frames/"."""
        return tuple(self._texts)

    @property
    def frame_files(self) -> tuple[str, ...]:
        """The files of frames."""
        return tuple(name for name in self._texts if name.startswith(FRAMES))

    def where(self, name: str) -> str:
        """A file as an error names it."""
        return str(Path(self.path) / name)

    def toml(self, name: str) -> dict[str, Any]:
        """The contents of a TOML file, nothing where there is none. Raises VocabularyError where it is malformed."""
        try:
            return tomllib.loads(self._texts.get(name, ""))
        except tomllib.TOMLDecodeError as error:
            what = f"{_first_small(str(error))}; texts stand in quotation marks, lists in brackets"
            raise VocabularyError(f"{self.where(name)} is not TOML: {what}") from error

    def rows(self, name: str) -> list[Row]:
        """The rows of a table, none where there is none. Raises VocabularyError where one is malformed."""
        lines = [
            (number, line.split("\t"))
            for number, line in enumerate(self._texts.get(name, "").splitlines(), 1)
            if line.strip() and not line.startswith("#")
        ]
        if not lines:
            return []
        columns = self._columns(name, *lines[0])
        return [self._row(name, number, columns, cells) for number, cells in lines[1:]]

    def _columns(self, name: str, number: int, cells: list[str]) -> list[str]:
        known = [column.rstrip("*") for column in TABLES[name]]
        columns = [_plain(cell).lower() for cell in cells]
        where = f"{self.where(name)}, line {number}"
        if len(columns) == 1 < len(_needed(name)) and columns[0] not in known:
            raise VocabularyError(f"{where}: columns are parted by one tab each, not by commas or spaces")
        for column in columns:
            if column not in known:
                near = get_close_matches(column, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}, parted by tabs"
                raise VocabularyError(f"{where}: there is no column {column!r}; {hint}")
        if len(set(columns)) < len(columns):
            raise VocabularyError(f"{where}: a column stands there twice; take one away")
        for column in _needed(name):
            if column not in columns:
                raise VocabularyError(f"{where}: there is no column {column}; the first line names the columns")
        return columns

    def _row(self, name: str, number: int, columns: list[str], cells: list[str]) -> Row:
        where = f"{self.where(name)}, line {number}"
        if len(cells) > len(columns):
            raise VocabularyError(f"{where}: {len(cells)} cells for {len(columns)} columns; part cells by one tab each")
        found = dict.fromkeys((column.rstrip("*") for column in TABLES[name]), "")
        found |= dict(zip(columns, (_plain(cell) for cell in cells), strict=False))
        for column in _needed(name):
            if not found[column]:
                raise VocabularyError(f"{where}: the {column} is missing; fill it in, or take the line away")
        return Row(where, found)


def _needed(name: str) -> list[str]:
    return [column.rstrip("*") for column in TABLES[name] if column.endswith("*")]


def open_own(folder: str | PathLike[str]) -> Own:
    """Read a user's folder. Raises VocabularyError where it is none, or has a file that would not be used."""
    root = Path(folder)
    if not root.is_dir():
        what = "is a file, and a vocabulary is a folder" if root.exists() else "does not exist"
        raise VocabularyError(f"the folder {root} {what}; `reftel vocabulary new {root}` makes one")
    texts = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        if path.is_file() and not is_hidden and _is_used(root, name):
            texts[name] = _read(path)
    if not texts:
        known = ", ".join((f"{FRAMES}/*.toml", *TABLES, *LISTS))
        raise VocabularyError(f"the folder {root} has no file of a vocabulary; there may be {known}")
    return Own(str(root), texts)


def _is_used(root: Path, name: str) -> bool:
    """True of a file of the vocabulary; raises VocabularyError for one that its writer surely takes for one."""
    folder, _, file = name.rpartition("/")
    stem, suffix = Path(file).stem, Path(file).suffix.lower()
    if name in TABLES or name in LISTS or (folder == FRAMES and suffix == ".toml"):
        return True
    where = root / name
    if stem in {Path(known).stem for known in (*TABLES, *LISTS)} or suffix in _OTHER_SHEETS:
        near = next((known for known in (*TABLES, *LISTS) if Path(known).stem == stem), None)
        how = f"save it as text with tabs under the name {near}" if near else "tables are text with tabs, named *.tsv"
        raise VocabularyError(f"{where} is not read; {how}")
    if suffix in (".toml", ".tsv"):
        near = next(iter(get_close_matches(file, (*TABLES, *LISTS), n=1, cutoff=_LOOKS_ALIKE)), None)
        rest = f"frames go into the folder {root / FRAMES}" if suffix == ".toml" else f"there are {', '.join(TABLES)}"
        raise VocabularyError(f"{where} is no file of a vocabulary; {f'did you mean {near}?' if near else rest}")
    return False


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path} is not UTF-8; save it as text in UTF-8") from error
    except OSError as error:
        raise VocabularyError(f"{path} cannot be read: {reason_of(error)}") from error


def _plain(cell: str) -> str:
    """A cell without stray spaces, and without the quotation marks that some programs put around it."""
    text = cell.strip()
    return text[1:-1].replace('""', '"').strip() if len(text) > 1 and text[0] == text[-1] == '"' else text


def _first_small(text: str) -> str:
    return text[:1].lower() + text[1:]
