"""The bodies of requests that carry files: one file as it is, or a form with several, written to disk as they come."""

import asyncio
import re
import unicodedata
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from reftel.workbench.inbox import Arrival, Inbox
from reftel.workbench.rates import asker
from reftel.workbench.safety import MAX_FIELDS, RefusedError
from reftel.workbench.sent import Upload

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

_PATIENCE_S = 60
_DRAINED = 16 * 1024 * 1024
"""What is refused is still let in up to so many bytes, since many a browser reads no answer before it has sent all."""
_LONGEST_NAME, _LONGEST_ENDING, _LONGEST_FIELD = 150, 12, 2_000
_NAMELESS = "upload"

Check = Callable[[Mapping[str, str]], None]
"""Raises RefusedError where the fields of a form, or the request's headers, have no token."""


async def take_in(request: Request, inbox: Inbox, owner: str, check: Check) -> list[Upload]:
    """The files in a request, which now wait to be read.

    Raises RefusedError where there is none, it is too large, or too many were sent; files of a form that came before
    the one that is refused are taken. Of a file that breaks off nothing is left.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/octet-stream", "multipart/form-data"):
        raise RefusedError(415, "a file is sent as application/octet-stream, files of a form as multipart/form-data")
    declared = _declared(request)
    try:
        if kind == "multipart/form-data":
            return await _take_form(request, inbox, owner, check)
        return [await _take_file(request, inbox, owner, check, declared)]
    except RefusedError as refused:
        if refused.status != 413 and declared <= _DRAINED:
            await _drain(request)
        raise
    except ClientDisconnect:
        raise RefusedError(400, "the connection broke off; nothing of the file was taken") from None


def plain_name(given: str) -> str:
    """The name that a file was sent under, without folders and signs that act: fit for a line of text.

    >>> plain_name("C:\\\\papers\\\\Lima \\t 1974.pdf")
    'Lima 1974.pdf'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    kept = "".join(" " if sign.isspace() else sign for sign in last if sign.isspace() or not _acts(sign))
    name = " ".join(kept.split())
    if not name.strip(".- "):
        return _NAMELESS
    stem, dot, ending = name.rpartition(".")
    if len(name) <= _LONGEST_NAME:
        return name
    if not stem or len(ending) > _LONGEST_ENDING:
        return name[: _LONGEST_NAME - 1] + "…"
    return f"{stem[: _LONGEST_NAME - 2 - len(ending)]}…{dot}{ending}"


def _acts(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


async def _take_file(request: Request, inbox: Inbox, owner: str, check: Check, declared: int) -> Upload:
    check({})
    arrival = inbox.admit(owner, plain_name(request.query_params.get("name", "")), asker(request.scope), declared)
    try:
        async for chunk in _chunks(request):
            arrival.write(chunk)
        return arrival.done()
    except BaseException:
        arrival.drop()
        raise


async def _take_form(request: Request, inbox: Inbox, owner: str, check: Check) -> list[Upload]:
    _, options = parse_options_header(request.headers["content-type"])
    form = _Form(lambda name: inbox.admit(owner, name, asker(request.scope)), check)
    try:
        parser = MultipartParser(options.get(b"boundary", b""), form.callbacks())
        async for chunk in _chunks(request):
            parser.write(chunk)
        if not form.is_whole:
            raise RefusedError(400, "the form broke off; what was whole before that was taken")
    except (FormParserError, ValueError) as error:
        raise RefusedError(400, "the form cannot be read") from error
    finally:
        form.drop()
    if not form.uploads:
        raise RefusedError(400, "no file was chosen: go back and choose one")
    return form.uploads


class _Form:
    """The parts of a form as they come: fields are few and short, files go to the inbox."""

    def __init__(self, admit: Callable[[str], Arrival], check: Check) -> None:
        self._admit, self._check = admit, check
        self._fields: dict[str, str] = {}
        self._header, self._value, self._said = bytearray(), bytearray(), bytearray()
        self._field: str | None = None
        self._text = bytearray()
        self._arrival: Arrival | None = None
        self.uploads: list[Upload] = []
        self.is_whole = False

    def callbacks(self) -> "MultipartCallbacks":
        """What the parser calls."""
        return {
            "on_part_begin": self._begin, "on_header_field": self._on_header, "on_header_value": self._on_value,
            "on_header_end": self._on_header_end, "on_headers_finished": self._on_part, "on_part_data": self._on_data,
            "on_part_end": self._on_part_end, "on_end": self._on_end,
        }  # fmt: skip

    def drop(self) -> None:
        """Leave nothing of a file that did not come to its end."""
        if self._arrival is not None:
            self._arrival.drop()

    def _begin(self) -> None:
        self._said, self._text = bytearray(), bytearray()

    def _on_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._said = self._value
        self._header, self._value = bytearray(), bytearray()

    def _on_part(self) -> None:
        _, said = parse_options_header(bytes(self._said))
        self._field = said.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" not in said:
            return
        self._field = None
        if said[b"filename"]:  # a form in which no file was chosen sends one without a name
            self._check(self._fields)
            self._arrival = self._admit(plain_name(said[b"filename"].decode("utf-8", "replace")))

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._arrival is not None:
            self._arrival.write(data[start:end])
        elif self._field is not None:
            self._text += data[start:end]
            if len(self._text) > _LONGEST_FIELD or len(self._fields) >= MAX_FIELDS:
                raise RefusedError(413, f"a form of files has at most {MAX_FIELDS} fields of {_LONGEST_FIELD} bytes")

    def _on_part_end(self) -> None:
        if self._arrival is not None:
            arrival, self._arrival = self._arrival, None
            self.uploads.append(arrival.done())
        elif self._field is not None:
            self._fields[self._field] = self._text.decode("utf-8", "replace")

    def _on_end(self) -> None:
        self.is_whole = True


def _declared(request: Request) -> int:
    given = request.headers.get("content-length", "0")
    return int(given) if given.isascii() and given.isdigit() else 0


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    stream = request.stream()
    while True:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise RefusedError(408, f"nothing came for {_PATIENCE_S} seconds; nothing of the file was taken") from None
        yield chunk


async def _drain(request: Request) -> None:
    n_bytes = 0
    with suppress(ClientDisconnect, RefusedError, RuntimeError):
        async for chunk in _chunks(request):
            n_bytes += len(chunk)
            if n_bytes > _DRAINED:
                return
