"""On which slots two claims of one event cannot both hold."""

from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations, product

from reftel.accounts.agreement import Agreement, Slot, agree, is_mutual
from reftel.accounts.versions.parts import are_part_and_total, is_narrower, is_of_any, sums_up
from reftel.accounts.versions.steps import StepKey, is_lasting, is_turned, step_of
from reftel.model.claim import Claim

CONTESTED: tuple[Slot, ...] = ("actor", "recipient", "designators", "quantity", "value", "period", "place", "terms")
"""Slots on which affirmed claims can be rivals. An item's words, a stage and a modality never are."""

Conflicts = Mapping[str, Mapping[str, frozenset[Slot]]]
"""For a claim the claims that it cannot hold beside, each with the slots; both ways."""

_AMOUNTS: tuple[Slot, ...] = ("quantity", "value")
_PERIOD: frozenset[Slot] = frozenset(("period",))


class Comparer:
    """Compares the claims of one event. Values that come again are compared once."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._known: dict[tuple[object, ...], Agreement] = {}
        self._totals = [claim for claim in claims if claim.quantity and claim.period and claim.polarity == "affirmed"]

    def agree(self, slot: Slot, one: Claim, other: Claim) -> Agreement:
        """As `reftel.accounts.agreement.agree`."""
        key = (slot, _told(slot, one), _told(slot, other))
        if key not in self._known:
            self._known[key] = agree(slot, one, other)
        return self._known[key]

    def contested(self, one: Claim, other: Claim) -> frozenset[Slot]:
        """The slots on which two claims cannot both hold; none of what one voice says in one document.

        Claims of different steps are never rivals: neither stages of a deal, nor a plan and what came of it. A denial
        is a rival of what it denies, on `polarity`, and of no other claim: who did not get 36 may have got 24 (who got
        none got neither), and what is not at one place, or not since a date, may be at another or before. Of what
        lasts, other times are no rivals. A part and its total are none: a smaller number within the time of a larger
        one, or numbers of two times that a third claim sums up. Of a diversion one claim may name whom it was taken
        from and another whom it went to.
        """
        is_silent = _is_one_voice(one, other) or step_of(one) != step_of(other)
        return frozenset() if is_silent else self.opposed(one, other)

    def opposed(self, one: Claim, other: Claim) -> frozenset[Slot]:
        """The same of two claims of one step, whoever says them."""
        apart = self.apart(one, other)
        if one.polarity != other.polarity:
            denial, assertion = (one, other) if one.polarity == "denied" else (other, one)
            of_another = apart.difference(("quantity",) if is_of_any(denial) else ())
            return frozenset() if of_another or is_narrower(denial, assertion) else frozenset(("polarity",))
        return frozenset() if one.polarity == "denied" else self._rivals(apart, one, other)

    def apart(self, one: Claim, other: Claim) -> frozenset[Slot]:
        """The slots on which two claims are apart, whatever step they speak of."""
        slots = (slot for slot in CONTESTED if slot != "recipient" or not (is_turned(one) or is_turned(other)))
        return frozenset(slot for slot in slots if self.agree(slot, one, other).verdict == "apart")

    def _rivals(self, apart: frozenset[Slot], one: Claim, other: Claim) -> frozenset[Slot]:
        lasts = is_lasting(one)
        if "period" not in apart:
            parts = {slot for slot in _AMOUNTS if slot in apart and not lasts and are_part_and_total(slot, one, other)}
            return apart - parts
        are_tranches = "quantity" in apart and any(sums_up(total, one, other) for total in self._totals)
        return apart.difference(_AMOUNTS, _PERIOD if lasts or are_tranches else ())


def conflicts_of(
    claims: Mapping[str, Claim], comparer: Comparer, rivals: Iterable[tuple[str, str]] = ()
) -> dict[str, dict[str, frozenset[Slot]]]:
    """The conflicts between claims, by id. `rivals` are pairs that a person has said to be of rival accounts."""
    found: dict[str, dict[str, frozenset[Slot]]] = {}
    by_step: dict[StepKey, dict[Hashable, list[str]]] = {}
    for name, claim in claims.items():
        by_step.setdefault(step_of(claim), {}).setdefault(_all_told(claim), []).append(name)
    for told in by_step.values():
        for mine, theirs in combinations(told.values(), 2):
            if slots := comparer.opposed(claims[mine[0]], claims[theirs[0]]):
                for one, other in product(mine, theirs):
                    if not _is_one_voice(claims[one], claims[other]):
                        _note(found, one, other, slots)
    for one, other in rivals:
        if one in claims and other in claims:
            _note(found, one, other, comparer.apart(claims[one], claims[other]))
    return found


def _note(found: dict[str, dict[str, frozenset[Slot]]], one: str, other: str, slots: frozenset[Slot]) -> None:
    for mine, theirs in ((one, other), (other, one)):
        held = found.setdefault(mine, {})
        held[theirs] = held.get(theirs, frozenset()) | slots


def _all_told(claim: Claim) -> Hashable:
    """What makes a claim of a step a rival of others: claims in which it is equal are compared once."""
    return claim.kind, claim.stage, claim.polarity, *(getattr(claim, slot) for slot in CONTESTED)


def _told(slot: Slot, claim: Claim) -> object:
    """What a comparison of the slot looks at."""
    if slot in ("actor", "recipient") and is_mutual(claim.kind):
        return claim.kind, claim.actor, claim.recipient
    return getattr(claim, slot)


def _is_one_voice(one: Claim, other: Claim) -> bool:
    """True where one speaker speaks in one document: what he says differently he says of different parts."""
    return one.document == other.document and one.said_by == other.said_by
