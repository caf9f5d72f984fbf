"""Reads a web page: its text is what is recovered of the document on it, and each piece leads back to the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reftel.errors import InputError
from reftel.model.document import BlockKind, Document, Genre
from reftel.model.original import Declared
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.readers.draft import Draft, Reading
from reftel.readers.elements import Element
from reftel.readers.genre import detect
from reftel.readers.html.blocks import Block, blocks_in
from reftel.readers.html.charset import decode_page
from reftel.readers.html.main import choose
from reftel.readers.html.meta import declared_by, stamped, titles
from reftel.readers.html.posts import Post
from reftel.readers.html.thread import opening, posts_of, read_thread
from reftel.readers.html.tree import parse
from reftel.readers.html.write import write
from reftel.readers.language import language_of
from reftel.readers.layout import paragraphs
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.page import Line, Page
from reftel.readers.recovered import Recovered, document_of
from reftel.readers.register import report
from reftel.readers.stamps import Stamp, dated, stamp
from reftel.readers.text import without_dateline
from reftel.readers.writer import Writer

_NAMED = ("url", "modified")
_BY_LINES = frozenset({"cable", "letter"})
"""Forms whose reader goes by lines: their heads say from whom and to whom, in print as on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A page that is taken apart, before it is known what on it is the document."""

    original: Original
    text: str
    encoding: str
    n_bad: int
    root: Element
    blocks: list[Block]
    declared: list[Declared]

    @property
    def title(self) -> str | None:
        """What the page calls its document."""
        return next((item.value for item in self.declared if item.name == "title"), None)

    def recovered(self, writer: Writer, declared: Sequence[Declared]) -> Recovered:
        """What was written, with what is known of it."""
        named = {item.name: item.value for item in reversed(declared) if item.name in _NAMED}
        address = {"url": self.original.url} if self.original.url else {}
        return Recovered(
            page=Page(writer.text),
            media="text/html",
            form={**address, **named, "encoding": self.encoding},
            anchors=tuple(writer.anchors),
            declared=tuple(item for item in declared if item.name not in _NAMED),
            refusals=tuple(self._refusals(len(writer))),
            language=language_of(writer.text, declared),
        )

    def _refusals(self, n_kept: int) -> Iterator[Refusal]:
        """What of the page is not in the document."""
        n_left = sum(len(block.text) for block in self.blocks) - n_kept
        if n_left > 0:
            detail = f"some {n_left:,} characters of menus, banners and the like around the document were left out"
            yield Refusal(stage="readers", reason="around-the-text", detail=detail, document=self.original.sha256)
        if self.n_bad:
            detail = f"{self.n_bad:,} bytes are not in the encoding that the page declares; they stand as U+FFFD"
            yield Refusal(stage="readers", reason="undecodable", detail=detail, document=self.original.sha256)


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads a page. Raises InputError where no text is on it."""
    watch.check("markup", len(original.data))
    text, encoding, n_bad = decode_page(original)
    register = report.from_page(original, watch, text)
    if register is not None:
        yield register
        return
    root = parse(text, watch)
    blocks = blocks_in(root)
    watch.tick()
    declared = declared_by(text, root)
    watch.tick()
    declared += titles(text, root, blocks, declared)
    told = {item.name for item in declared}
    title = next((item.value for item in declared if item.name == "title"), None)
    declared += (item for item in stamped(text, blocks, title) if item.name not in told)
    source = _Source(
        original=original, text=text, encoding=encoding, n_bad=n_bad, root=root, blocks=blocks, declared=declared
    )
    posts = posts_of(root, blocks)
    yield _thread(source, posts, Writer(watch)) if posts else _page(source, Writer(watch))


def _thread(source: _Source, posts: Sequence[Post], writer: Writer) -> Document:
    """The posts of a forum."""
    reading = read_thread(writer, posts, source.title, source.blocks)
    others = [item for item in source.declared if item.name not in ("author", "date")]
    found = source.recovered(writer, [*opening(posts, source.text), *others])
    return document_of(source.original, found, genre="forum", reading=reading)


def _page(source: _Source, writer: Writer) -> Document:
    """The document on any other page."""
    kept = choose(source.text, source.root, source.blocks, source.title)
    chosen = [block for block, is_kept in zip(source.blocks, kept, strict=True) if is_kept]
    if not chosen:
        shown = source.original.shown
        raise InputError(f"{shown} holds no text of its own: it is made by scripts, or has only menus and links")
    spans = [write(writer, block) for block in chosen]
    found = source.recovered(writer, source.declared)
    genre = detect(found.page)
    if genre in _BY_LINES or _is_plain(chosen):
        return document_of(source.original, found)
    reading = _reading(found.page, chosen, spans)
    return document_of(source.original, found, genre=_genre(genre, source.declared), reading=reading)


def _is_plain(blocks: Sequence[Block]) -> bool:
    """True where most of the document is preformatted: only its lines say what is what."""
    sizes = [len(block.text) for block in blocks if block.kind == "lines"]
    return sum(sizes) * 2 > sum(len(block.text) for block in blocks)


def _genre(told: Genre, declared: Sequence[Declared]) -> Genre:
    """A page that says who wrote it or when is an article, where its words do not say what it is."""
    names = {item.name for item in declared}
    return "article" if told == "text" and names & {"author", "date"} else told


def _reading(page: Page, blocks: Sequence[Block], spans: Sequence[tuple[Span, ...]]) -> Reading:
    """The blocks as drafts; lines that only say who wrote it and when are no part of the text."""
    drafts: list[Draft] = []
    stamps: list[Stamp] = []
    for block, places in zip(blocks, spans, strict=True):
        found = stamp(block.text) if block.kind == "paragraph" else None
        if block.kind == "lines":
            drafts += paragraphs(page, _lines(page, places))
        else:
            drafts.append(Draft(kind=_kind(block, found), spans=places))
        stamps += [found] if found else []
    drafts, place = without_dateline(drafts, page.lines, stamps)
    best = dated(stamps)
    return Reading(
        drafts=tuple(drafts),
        title=next((block.text for block in blocks if block.kind == "heading"), None),
        author=next((found.author for found in stamps if found.author), None),
        date=best.date if best else None,
        form={"place": place} if place else {},
    )


def _kind(block: Block, found: Stamp | None) -> BlockKind:
    if found is not None:
        return "notice"
    return "paragraph" if block.kind == "lines" else block.kind


def _lines(page: Page, places: Sequence[Span]) -> list[Line]:
    inside = [line for line in page.lines if places[0].start <= line.start and line.end <= places[-1].end]
    return [replace(line, text="") if line.is_blank else line for line in inside]
