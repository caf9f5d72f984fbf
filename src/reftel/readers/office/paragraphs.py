"""Paragraphs of an office document to its text, each with its number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.original import Declared
from reftel.readers.draft import Reading
from reftel.readers.layout import ended
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.page import Page
from reftel.readers.recovered import Recovered, document_of, read_page
from reftel.readers.writer import Writer

_SHORT, _RUN = 100, 3
_MOST, _HALF = 0.95, 0.5


@dataclass(slots=True)
class Paragraph:
    """A paragraph's words; of a table's row the words of each cell. `number` counts as a word processor would."""

    number: int
    words: str = ""
    cells: list[str] = field(default_factory=list)
    heading: bool = False
    element: str | None = None


def document_from(
    original: Original,
    watch: Watch,
    paragraphs: Sequence[Paragraph],
    *,
    media: str,
    declared: Sequence[Declared] = (),
    form: Mapping[str, str] | None = None,
    language: str | None = None,
) -> Document:
    """The document that the paragraphs make. Raises InputError where there are none."""
    writer = Writer(watch)
    headings = _write(writer, paragraphs, wrapped=_is_wrapped(paragraphs))
    if not writer.text.strip():
        raise InputError(f"{original.shown} is empty; there is nothing to read")
    page = Page(writer.text)
    genre, reading = read_page(page)
    found = Recovered(
        page=page,
        media=media,
        form=form or {},
        anchors=tuple(writer.anchors),
        declared=tuple(declared),
        language=language,
    )
    return document_of(original, found, genre=genre, reading=_styled(reading, headings))


def _write(writer: Writer, paragraphs: Sequence[Paragraph], *, wrapped: bool) -> set[int]:
    """Write all paragraphs; gives where those begin that are headings by their style."""
    headings: set[int] = set()
    last = "break"
    for paragraph in paragraphs:
        is_row = bool(paragraph.cells)
        if not is_row and not paragraph.words.strip():
            last = "break"
            continue
        now = "row" if is_row else "line"
        if len(writer) and last == now and (is_row or wrapped):
            writer.glue("\n")
        else:
            writer.part()
        last = now
        if paragraph.heading:
            headings.add(len(writer))
        for number, words in enumerate(paragraph.cells or [paragraph.words]):
            if number:
                writer.glue("\t")
            writer.write(words.strip(), paragraph=paragraph.number, element=paragraph.element)
    return headings


def _is_wrapped(paragraphs: Sequence[Paragraph]) -> bool:
    """True where each printed line is a paragraph, as in text that was pasted: blank ones part the real paragraphs."""
    runs = list(_runs(paragraphs))
    filled = [words for run in runs for words in run]
    short = sum(len(words) <= _SHORT for words in filled)
    open_ended = sum(not ended(words.rstrip()) for words in filled)
    return (
        len(runs) > 1
        and len(filled) >= _RUN * len(runs)
        and short >= _MOST * len(filled)
        and open_ended >= _HALF * len(filled)
    )


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[str]]:
    run: list[str] = []
    for paragraph in paragraphs:
        if paragraph.words.strip():
            run.append(paragraph.words)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _styled(reading: Reading, headings: set[int]) -> Reading:
    """The reading with those paragraphs as headings that are so by their style."""
    drafts = tuple(
        replace(draft, kind="heading") if draft.kind == "paragraph" and draft.start in headings else draft
        for draft in reading.drafts
        if draft.spans
    )
    return replace(reading, drafts=drafts)


def said(properties: Mapping[str, str], names: Mapping[str, str], part: str) -> Iterator[Declared]:
    """What the properties of a file say, by the names that documents have for it."""
    for own, name in names.items():
        words = " ".join(properties.get(own, "").split())
        if words:
            yield Declared(name=name, value=words, words=words, element=f"{part}/{own}")
