"""How far two reviewers agree on the claims that both judged: on the verdict, and slot by slot."""

from collections.abc import Mapping
from typing import Any

from reftel.model.claim import Claim
from reftel.model.judgement import Judgement
from reftel.review.kappa import Kappa, kappa
from reftel.review.slots import SLOTS

Pairs = list[tuple[Judgement, Judgement]]
_COMPARED = tuple(slot for slot in SLOTS if slot != "note")


def pairs_of(votes: Mapping[str, Mapping[str, Judgement]], first: str, second: str) -> Pairs:
    """What both reviewers said of the same claims, by the claims' ids."""
    return [(by[first], by[second]) for _, by in sorted(votes.items()) if first in by and second in by]


def agreement_on(pairs: Pairs, claims: Mapping[str, Claim]) -> list[Kappa]:
    """Cohen's kappa for the verdict, then for each slot; `claims` are those that were judged or made, by id.

    The answer of a reviewer who accepted a claim is its own value, that of one who corrected it the corrected value;
    values count as agreeing only where they are equal. Both saw what the program had proposed, which draws answers
    together: these figures say how far reviewers of one ledger agree, not two who read the documents apart.
    """
    found = [kappa("verdict", [(one.verdict, two.verdict) for one, two in pairs])]
    taken = [(a, b) for one, two in pairs if (a := _taken(one, claims)) and (b := _taken(two, claims))]
    return found + [kappa(slot, [(_answer(a, slot), _answer(b, slot)) for a, b in taken]) for slot in _COMPARED]


def _taken(judgement: Judgement, claims: Mapping[str, Claim]) -> Claim | None:
    """The claim as a reviewer would have it; None where he would not have one in its place."""
    if judgement.verdict == "accept":
        return claims[judgement.on[0]]
    return claims[judgement.makes[0]] if judgement.verdict == "correct" else None


def _answer(claim: Claim, slot: str) -> Any:
    value = getattr(claim, slot)
    return tuple(sorted(value)) if slot in ("actor", "recipient", "designators", "place") else value
