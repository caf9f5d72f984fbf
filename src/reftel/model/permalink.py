"""Names of claims, documents, passages and events that hold for as long as the ledger does.

They may be written into a paper: `reftel:claim/1f0c…`, `reftel:document/SHA256`, `reftel:passage/TEXT/START-END` (TEXT
names one recovered text of a document, START and END are characters of it), `reftel:event/1f0c…` (the id of the
event's claim with the smallest id).
"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from reftel.errors import LedgerError
from reftel.model.claim import Claim
from reftel.model.event import Event
from reftel.model.source import Source
from reftel.model.span import Span

Named = Literal["claim", "document", "passage", "event"]

_FORMS = {
    "claim": re.compile(r"[0-9a-f]{16}"), "event": re.compile(r"[0-9a-f]{16}"),
    "document": re.compile(r"[0-9a-f]{64}"), "passage": re.compile(r"[0-9a-f]{16}"),
}  # fmt: skip
_LINK = re.compile(rf"reftel:(?P<thing>{'|'.join(get_args(Named))})/(?P<id>[0-9a-f]+)(?:/(?P<start>\d+)-(?P<end>\d+))?")


@dataclass(frozen=True, slots=True)
class Permalink:
    """What is named, by its id; of a passage also the stretch of the text."""

    thing: Named
    id: str
    span: Span | None = None

    def __str__(self) -> str:
        where = f"/{self.span.start}-{self.span.end}" if self.span else ""
        return f"reftel:{self.thing}/{self.id}{where}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of one recovered text of a document: its words, and the document's sha256."""

    document: str
    text_id: str
    span: Span
    text: str


def permalink(of: Claim | Source | Event | Excerpt) -> str:
    """The permalink of a record."""
    match of:
        case Claim() | Event():
            link = Permalink("claim" if isinstance(of, Claim) else "event", of.id)
        case Source():
            link = Permalink("document", of.sha256)
        case Excerpt():
            link = Permalink("passage", of.text_id, of.span)
    return str(link)


def parse_permalink(text: str) -> Permalink:
    """What a permalink names. Raises LedgerError where it is none.

    >>> parse_permalink("reftel:claim/0123456789abcdef")
    Permalink(thing='claim', id='0123456789abcdef', span=None)
    """
    found = _LINK.fullmatch(text.strip())
    if not found or not _FORMS[found["thing"]].fullmatch(found["id"]):
        raise LedgerError(f"{text!r} is no permalink; they look like reftel:claim/0123456789abcdef")
    is_stretch = found["start"] is not None
    if is_stretch != (found["thing"] == "passage") or (is_stretch and int(found["start"]) > int(found["end"])):
        raise LedgerError(f"{text!r} is no permalink; passages, and only they, name characters: …/120-180")
    return Permalink(found["thing"], found["id"], Span(int(found["start"]), int(found["end"])) if is_stretch else None)  # type: ignore[arg-type]
