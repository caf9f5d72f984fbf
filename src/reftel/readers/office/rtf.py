"""Rich text: the words without their marks, a paragraph a line."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.original import Declared
from reftel.model.refusal import Refusal
from reftel.readers.limits import Watch
from reftel.readers.office.paragraphs import Paragraph, document_from
from reftel.readers.original import Original

_MEDIA = "application/rtf"
_INFO = re.compile(r"\{\\(title|author)\s+([^{}\\]{1,500})\}")
_PICTURE = re.compile(r"[0-9a-fA-F\r\n]{512,}")
_HEAD = 65_536


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads an RTF document."""
    raw = original.data.decode("latin-1")
    # The dots of pictures are long runs of figures, which need not be looked at one by one.
    text = _PICTURE.sub("", raw)
    watch.check("text", len(text), "split it into its documents")
    watch.tick()
    try:
        plain: str = rtf_to_text(text, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, RecursionError, OverflowError) as error:
        raise InputError(f"{original.shown} is damaged: {error or type(error).__name__}; save it anew") from error
    watch.tick()
    paragraphs = [_paragraph(number, line) for number, line in enumerate(_lines(plain), 1)]
    yield document_from(original, watch, paragraphs, media=_MEDIA, declared=list(_declared(raw[:_HEAD])))


def _lines(plain: str) -> list[str]:
    return plain.replace("\r\n", "\n").replace("\0", "").split("\n")


def _paragraph(number: int, line: str) -> Paragraph:
    """A paragraph, or a row of a table, whose cells end in bars."""
    if line.count("|") >= 2 and line.rstrip().endswith("|"):
        return Paragraph(number, cells=[" ".join(cell.split()) for cell in line.rstrip()[:-1].split("|")])
    return Paragraph(number, words=line)


def _declared(head: str) -> Iterator[Declared]:
    for name, words in _INFO.findall(head):
        if plain := " ".join(words.split()):
            yield Declared(name=name, value=plain, words=plain, element=f"\\info\\{name}")
