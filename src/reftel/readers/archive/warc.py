"""WARC web archives: the pages that a crawler was given, each with its address and the time when it was fetched."""

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from reftel.readers.archive.members import CHUNK, ODD, Member
from reftel.readers.limits import Watch
from reftel.readers.original import Original

_KINDS = frozenset({"response", "resource"})
_FOUND = "200"


def members(original: Original, file: BinaryIO, watch: Watch) -> Iterator[Member]:
    """The pages and files in a web archive that were found; requests, redirects and notes of the crawler are none."""
    try:
        for record in _records(file):
            if record.rec_type in _KINDS and _is_found(record):
                yield _member(original, record)
            while chunk := record.raw_stream.read(CHUNK):  # the rest is unpacked too before the next is found
                watch.unpack(len(chunk))
    except (*ODD, ArchiveLoadFailed, AttributeError, TypeError) as error:
        yield Member(path="…", fault=f"and what follows is damaged: {error or type(error).__name__}")


def _records(file: BinaryIO) -> Iterator[ArcWarcRecord]:
    """The records, without what the library has to say on standard error of those that are odd."""
    with redirect_stderr(StringIO()):
        records = ArchiveIterator(file, no_record_parse=False, arc2warc=True)
    while True:
        with redirect_stderr(StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _is_found(record: ArcWarcRecord) -> bool:
    headers = record.http_headers
    return record.rec_type != "response" or headers is None or headers.get_statuscode() == _FOUND


def _member(original: Original, record: ArcWarcRecord) -> Member:
    url = record.rec_headers.get_header("WARC-Target-URI") or "record"
    headers = record.http_headers or record.rec_headers
    media, _, more = (headers.get_header("Content-Type") or "").partition(";")
    said = {"url": url, "fetched": record.rec_headers.get_header("WARC-Date") or ""}
    return Member(
        path=url,
        read=record.content_stream().read,
        media=media.strip().lower() or None,
        charset=_charset(more),
        url=url,
        name=_name(url) or original.name,
        facts={name: value for name, value in said.items() if value},
    )


def _charset(parameters: str) -> str | None:
    for part in parameters.split(";"):
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _name(url: str) -> str:
    """A short name for a page: the last part of its path that is not empty, else its host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    last = next((part for part in reversed(parts.path.split("/")) if part), "")
    return last.rpartition(".")[0] or last or parts.netloc
