"""What of a review waits for a person: judgements whose claim is gone, claims on which reviewers differ."""

from dataclasses import dataclass

from reftel.model.claim import Claim
from reftel.model.judgement import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A judgement whose `claim` is not extracted any more, and none that says the same in the same words.

    `candidates` are the claims of the same document that come nearest to it now, the nearest first. Where `is_moved`,
    the claim is one that a person made, and its words do not stand at their place in the text as it was last read.
    """

    judgement: Judgement
    claim: Claim
    candidates: tuple[Claim, ...] = ()
    is_moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A claim on which reviewers differ: what each of them said last of it."""

    claim: Claim
    said: tuple[Judgement, ...]
