"""Which reader reads a file: told by its first bytes, then by what a server said it is, then by its name's ending."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from reftel.model.document import Document
from reftel.model.proposal import Proposal
from reftel.model.refusal import Refusal
from reftel.readers.limits import Watch
from reftel.readers.original import Original

Item = Document | Refusal | Proposal
"""What readers give: documents, what they cannot read, and claims that were made elsewhere."""

Read = Callable[[Original, Watch], Iterator[Item]]
"""A reader: gives the documents in a file, and a refusal for each part that it cannot read.

Raises InputError where nothing of the file can be read.
"""

HEAD = 4_096
"""So many bytes at the beginning of a file tell what it is."""
_PROLOGUE = rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?[^>]*>\s*|<!DOCTYPE\s+TEI[^>\[]*>\s*)*"
"""What may stand before the first element of a page or of XML."""
_TEI = rb"<(?:tei:)?(?:(?:TEI|teiCorpus)[\s>]|\w+[^>]*http://www\.tei-c\.org/ns)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of file. `opens` matches its first bytes; `module` in this package has its reader, `read`.

    A form that `streams` reads the file itself, bit by bit, and may be larger than memory holds.
    """

    name: str
    module: str
    media: tuple[str, ...]
    suffixes: tuple[str, ...]
    opens: re.Pattern[bytes] | None = None
    streams: bool = False

    def read(self, original: Original, watch: Watch) -> Iterator[Item]:
        """Reads with the form's reader, which is loaded now."""
        reader = cast(Read, import_module(f"reftel.readers.{self.module}").read)
        return reader(original, watch)


TEXT = Form(
    name="text",
    module="plain",
    media=("text/plain", "text/markdown"),
    suffixes=(".txt", ".md", ".text", ".markdown"),
)

FORMS = (
    Form(
        name="training report",
        module="register.report",
        media=(),
        suffixes=(),
        opens=re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<countries[\s>]", re.DOTALL),
    ),
    Form(
        name="register",
        module="register.delimited",
        media=("text/csv", "text/tab-separated-values"),
        suffixes=(".csv", ".tsv"),
    ),
    Form(
        name="outside claims",
        module="outside.lines",
        media=(),
        suffixes=(),
        opens=re.compile(rb'\s*\{(?:"(?:extractions|document_id)"\s*:|(?=[^\n]*"kind"\s*:)(?=[^\n]*"quote"\s*:))'),
    ),
    Form(
        name="pdf",
        module="pdf.read",
        media=("application/pdf", "application/x-pdf"),
        suffixes=(".pdf",),
        opens=re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}%PDF-\d"),
    ),
    Form(
        name="zip",
        module="archive.zipped",
        media=("application/zip", "application/wacz"),
        suffixes=(".zip", ".wacz"),
        opens=re.compile(rb"PK\x03\x04|PK\x05\x06"),
        streams=True,
    ),
    Form(
        name="docx",
        module="office.docx",
        media=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        suffixes=(".docx", ".docm"),
    ),
    Form(name="odt", module="office.odt", media=("application/vnd.oasis.opendocument.text",), suffixes=(".odt",)),
    Form(name="epub", module="office.epub", media=("application/epub+zip",), suffixes=(".epub",)),
    Form(
        name="rtf",
        module="office.rtf",
        media=("application/rtf", "text/rtf"),
        suffixes=(".rtf",),
        opens=re.compile(rb"\{\\rtf"),
    ),
    Form(name="mail", module="mail.message", media=("message/rfc822",), suffixes=(".eml",)),
    Form(
        name="mailbox",
        module="mail.mailbox",
        media=("application/mbox",),
        suffixes=(".mbox",),
        opens=re.compile(rb"From \S+ +\w{3} \w{3} [ \d]\d \d\d:\d\d"),
        streams=True,
    ),
    Form(
        name="compressed",
        module="archive.compressed",
        media=("application/gzip", "application/x-bzip2", "application/x-xz", "application/x-tar", "application/warc"),
        suffixes=(".gz", ".tgz", ".bz2", ".xz", ".tar", ".warc"),
        opens=re.compile(rb"\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\x00|WARC/\d|.{257}ustar", re.DOTALL),
        streams=True,
    ),
    Form(
        name="tei",
        module="tei.reader",
        media=("application/tei+xml", "application/xml", "text/xml"),
        suffixes=(".xml", ".tei"),
        opens=re.compile(_PROLOGUE + _TEI, re.DOTALL),
    ),
    Form(
        name="html",
        module="html.reader",
        media=("text/html", "application/xhtml+xml"),
        suffixes=(".html", ".htm", ".xhtml", ".shtml"),
        opens=re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL),
    ),
    TEXT,
)  # fmt: skip
"""All kinds of files. Of two whose `opens` matches the first is taken; plain text is what nothing else claims."""


def form_of(original: Original) -> Form:
    """The form of a file."""
    head = original.data[:HEAD]
    for form in FORMS:
        if form.opens and form.opens.match(head):
            return form
    said = (original.media or "").partition(";")[0].strip().lower()
    for form in FORMS:
        if said in form.media:
            return form
    for form in FORMS:
        if original.suffix in form.suffixes:
            return form
    return TEXT


def is_known(original: Original) -> bool:
    """True where something tells the form: for the rest of an archive's files nothing but a guess would."""
    form = form_of(original)
    told = form.opens and form.opens.match(original.data[:HEAD])
    said = (original.media or "").partition(";")[0].strip().lower()
    return bool(told) or said in form.media or (not said and original.suffix in form.suffixes)


def suffixes() -> frozenset[str]:
    """The endings of the names of files that are read from folders."""
    return frozenset(suffix for form in FORMS for suffix in form.suffixes)
