"""What a reader makes of a page before it becomes a Document: drafts of blocks, and what the form declares."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reftel.model.document import Block, BlockKind
from reftel.model.original import Declared
from reftel.model.span import Flow, Span
from reftel.readers.page import Line, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A block to be: its stretches of the document, usually one for each line."""

    kind: BlockKind
    spans: tuple[Span, ...]
    number: str | None = None
    author: str | None = None
    date: str | None = None

    @property
    def start(self) -> int:
        """Where the first stretch begins."""
        return self.spans[0].start


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something of the page that could not be read, or that speaks against something else on it."""

    reason: str
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a reader found on a page; `declared` has the words of what the form says, where they are known."""

    drafts: tuple[Draft, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    form: dict[str, str] = field(default_factory=dict)
    declared: tuple[Declared, ...] = ()
    faults: tuple[Fault, ...] = ()


def draft(kind: BlockKind, lines: Iterable[Line], *, number: str | None = None) -> Draft:
    """A draft of whole lines."""
    return Draft(kind=kind, spans=tuple(line.span for line in lines), number=number)


def text_of(page: Page, item: Draft) -> str:
    """The characters of a draft, its stretches parted by spaces."""
    return " ".join(page.text[span.start : span.end] for span in item.spans)


def notices(lines: Iterable[Line]) -> Iterator[Draft]:
    """One notice for each run of lines."""
    run: list[Line] = []
    for line in lines:
        if not line.is_blank:
            run.append(line)
        elif run:
            yield draft("notice", run)
            run = []
    if run:
        yield draft("notice", run)


def without(item: Draft, cut: Span) -> Draft:
    """The draft without the characters in `cut`."""
    spans: list[Span] = []
    for span in item.spans:
        if not span.overlaps(cut):
            spans.append(span)
            continue
        spans += [Span(span.start, max(span.start, cut.start)), Span(min(span.end, cut.end), span.end)]
    return replace(item, spans=tuple(span for span in spans if span.start < span.end))


def build(page: Page, drafts: Iterable[Draft]) -> tuple[Block, ...]:
    """The drafts as blocks in the order of the page, under their headings; drafts without a word are left out."""
    blocks: list[Block] = []
    heading: int | None = None
    for item in sorted((d for d in drafts if d.spans), key=lambda d: d.start):
        flow = Flow.join(page.text, pieces(page, item.spans), compounds=page.compounds)
        if page.garbled:
            flow = flow.mended(page.garbled)
        if not any(character.isalnum() for character in flow.text):
            continue
        if item.kind == "heading":
            heading = len(blocks)
        blocks.append(
            Block(
                kind=item.kind,
                flow=flow,
                number=item.number,
                author=item.author,
                date=item.date,
                heading=None if item.kind in ("heading", "notice") else heading,
            )
        )
    return tuple(blocks)


def pieces(page: Page, spans: Sequence[Span]) -> Iterator[Span]:
    """The stretches without the page's marks, each without white space around it."""
    for span in spans:
        at = span.start
        for mark in _marks_in(page, span):
            yield from _trimmed(page.text, at, mark.start)
            at = mark.end
        yield from _trimmed(page.text, at, span.end)


def _marks_in(page: Page, span: Span) -> Iterator[Span]:
    at = bisect_left(page.marks, span.start, key=lambda mark: mark.start)
    while at < len(page.marks) and page.marks[at].end <= span.end:
        yield page.marks[at]
        at += 1


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
