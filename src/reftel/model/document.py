"""A document as its reader recovered it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reftel.model.claim import Claim
from reftel.model.original import Anchor, Declared, anchors_in, line_anchor
from reftel.model.refusal import Refusal
from reftel.model.span import Flow, Span

Genre = Literal["cable", "forum", "study", "article", "letter", "table", "text"]
"""The form of a document, as far as the reader can tell it from the page itself; "text" where it cannot."""

BlockKind = Literal["heading", "paragraph", "caption", "row", "quote", "notice"]
"""A quote is a passage that the page sets apart as taken from elsewhere. A notice is text that is on the page and not
of the document: menus, banners, requests for money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, caption or table row: sentences never cross its end.

    `number` is a paragraph's own number ("2.A."), `author` and `date` (EDTF) those of the post or the quoted
    passage that the block belongs to, where they differ from the document's. `heading` is the index of the
    heading block that the block stands under.
    """

    kind: BlockKind
    flow: Flow
    number: str | None = None
    author: str | None = None
    date: str | None = None
    heading: int | None = None

    @property
    def span(self) -> Span:
        """The block's stretch of the document."""
        return self.flow.span(0, len(self.flow.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of one document with what its form declares.

    Of a text file `text` holds the file's own characters, so that an offset in it is an offset in the decoded file.
    Of any other form it is what the reader recovered, and `anchors` lead back to the original. `name` is the file's
    stem. `sha256` is of the document's bytes, the file's or its part of the file, and is the document's identity.
    `date` is EDTF. `form` holds what the form declares, as strings: a cable's `from`, `to`, `tags`, `subject`,
    `reference`, `number`. `declared` holds title, author, date and the like with the words that say so, `refusals`
    what of the original could not be read. `media` is what kind of file the original is. `told` are the claims of a
    document whose reader makes them itself, as that of a register does; None where its language is to be read. `data`
    are the document's bytes, as long as its reader has them.
    """

    name: str
    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    genre: Genre = "text"
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str = "en"
    form: Mapping[str, str] = field(default_factory=dict)
    media: str = "text/plain"
    anchors: tuple[Anchor, ...] = ()
    declared: tuple[Declared, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    told: tuple[Claim, ...] | None = None
    data: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def is_transcript(self) -> bool:
        """True of a debate, a hearing, an interview, letters on a page: blocks say whose they are, and are no posts."""
        return self.genre != "forum" and any(block.author for block in self.blocks)

    def origin(self, span: Span) -> tuple[Anchor, ...]:
        """Where a stretch of the text stands in the original."""
        if self.anchors:
            return tuple(anchors_in(self.anchors, span))
        return (line_anchor(self.text, span),) if self.media == "text/plain" else ()
