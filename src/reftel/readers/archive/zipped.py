"""ZIP archives and WACZ web archives; office documents and books, which are ZIP archives too, go to their readers."""

import zipfile
from collections.abc import Iterator
from importlib import import_module

from reftel.errors import InputError
from reftel.readers.archive.members import ODD, Member, read_members
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.registry import Item

_INSIDE = {"word/document.xml": "office.docx"}
"""A file that tells an office document, and the reader for it."""
_KINDS = {
    "application/vnd.oasis.opendocument.text": "office.odt",
    "application/epub+zip": "office.epub",
}
_TYPE = "mimetype"
_LONGEST_TYPE = 200
_LOCKED = 0x1


def read(original: Original, watch: Watch) -> Iterator[Item]:
    """Reads all files in a ZIP archive. Raises InputError where the archive is damaged."""
    with original.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except ODD as error:
            raise InputError(f"{original.shown} is no ZIP archive that can be read: {error}; get it anew") from error
        with archive:
            if (module := _reader(archive)) is not None:
                yield from import_module(f"reftel.readers.{module}").read(original.loaded(watch), watch)
            else:
                yield from read_members(original, watch, _members(archive))


def _reader(archive: zipfile.ZipFile) -> str | None:
    """The reader of the kind of document that the archive is, if it is one."""
    names = set(archive.namelist())
    inside = next((module for name, module in _INSIDE.items() if name in names), None)
    if inside or _TYPE not in names:
        return inside
    try:
        with archive.open(_TYPE) as file:
            return _KINDS.get(file.read(_LONGEST_TYPE).decode("ascii", "replace").strip())
    except ODD:
        return None


def _members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """The files, by path; of a WACZ only its web archives, since the rest describes them."""
    files = [info for info in archive.infolist() if not info.filename.endswith("/")]
    infos = sorted(files, key=lambda info: info.filename)
    names = {info.filename for info in infos}
    is_wacz = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
    for info in infos:
        if is_wacz and not info.filename.startswith("archive/"):
            continue
        yield from _member(archive, info)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Member]:
    """One file. What is wrong with it is told with it, so that it costs no other."""
    if info.flag_bits & _LOCKED:
        yield Member(path=info.filename, fault="is locked with a password")
        return
    try:
        file = archive.open(info)
    except ODD as error:
        yield Member(path=info.filename, fault=f"cannot be unpacked: {error}")
        return
    with file:
        yield Member(path=info.filename, read=file.read)
