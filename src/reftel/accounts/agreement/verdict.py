"""What a comparison of two values comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

AgreementVerdict = Literal["same", "within", "apart", "unknown"]

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two values of one slot stand to each other.

    `same`: they say the same. `within`: they differ, and both can hold within what they state of their vagueness.
    `apart`: they cannot both hold of one thing. `unknown`: one side is silent, or they cannot be compared.

    `degree` says how near they are: 1 for the same, from 0.5 for `within`, below 0.5 for `apart`, 0 for `unknown`,
    which is no judgement.
    """

    verdict: AgreementVerdict
    degree: float

    @property
    def agrees(self) -> bool:
        """True where the two speak for one another."""
        return self.verdict in ("same", "within")


SAME = Agreement("same", 1.0)
UNKNOWN = Agreement("unknown", 0.0)


def within(nearness: float) -> Agreement:
    """Both can hold; `nearness` from 0 to 1."""
    return Agreement("within", _HALF + _HALF * nearness)


def apart(nearness: float = 0.0) -> Agreement:
    """Both cannot hold; `nearness` from 0 to 1."""
    return Agreement("apart", min(_HALF * nearness, 0.499))


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    several = list(values)
    return sum(several) / len(several) if several else 0.0
