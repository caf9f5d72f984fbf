"""Tellings put together to accounts: which agree on what is contested, and which take no side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from reftel.accounts.agreement import Slot
from reftel.accounts.agreement.verdict import mean
from reftel.accounts.versions.conflicts import Comparer, Conflicts
from reftel.accounts.versions.steps import StepKey, step_of
from reftel.accounts.versions.tellings import Telling, clash
from reftel.model.claim import Claim

_DIGITS = 9
"""To how many two degrees of agreement are compared."""

Core = list[Telling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What is known of an event whose claims contradict each other."""

    claims: Mapping[str, Claim]
    conflicts: Conflicts
    comparer: Comparer
    contested: frozenset[tuple[StepKey, Slot]]

    @classmethod
    def of(cls, claims: Mapping[str, Claim], conflicts: Conflicts, comparer: Comparer) -> "Dispute":
        """The dispute, with what it is about."""
        contested = frozenset(
            (step_of(claims[name]), slot)
            for name, others in conflicts.items()
            for slots in others.values()
            for slot in slots
        )
        return cls(claims=claims, conflicts=conflicts, comparer=comparer, contested=contested)

    def is_partisan(self, telling: Telling) -> bool:
        """True where something contradicts it."""
        return any(name in self.conflicts for name in telling)

    def clashes(self, telling: Telling, core: Core) -> bool:
        """True where it contradicts a telling of an account."""
        return any(clash(telling, other, self.conflicts) for other in core)

    def support(self, telling: Telling, core: Core) -> float:
        """How well it agrees with an account on what is contested: the degrees, summed over slots and steps."""
        pairs = list(product(telling, (name for other in core for name in other)))
        return sum(mean(self._degrees(step, slot, pairs)) for step, slot in sorted(self.contested, key=str))

    def breadth(self, telling: Telling) -> int:
        """On how much of what is contested it says something."""
        return sum(any(self._tells(name, step, slot) for name in telling) for step, slot in self.contested)

    def touches(self, telling: Telling, core: Core) -> bool:
        """True where it has words in common with a telling of an account."""
        pairs = product(telling, (name for other in core for name in other))
        return any(_share_words(self.claims[one], self.claims[other]) for one, other in pairs)

    def _degrees(self, step: StepKey, slot: Slot, pairs: list[tuple[str, str]]) -> list[float]:
        both = [(self.claims[one], self.claims[other]) for one, other in pairs]
        found = [self.comparer.agree(slot, one, other) for one, other in both if step_of(one) == step_of(other) == step]
        return [agreement.degree for agreement in found if agreement.agrees]

    def _tells(self, name: str, step: StepKey, slot: Slot) -> bool:
        return step_of(self.claims[name]) == step and bool(getattr(self.claims[name], slot))


def partition(tellings: Sequence[Telling], dispute: Dispute) -> list[set[str]]:
    """The claims of each account; without conflicts there is one account, of all.

    First come the tellings that something contradicts, the fullest first: each joins the account that it contradicts in
    nothing and agrees with best on what is contested, or opens one. Where two fit equally well it joins neither, yet.
    Then every account takes in each telling that it contradicts in nothing, unless two that it would take in contradict
    each other: so a telling that is silent or vague supports all accounts that it fits. A silent one that shares words
    with one account only belongs to that one. What no account could take in opens one. An account that is all within
    another is none of its own.
    """
    if not dispute.conflicts:
        return [{name for telling in tellings for name in telling}]
    cores = _cores([telling for telling in tellings if dispute.is_partisan(telling)], dispute)
    accounts = [_grown(core, cores, tellings, dispute) for core in cores]
    while left := [telling for telling in tellings if not any(telling in account for account in accounts)]:
        cores.append([left[0]])
        accounts.append(_grown(cores[-1], cores, tellings, dispute))
    flat = [{name for telling in account for name in telling} for account in accounts]
    distinct = [one for i, one in enumerate(flat) if one not in flat[:i]]
    return [one for one in distinct if not any(one < other for other in distinct)]


def _cores(tellings: Sequence[Telling], dispute: Dispute) -> list[Core]:
    """The accounts as far as tellings take sides."""
    cores: list[Core] = []
    for telling in sorted(tellings, key=dispute.breadth, reverse=True):
        open_to = [core for core in cores if not dispute.clashes(telling, core)]
        supports = [round(dispute.support(telling, core), _DIGITS) for core in open_to]
        best = max(supports, default=0.0)
        if not best:
            cores.append([telling])
        elif supports.count(best) == 1:
            open_to[supports.index(best)].append(telling)
    return cores


def _grown(core: Core, cores: Sequence[Core], tellings: Sequence[Telling], dispute: Dispute) -> Core:
    """An account with all that it can take in."""
    fitting = [telling for telling in tellings if telling not in core and _fits(telling, core, cores, dispute)]
    return [*core, *(telling for telling in fitting if not dispute.clashes(telling, fitting))]


def _fits(telling: Telling, core: Core, cores: Sequence[Core], dispute: Dispute) -> bool:
    if dispute.clashes(telling, core):
        return False
    if dispute.is_partisan(telling):
        return True
    tied = [other for other in cores if dispute.touches(telling, other)]
    return len(tied) != 1 or tied[0] is core


def _share_words(one: Claim, other: Claim) -> bool:
    return one.document == other.document and one.span.overlaps(other.span)
