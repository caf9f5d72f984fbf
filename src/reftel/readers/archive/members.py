"""The files in an archive, each read by the reader for its form; one that cannot be read costs no more than itself."""

import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from reftel.errors import InputError, ReftelError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.limits import SpentError, Watch
from reftel.readers.original import Original
from reftel.readers.registry import HEAD, Item, form_of, is_known

CHUNK = 1 << 18
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HIDDEN = re.compile(r"(?:^|/)(?:\.|__MACOSX(?:/|$))")


DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError)
"""What the unpackers raise on what is damaged."""
ODD = (*DAMAGE, NotImplementedError, RuntimeError, ValueError, OverflowError, IndexError, KeyError, struct.error)
"""What the libraries raise on what nobody would make on purpose."""


def _nothing(_: int) -> bytes:
    return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive: its path there, how to read it, and what the archive says of it.

    `read` gives the next so many bytes, none at the end. `fault` is why it cannot be read at all. The bytes of one
    that is `counted` were counted when the archive around it was unpacked.
    """

    path: str
    read: Callable[[int], bytes] = _nothing
    fault: str | None = None
    counted: bool = False
    media: str | None = None
    charset: str | None = None
    url: str | None = None
    name: str | None = None
    facts: dict[str, str] = field(default_factory=dict)


def read_members(original: Original, watch: Watch, members: Iterator[Member]) -> Iterator[Item]:
    """The documents in the files of an archive. Raises InputError where the archive itself is over a limit."""
    watch.check("containers", original.depth + 1)
    for member in members:
        watch.enter()
        path = f"{original.path}/{shown_path(member.path)}"
        if not is_confined(member.path):
            yield _refused(path, f"{path} points out of its archive; it is left unread")
            continue
        if _HIDDEN.search(member.path) and not member.url:
            continue
        yield from _read(original, watch.over(path), member, path)


def _read(original: Original, watch: Watch, member: Member, path: str) -> Iterator[Item]:
    """The documents in one file of an archive, or why it is not read."""
    if member.fault:
        yield _refused(path, f"{path} {member.fault}")
        return
    try:
        head = member.read(HEAD)
        watch.unpack(0 if member.counted else len(head))
        part = Original(
            data=head,
            name=member.name or PurePosixPath(member.path).stem or original.name,
            path=path,
            media=member.media,
            charset=member.charset,
            url=member.url,
            facts=member.facts,
            depth=original.depth + 1,
        )
        if not is_known(part):
            yield Refusal(stage="readers", reason="left-alone", detail=f"{path} is of another kind", document=path)
            return
        whole = replace(part, data=head + b"".join(_rest(member, watch, len(head))))
        watch.check("bytes", len(whole.data))
        for item in form_of(whole).read(whole, watch):
            yield replace(item, form={**member.facts, **item.form}) if isinstance(item, Document) else item
    except SpentError:
        raise
    except InputError as error:
        yield _refused(path, str(error))
    except DAMAGE as error:
        yield _refused(path, f"{path} is damaged: {error or type(error).__name__}; get the archive anew")
    except ReftelError:
        raise
    except Exception as error:  # a file in an archive on which a reader stumbles must not cost the others
        yield _refused(path, f"{path} cannot be read: {type(error).__name__}: {error}")


def _rest(member: Member, watch: Watch, size: int) -> Iterator[bytes]:
    while chunk := member.read(CHUNK):
        size += len(chunk)
        watch.unpack(0 if member.counted else len(chunk))
        watch.check("bytes", size)
        watch.tick()
        yield chunk


def _refused(path: str, detail: str) -> Refusal:
    return Refusal(stage="readers", reason="file-unreadable", detail=detail, document=path)


def is_confined(path: str) -> bool:
    """True of a path that stays below the archive's own place."""
    plain = path.replace("\\", "/")
    return not (plain.startswith("/") or _DRIVE.match(plain) or ".." in plain.split("/"))


def shown_path(path: str) -> str:
    """A path as it may go into names and messages: without control characters, and not longer than a line."""
    plain = _CONTROL.sub("�", path.replace("\\", "/")).lstrip("/")
    return plain if len(plain) <= 200 else plain[:199] + "…"
