"""Compressed files, tar archives and WARC web archives: told apart by what comes out when they are decompressed."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from reftel.errors import InputError
from reftel.readers.archive import warc
from reftel.readers.archive.members import ODD, Member, read_members
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.registry import Item

_OPENERS = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ", lzma.open))
_TAR_AT, _TAR = 257, b"ustar"
_WARC = b"WARC/"
_BLOCK = 1 << 16
_LONGEST_HEAD = 1 << 20
"""Bytes of a tar's own notes on a file: the longest path has 4,096."""
_NOTES = frozenset({tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, b"X"})
_ENDINGS = (".gz", ".bz2", ".xz", ".tgz")


def read(original: Original, watch: Watch) -> Iterator[Item]:
    """Reads a compressed file, a tar archive or a web archive."""
    with original.open() as file:
        opener = next((each for magic, each in _OPENERS if original.data.startswith(magic)), None)
        plain = cast("BinaryIO", opener(file, "rb")) if opener else file
        stream = io.BufferedReader(_Watched(plain, watch) if opener else cast("io.RawIOBase", plain), _BLOCK)
        try:
            head = stream.peek(_TAR_AT + len(_TAR))
        except ODD as error:
            raise InputError(f"{original.shown} is damaged: {error}; get it anew") from error
        if head[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
            yield from read_members(original, watch, _files(stream))
        elif head.startswith(_WARC):
            # Web archives are compressed record by record, which their reader must see.
            with original.open() as again:
                yield from read_members(original, watch, warc.members(original, again, watch))
        elif opener is None:
            raise InputError(f"{original.shown} is not the archive that its name says; get it anew")
        else:
            inner = Member(path=_inner(original), read=stream.read, counted=True)
            yield from read_members(original, watch, iter([inner]))


class _Watched(io.RawIOBase):
    """What comes out of a decompressor, counted."""

    def __init__(self, file: BinaryIO, watch: Watch) -> None:
        self._file, self._watch = file, watch

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as there is something."""
        data = self._file.read(min(len(buffer), _BLOCK))
        self._watch.unpack(len(data))
        buffer[: len(data)] = data
        return len(data)


class _Entry(tarfile.TarInfo):
    """An entry whose notes are not longer than notes are: they are read whole before anything can be asked."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Entry":
        """The entry in a block of the archive."""
        entry = super().frombuf(buf, encoding, errors)
        if entry.type in _NOTES and entry.size > _LONGEST_HEAD:
            raise tarfile.ReadError(f"an entry has a name of {entry.size:,} bytes")
        return entry


def _files(stream: BinaryIO) -> Iterator[Member]:
    """The files of a tar archive in its order; links and devices are no files."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Entry) as archive:
            for entry in archive:
                file = archive.extractfile(entry) if entry.isreg() else None
                if file is not None:
                    yield Member(path=entry.name, read=file.read, counted=True)
                elif not entry.isdir():
                    yield Member(path=entry.name, fault="is a link or a device and no file")
    except ODD as error:
        yield Member(path="…", fault=f"and what follows is damaged: {error}")


def _inner(original: Original) -> str:
    """The name of the file in a compressed one."""
    name = original.path.replace("\\", "/").rpartition("/")[2]
    ending = next((ending for ending in _ENDINGS if name.lower().endswith(ending)), "")
    return name[: len(name) - len(ending)] or name
