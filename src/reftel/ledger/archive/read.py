"""Reads an archive: proves it whole first, then gives its rows one after the other."""

import hashlib
import io
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from sqlalchemy import Table

from reftel.errors import LedgerError
from reftel.ledger.archive.lines import DATA, columns_of
from reftel.ledger.archive.manifest import NAME, load_manifest
from reftel.ledger.archive.write import data_member, table_member
from reftel.ledger.rows import Row

_MEGABYTE = 1024 * 1024
_MANIFEST = 4 * _MEGABYTE
_LINE = 512 * _MEGABYTE
"""Bytes of one row, and of one original: far more than the limits of reading let into a ledger."""
_CHUNK = _MEGABYTE

_DAMAGE = (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)
"""What reading a ZIP file that was altered or cut short may raise."""


class Archive:
    """An archive that can be read. Raises LedgerError where the file is none, or is not whole."""

    def __init__(self, path: Path) -> None:
        self.called = str(path)
        try:
            self._zip = ZipFile(path)
        except _DAMAGE as error:
            raise self._damaged("it is cut short, or its list of contents is lost") from error
        try:
            self.manifest = load_manifest(self._text(), self.called)
            self._check_members()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._zip.close()

    @property
    def n_rows(self) -> int:
        """The rows of all tables."""
        return self.manifest.n_rows

    def prove(self, step: Callable[[], None]) -> None:
        """Read all of it once. Raises LedgerError where a member is not what the manifest and the lines say."""
        data = {name for name in self._zip.namelist() if name.startswith(data_member(""))}
        for name, table in self.manifest.tables.items():
            digest, n_rows = hashlib.sha256(), 0
            for line in self._lines(name):
                digest.update(line)
                n_rows += 1
                data -= {data_member(sha256) for sha256 in self._prove_data(name, line)}
                step()
            if (digest.hexdigest(), n_rows) != (table.sha256, table.rows):
                raise self._damaged(f"{table_member(name)} is not what the manifest says")
        if data:
            raise self._damaged(f"{min(data)} belongs to no row")

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table, in the order of their key."""
        names = {column.name for column in columns_of(table)}
        for line in self._lines(table.name):
            row = self._row(table.name, line)
            if row.keys() != names:
                raise LedgerError(f"{self.called} has rows of {table.name} with other columns than its schema has")
            if column := DATA.get(table.name):
                row[column] = self._data(**row[column])
            yield row

    def _text(self) -> bytes:
        if NAME not in self._zip.namelist():
            return b""
        with self._whole(NAME), self._zip.open(NAME) as file:
            return file.read(_MANIFEST)

    def _check_members(self) -> None:
        names = self._zip.namelist()
        known = {NAME, *map(table_member, self.manifest.tables)}
        lacking = sorted(known - set(names))
        strange = [name for name in names if name not in known and not name.startswith(data_member(""))]
        if lacking or strange or len(set(names)) < len(names):
            what = [f"{name} is lacking" for name in lacking] + [f"{name} is strange to it" for name in strange]
            raise self._damaged([*what, "it holds a file twice"][0])
        for name, table in self.manifest.tables.items():
            self._check_size(table_member(name), table.bytes)

    def _check_size(self, member: str, size: int) -> None:
        try:
            info = self._zip.getinfo(member)
        except KeyError:
            raise self._damaged(f"{member} is lacking") from None
        if info.file_size != size:
            raise self._damaged(f"{member} has {info.file_size:,} bytes instead of {size:,}")
        if info.compress_type not in (ZIP_DEFLATED, ZIP_STORED) or info.flag_bits & 1:
            raise self._damaged(f"{member} is packed or locked in a way that no archive is")

    def _lines(self, name: str) -> Iterator[bytes]:
        member = table_member(name)
        with (
            self._whole(member),
            self._zip.open(member) as raw,
            io.BufferedReader(cast(io.RawIOBase, raw), _CHUNK) as file,
        ):
            while line := file.readline(_LINE):
                if not line.endswith(b"\n"):
                    raise self._damaged(f"{member} has a line that is too long, or without its end")
                yield line

    def _row(self, name: str, line: bytes) -> Row:
        with self._whole(table_member(name)):
            row = json.loads(line)
        if not isinstance(row, dict):
            raise self._damaged(f"{table_member(name)} has a line that is no row")
        return row

    def _prove_data(self, name: str, line: bytes) -> Iterator[str]:
        if name not in DATA:
            return
        try:
            told = self._row(name, line)[DATA[name]]
            sha256, size = str(told["sha256"]), int(told["size"])
        except (KeyError, TypeError, ValueError):
            raise self._damaged(f"{table_member(name)} has a line that is no row") from None
        if hashlib.sha256(self._data(sha256, size)).hexdigest() != sha256:
            raise self._damaged(f"{data_member(sha256)} has other bytes than its name says")
        yield sha256

    def _data(self, sha256: str, size: int) -> bytes:
        member = data_member(sha256)
        self._check_size(member, size)
        if size > _LINE:
            raise self._damaged(f"{member} is larger than any original")
        with self._whole(member), self._zip.open(member) as file:
            return file.read(size)

    @contextmanager
    def _whole(self, member: str) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            raise self._damaged(f"{member} cannot be read") from error

    def _damaged(self, what: str) -> LedgerError:
        return LedgerError(f"{self.called} is damaged: {what}; make or fetch the archive anew")
