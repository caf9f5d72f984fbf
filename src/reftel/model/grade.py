"""The two Admiralty axes, which people set and nobody computes (NATO STANAG 2511)."""

from dataclasses import dataclass
from typing import Literal, get_args

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Of a source: A completely reliable … E unreliable; F cannot be judged, as of a source not used before."""

Credibility = Literal["1", "2", "3", "4", "5", "6"]
"""Of what a source says: 1 confirmed by independent sources … 5 improbable; 6 its truth cannot be judged."""

RELIABILITIES: tuple[Reliability, ...] = get_args(Reliability)
CREDIBILITIES: tuple[Credibility, ...] = get_args(Credibility)
UNGRADED: tuple[Reliability, Credibility] = ("F", "6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grading: of a source its `reliability`, or of a claim as one source tells it its `credibility`.

    `source` is a source's key (see `reftel.model.source.source_keys`); `claim` is the id of a claim, None where the
    source itself is graded. Exactly one of the two axes is set. The latest grading of a subject holds.
    """

    source: str
    grader: str
    time: str
    claim: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        of_claim, of_source = self.credibility is not None, self.reliability is not None
        if of_claim == of_source or of_claim != (self.claim is not None):
            raise ValueError("a grade is of a source's reliability, or of a claim's credibility")
