"""The lifting of a ban that was told before: "the embargo was lifted" has the sides of that embargo."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reftel.claims.repeats import Candidate
from reftel.model.claim import Claim

_REACH = 900
"""Characters: a ban told farther back than this may be another one."""

_BANS = ("ongoing", "suspended")
_SHORT = 3
"""Words: "the arms embargo" points back, a longer phrase says itself what it is."""


def with_lifted(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The claims in their order; a lifting whose words name no one on the other side takes the sides of its ban."""
    bans: list[Claim] = []
    for claim, signs in found:
        if claim.kind == "restriction" and claim.stage in _BANS:
            # Bans in one breath ("an embargo on India and Pakistan") are lifted in one.
            bans = [b for b in bans if _one_breath(b, claim)] + [claim]
        if not _points_back(claim, signs, bans):
            yield claim, signs
            continue
        for ban in bans:
            actor = claim.actor if _is_own("actor", signs) else ban.actor
            yield replace(claim, actor=actor, recipient=ban.recipient), signs


def _points_back(claim: Claim, signs: Sequence[str], bans: Sequence[Claim]) -> bool:
    lifted = claim.kind == "restriction" and claim.stage == "lifted" and not _is_own("recipient", signs)
    short = claim.item is not None and len(claim.item.split()) <= _SHORT
    return lifted and short and bool(bans) and claim.span.start - bans[-1].span.end <= _REACH


def _one_breath(one: Claim, other: Claim) -> bool:
    return (one.rule, one.actor, one.item, one.period) == (other.rule, other.actor, other.item, other.period)


def _is_own(role: str, signs: Sequence[str]) -> bool:
    return any(sign.startswith(f"{role} own") and "inferred" not in sign for sign in signs)
