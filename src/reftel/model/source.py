"""A document as the ledger knows it: what it declares of itself, and its text with the way back to the original."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reftel.model.claim import Claim
from reftel.model.original import Anchor, Declared, anchors_in, line_anchor
from reftel.model.span import Span
from reftel.model.words import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of a stored document; `author`, `date` and `number` are its own, where they differ."""

    kind: str
    span: Span
    number: str | None = None
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document in the ledger, as it was last read."""

    sha256: str
    name: str
    path: str
    genre: str
    language: str
    n_sentences: int
    n_claims: int
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    form: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of a document, its blocks, and the way back to the original."""

    text: str
    passages: tuple[Passage, ...]
    media: str = "text/plain"
    anchors: tuple[Anchor, ...] = ()
    declared: tuple[Declared, ...] = ()

    def passages_at(self, span: Span) -> list[Passage]:
        """The blocks that hold a stretch of the text."""
        return [passage for passage in self.passages if passage.span.overlaps(span)]

    def origin(self, span: Span) -> tuple[Anchor, ...]:
        """Where a stretch of the text stands in the original."""
        if self.anchors:
            return tuple(anchors_in(self.anchors, span))
        return (line_anchor(self.text, span),) if self.media == "text/plain" else ()

    def line_at(self, offset: int) -> int:
        """The number of the line, from 1, that a character stands on."""
        return self.text.count("\n", 0, offset) + 1


def place_in_exports(claim: Claim, claim_id: str, source: Source | None) -> tuple[str, str, int, int, str, str]:
    """What exports are sorted by: the name of a claim's document, then where it stands in it.

    The id is given, since working it out takes longer than sorting.
    """
    name = source.name if source else ""
    return name, claim.document, claim.span.start, claim.span.end, claim.kind, claim_id


def source_keys(source: Source, said_by: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The keys under which a claim's sources are graded, innermost speaker last.

    The outlet is `publisher:…`, else `author:…`, else `document:` with the sha256; then comes `speaker:…` for each
    speaker. Names are in small letters with single spaces.
    """
    named = (("publisher", source.publisher), ("author", source.author))
    outlet = next((f"{axis}:{folded(name)}" for axis, name in named if name), f"document:{source.sha256}")
    return (outlet, *(f"speaker:{folded(speaker)}" for speaker in said_by))
