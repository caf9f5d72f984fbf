"""A mail: its text with sender, subject and date, and the files that are attached to it, each read by its reader."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.original import Declared
from reftel.readers.archive.members import Member, read_members
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.page import Page
from reftel.readers.recovered import Recovered, document_of
from reftel.readers.registry import Item, form_of
from reftel.readers.writer import Writer

_MEDIA = "message/rfc822"
_FORM = ("To", "Cc", "Message-ID", "In-Reply-To", "List-ID")
_FEWEST = 2


def read(original: Original, watch: Watch) -> Iterator[Item]:
    """Reads a mail. Raises InputError where it is no mail."""
    message = message_from_bytes(original.data, policy=default)
    if len(message.keys()) < _FEWEST:
        raise InputError(f"{original.shown} is no mail: it has no head with a sender, a date and a subject")
    declared = tuple(_declared(message))
    body = _body(message)
    found = False
    for item in _documents(original, watch, body, declared) if body is not None else ():
        found = True
        yield _headed(item, message) if isinstance(item, Document) else item
    members = list(_attached(message, body, watch))
    if members:
        yield from read_members(original, watch, iter(members))
    elif not found:
        raise InputError(f"{original.shown} has no text and nothing attached; there is nothing to read")


def _body(message: EmailMessage) -> EmailMessage | None:
    """The part that a reader of mails would show: plain text before HTML."""
    try:
        body = message.get_body(preferencelist=("plain", "html"))
    except (AttributeError, KeyError, MessageError, LookupError):
        return None
    return cast("EmailMessage", body) if body is not None else None


def _documents(
    original: Original, watch: Watch, body: EmailMessage, declared: tuple[Declared, ...]
) -> Iterator[Item]:
    """The mail's own text as a document."""
    data = _payload(body)
    if body.get_content_type() != "text/plain":
        part = Original(
            data=data, name=original.name, path=original.path, media=body.get_content_type(),
            charset=body.get_content_charset(), depth=original.depth,
        )  # fmt: skip
        for item in form_of(part).read(part, watch):
            if isinstance(item, Document):
                rest = tuple(known for known in item.declared if known.name not in {own.name for own in declared})
                yield replace(item, sha256=original.sha256, data=original.data, declared=(*declared, *rest))
            else:
                yield item
        return
    text = _decoded(data, body.get_content_charset())
    if not text.strip():
        return
    writer = Writer(watch)
    for number, line in enumerate(text.split("\n"), 1):
        watch.tick()
        if number > 1:
            writer.glue("\n")
        writer.write(line, line=number, element="body")
    page = Page(writer.text)
    yield document_of(
        original, Recovered(page=page, media=_MEDIA, anchors=tuple(writer.anchors), declared=declared)
    )


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _decoded(data: bytes, charset: str | None) -> str:
    for encoding in (charset, "utf-8"):
        try:
            text = data.decode(encoding or "utf-8")
        except (LookupError, ValueError):
            continue
        return text.replace("\r\n", "\n").replace("\0", "")
    return data.decode("cp1252", "replace").replace("\r\n", "\n").replace("\0", "")


def _header(message: EmailMessage, name: str) -> str:
    """A field of the head in one line; nothing where it cannot be understood."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, MessageError):
        return ""


def _declared(message: EmailMessage) -> Iterator[Declared]:
    """What the head says, each with its words."""
    if subject := _header(message, "Subject"):
        yield Declared(name="title", value=subject, words=subject, element="Subject")
    if sender := _header(message, "From"):
        name, address = parseaddr(sender)
        if name or address:
            yield Declared(name="author", value=name or address, words=sender, element="From")
    if sent := _header(message, "Date"):
        try:
            day = parsedate_to_datetime(sent).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return
        yield Declared(name="date", value=day, words=sent, element="Date")


def _headed(document: Document, message: EmailMessage) -> Document:
    """The document with what the mail's head says of it."""
    said = {item.name: item.value for item in document.declared}
    known = {name.lower(): _header(message, name) for name in _FORM}
    return replace(
        document,
        title=said.get("title") or document.title,
        author=said.get("author") or document.author,
        date=said.get("date") or document.date,
        form={**document.form, **{name: words for name, words in known.items() if words}},
    )


def _attached(message: EmailMessage, body: EmailMessage | None, watch: Watch) -> Iterator[Member]:
    """The files that are attached, mails among them; other versions of the text are no files."""
    number = 0
    for part in _leaves(message, 0, watch):
        name = _filename(part)
        if part is body or (not name and part.get_content_maintype() in ("text", "multipart")):
            continue
        number += 1
        if part.get_content_type() == _MEDIA:
            inner = part.get_payload(0) if part.is_multipart() else None
            data = bytes(cast("EmailMessage", inner)) if inner is not None else b""
        else:
            data = _payload(part)
        yield _member(name or f"part-{number}", data, part)


def _leaves(part: EmailMessage, depth: int, watch: Watch) -> Iterator[EmailMessage]:
    """The parts that hold something; a mail within a mail is one part."""
    watch.check("nesting", depth)
    watch.tick()
    if part.is_multipart() and part.get_content_type() != _MEDIA:
        for inner in part.iter_parts():
            yield from _leaves(cast("EmailMessage", inner), depth + 1, watch)
    else:
        yield part


def _filename(part: EmailMessage) -> str:
    try:
        return (part.get_filename() or "").rpartition("/")[2]
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, MessageError):
        return ""


def _member(name: str, data: bytes, part: EmailMessage) -> Member:
    place = 0

    def take(size: int) -> bytes:
        nonlocal place
        place += size
        return data[place - size : place]

    return Member(path=name, read=take, media=part.get_content_type(), charset=part.get_content_charset(), counted=True)
