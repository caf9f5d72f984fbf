"""Cohen's kappa: how far two reviewers agree beyond what chance alone would give."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

_Z = 1.959963984540054
"""The normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Agreement of two reviewers on one thing: `n` claims that both judged, the share on which they agree.

    `kappa` with its 95 % interval (`low`, `high`) is None where it is not defined: nothing that both judged, or no
    variation, since both gave one and the same answer throughout (`observed` is 1 then, and chance would give it too).
    """

    what: str
    n: int
    observed: float | None
    kappa: float | None = None
    low: float | None = None
    high: float | None = None


def kappa(what: str, pairs: Sequence[tuple[Hashable, Hashable]]) -> Kappa:
    """The agreement over the answers that the first and the second reviewer gave to the same claims.

    With p(i, j) the share of claims that the first puts into category i and the second into j, observed agreement is
    Po = Σ p(i, i), agreement by chance Pe = Σ p(i, ·) p(·, i), and κ = (Po − Pe) / (1 − Pe): J. Cohen, "A coefficient
    of agreement for nominal scales", Educational and Psychological Measurement 20 (1960), 37–46. The interval is
    κ ± 1.96 s, cut at −1 and 1, with the large-sample variance of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large
    sample standard errors of kappa and weighted kappa", Psychological Bulletin 72 (1969), 323–327:

        s² = [ Σ p(i, i) (1 − (p(i, ·) + p(·, i)) (1 − κ))² + (1 − κ)² Σ_{i≠j} p(i, j) (p(·, i) + p(j, ·))²
               − (κ − Pe (1 − κ))² ] / (n (1 − Pe)²)

    It is rough below some thirty claims.
    """
    n = len(pairs)
    if not n:
        return Kappa(what=what, n=0, observed=None)
    share = {pair: count / n for pair, count in Counter(pairs).items()}
    first = {answer: count / n for answer, count in Counter(a for a, _ in pairs).items()}
    second = {answer: count / n for answer, count in Counter(b for _, b in pairs).items()}
    observed = sum(a == b for a, b in pairs) / n
    if len(first) == 1 and first.keys() == second.keys():
        return Kappa(what=what, n=n, observed=observed)
    chance = math.fsum(part * second.get(answer, 0.0) for answer, part in first.items())
    value = (observed - chance) / (1 - chance)
    squares = [
        part * (1 - (first[a] + second[b]) * (1 - value)) ** 2
        if a == b
        else part * (1 - value) ** 2 * (second.get(a, 0.0) + first.get(b, 0.0)) ** 2
        for (a, b), part in share.items()
    ]
    spread = math.fsum(squares) - (value - chance * (1 - value)) ** 2
    error = math.sqrt(max(spread, 0.0) / n) / (1 - chance)
    return Kappa(
        what=what,
        n=n,
        observed=observed,
        kappa=value,
        low=max(value - _Z * error, -1.0),
        high=min(value + _Z * error, 1.0),
    )
