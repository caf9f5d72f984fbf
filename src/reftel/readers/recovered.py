"""A text that a reader recovered becomes a document: its form is told by the text, unless the reader knows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reftel.model.document import Document, Genre
from reftel.model.original import Anchor, Declared
from reftel.model.refusal import Refusal
from reftel.readers import cable, forum, letter, text
from reftel.readers.draft import Reading, build
from reftel.readers.garbled import mend
from reftel.readers.genre import detect
from reftel.readers.head_date import with_head_date
from reftel.readers.original import Original
from reftel.readers.page import Page
from reftel.readers.papers import record_of
from reftel.readers.speeches import with_speakers
from reftel.readers.wording import declared_in

_WHOLE, _LEAST = 5_000, 0.3
"""Characters from which on a page has more of its own than what is around it, and the share that it has at least."""

_READERS: Mapping[Genre, Callable[[Page], Reading]] = {"cable": cable.read, "forum": forum.read, "letter": letter.read}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What a reader got out of a file besides blocks.

    `declared` is what the file says of itself beside its text (fields of a head, properties of an office document);
    of several statements with one name the first counts, and it goes before what the text itself seems to say.
    """

    page: Page
    media: str = "text/plain"
    form: Mapping[str, str] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = ()
    declared: tuple[Declared, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    language: str | None = None


def document_of(
    original: Original, found: Recovered, *, genre: Genre | None = None, reading: Reading | None = None
) -> Document:
    """The document in a recovered text.

    A reader that knows the blocks from the file's own structure gives `genre` and `reading`; where it does not, the
    text's lines tell them.
    """
    if genre is None or reading is None:
        genre, reading = read_page(found.page)
    said: dict[str, str] = {}
    for item in found.declared:
        said.setdefault(item.name, item.value)
    reading = reading if "date" in said else with_head_date(found.page, reading)
    known = (*found.declared, *(item for item in reading.declared if item.name not in said))
    own = {item.name for item in known}
    faults = (
        Refusal(stage="readers", reason=f.reason, detail=f.detail, document=original.sha256, span=f.span)
        for f in reading.faults
    )
    return Document(
        name=original.name,
        path=original.path,
        sha256=original.sha256,
        data=original.data,
        text=found.page.text,
        blocks=build(found.page, with_speakers(found.page, reading.drafts)),
        genre=genre,
        title=_mended(said.get("title") or reading.title),
        author=_mended(said.get("author") or reading.author),
        publisher=_mended(said.get("publisher") or reading.publisher),
        date=said.get("date") or reading.date,
        language=found.language or "en",
        form={**record_of(found.page), **reading.form, **found.form, **_garbled(found.page)},
        media=found.media,
        anchors=found.anchors,
        declared=(*known, *(item for item in declared_in(found.page, reading) if item.name not in own)),
        refusals=(*found.refusals, *faults),
    )


def _garbled(page: Page) -> dict[str, str]:
    """That characters were mended, and how many: the text holds them as the file does, the flows as they were meant."""
    return {"mended": f"{len(page.garbled):,} garbled characters"} if page.garbled else {}


def _mended(words: str | None) -> str | None:
    return mend(words) if words else words


def read_page(page: Page) -> tuple[Genre, Reading]:
    """What the reader of the page's form makes of it; what plain text is where that reader finds hardly any text.

    A file of several cables, or a thread with a book behind it, is not of the form that its beginning has.
    """
    genre = detect(page)
    reading = _READERS.get(genre, text.read)(page)
    if genre not in _READERS or len(page.text) < _WHOLE or _kept(reading) >= _LEAST * len(page.text):
        return genre, reading
    plain = text.read(page)
    return ("text", plain) if _kept(plain) > _kept(reading) else (genre, reading)


def _kept(reading: Reading) -> int:
    """Characters of the page that are read as the document's own."""
    return sum(span.end - span.start for d in reading.drafts if d.kind != "notice" for span in d.spans)
