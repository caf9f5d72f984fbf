"""What claims of the same words say of each other: of two kinds for one clause, mostly one is right."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from reftel.claims.repeats import Candidate
from reftel.model.claim import Claim, Kind

_LIMITS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8)
_LENGTHS = (20, 40, 70, 110, 170, 250)
"""Characters."""

_MANY = 3


def step_of(chance: float, limits: Sequence[float] = _LIMITS) -> int:
    """A chance in few steps: how many of the limits, lowest first, it reaches."""
    return bisect_right(limits, chance)


def signs_of_chances(kind: Kind, chances: Mapping[Kind, float]) -> Iterator[str]:
    """What the words that a claim quotes are likely to carry: a claim of its own kind, or rather of another."""
    other = max((k for k in chances if k != kind), key=lambda k: (chances[k], k), default=None)
    own, against = step_of(chances.get(kind, 0.0)), step_of(chances[other] if other else 0.0)
    yield f"own {own} other {against}"
    yield f"{kind} own {own} other {against}"
    yield f"{kind} rather {other} {against}"


def with_rivals(found: Sequence[Candidate]) -> list[Candidate]:
    """The claims, in order of their beginnings, with signs for those that overlap each."""
    beside: list[list[Claim]] = [[] for _ in found]
    for k, (claim, _) in enumerate(found):
        for n in range(k + 1, len(found)):
            other = found[n][0]
            if other.span.start >= claim.span.end:
                break
            beside[k].append(other)
            beside[n].append(claim)
    return [(claim, (*signs, *_signs(claim, others))) for (claim, signs), others in zip(found, beside, strict=True)]


def _signs(claim: Claim, others: Sequence[Claim]) -> Iterator[str]:
    kinds = sorted({other.kind for other in others})
    same = min(_MANY, sum(other.kind == claim.kind for other in others))
    yield from (f"{claim.kind} over {kind}" for kind in kinds)
    yield f"kinds over {min(_MANY, len(kinds))}"
    yield f"of its kind {same}"
    yield f"{claim.kind} of its kind {same}"
    length = sum(claim.span.end - claim.span.start > limit for limit in _LENGTHS)
    yield f"length {length}"
    yield f"{claim.kind} length {length}"
