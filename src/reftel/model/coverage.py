"""What was seen in a document and not claimed."""

from dataclasses import dataclass

from reftel.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A word that opens a frame and gave no claim: its place, the rule, the code of the reason, what was lacking."""

    word: Span
    frame: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclaimed:
    """A sentence of a document that gave no claim, though words of it open frames.

    Of its `openings` the first came nearest to a claim, and its reason is that of the sentence; the others follow in
    the order of the words.
    """

    document: str
    span: Span
    openings: tuple[Opening, ...]

    @property
    def nearest(self) -> Opening:
        """The opening that came nearest to a claim."""
        return self.openings[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Of one reading of a document: how many sentences held a word that opens a frame, and those that gave no claim."""

    document: str
    n_opened: int
    unclaimed: tuple[Unclaimed, ...]
