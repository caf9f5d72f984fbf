"""What a person says of claims: append-only, with who, when and why."""

from dataclasses import dataclass
from typing import Literal, get_args

Verdict = Literal[
    "accept", "reject", "correct", "add", "split", "merge", "same", "different", "rival", "unsure", "withdraw",
]  # fmt: skip
"""Of one claim: `accept`, `reject`; `correct` puts one claim in its place, `split` several; `merge` puts one in the
place of several; `add` makes one that nothing had made. Of two claims: whether they speak of the `same` event, of
`different` ones, are `rival` accounts of one event, or whether nobody can tell (`unsure`). `withdraw` takes an earlier
judgement of the same reviewer back."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
PAIR_VERDICTS: tuple[Verdict, ...] = ("same", "different", "rival", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One thing that a reviewer said.

    `on` are the ids of the claims judged, `makes` those of the claims put in their place. `time` is ISO 8601 in UTC.
    An adjudication (`adjudicates`) settles what reviewers judged differently. `after` is the id of the judgement that
    this one withdraws, or carries over to a claim that was extracted anew.
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
