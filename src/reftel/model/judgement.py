"""What a person says of claims: append-only, with who, when and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Verdict = Literal[
    "accept", "reject", "correct", "add", "split", "merge", "same", "different", "rival", "unsure", "withdraw",
]  # fmt: skip
"""Of one claim: `accept`, `reject`; `correct` puts one claim in its place, `split` several; `merge` puts one in the
place of several; `add` makes one that nothing had made. Of two claims: whether they speak of the `same` event, of
`different` ones, are `rival` accounts of one event, or whether nobody can tell (`unsure`). `withdraw` takes an earlier
judgement back: one's own, or as an adjudicator anyone's."""

Review = Literal["unreviewed", "accepted", "hand", "disputed", "rejected", "corrected", "split", "merged"]
"""What follows for a claim from all that was said of it (see `reftel.review.settle`)."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
PAIR_VERDICTS: tuple[Verdict, ...] = ("same", "different", "rival", "unsure")
REVIEWS: tuple[Review, ...] = get_args(Review)
LEFT_OUT: tuple[Review, ...] = ("rejected", "corrected", "split", "merged")
"""The states of claims that no list has unless it is asked for them: wrong, or replaced by others."""

HAND = "hand"
"""The rule of claims that a person made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One thing that a reviewer said.

    `on` are the ids of the claims judged, `makes` those of the claims put in their place. `time` is ISO 8601 in UTC,
    later than that of any judgement before it in the ledger. An adjudication (`adjudicates`) settles what reviewers
    judged differently. `after` is the id of the judgement that this one withdraws, or carries over to a claim that was
    extracted anew. Of a withdrawal, `on` are the claims that the judgement withdrawn was about.
    """

    id: str
    verdict: Verdict
    on: tuple[str, ...]
    makes: tuple[str, ...]
    reviewer: str
    time: str
    why: str | None = None
    adjudicates: bool = False
    after: str | None = None


def withdrawn_in(said: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the judgements that were taken back."""
    return frozenset(each.after for each in said if each.verdict == "withdraw" and each.after)


def in_force(said: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, without those that take back."""
    withdrawn = withdrawn_in(said)
    return [each for each in said if each.verdict != "withdraw" and each.id not in withdrawn]
