"""What was not taken in, and why."""

from dataclasses import dataclass

from reftel.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that a stage could not or would not use: counted and shown, never silent.

    `reason` is a short code ("sentence-too-long", "quote-not-found"); `detail` one sentence for a person.
    """

    stage: str
    reason: str
    detail: str
    document: str
    span: Span | None = None
