"""Two claims laid side by side, slot by slot."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from reftel.accounts.agreement.amounts import moneys, quantities
from reftel.accounts.agreement.codes import modalities, polarities, stages, terms
from reftel.accounts.agreement.conventions import load_conventions
from reftel.accounts.agreement.designators import designators
from reftel.accounts.agreement.parties import parties
from reftel.accounts.agreement.periods import periods
from reftel.accounts.agreement.verdict import Agreement
from reftel.accounts.agreement.words import items, places
from reftel.model.claim import Claim, Kind

Slot = Literal[
    "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "stage", "terms", "modality",
    "polarity",
]  # fmt: skip
SLOTS: tuple[Slot, ...] = get_args(Slot)

_COMPARE: Mapping[Slot, Callable[[Claim, Claim], Agreement]] = {
    "actor": lambda one, other: parties(one.actor, other.actor),
    "recipient": lambda one, other: parties(one.recipient, other.recipient),
    "item": lambda one, other: items(one.item, other.item),
    "designators": lambda one, other: designators(one.designators, other.designators),
    "quantity": lambda one, other: quantities(one.quantity, other.quantity),
    "value": lambda one, other: moneys(one.value, other.value),
    "period": lambda one, other: periods(one.period, other.period),
    "place": lambda one, other: places(one.place, other.place),
    "stage": lambda one, other: stages(one.stage, other.stage),
    "terms": lambda one, other: terms(one.terms, other.terms),
    "modality": lambda one, other: modalities(one.modality, other.modality),
    "polarity": lambda one, other: polarities(one.polarity, other.polarity),
}


def agree(slot: Slot, one: Claim, other: Claim) -> Agreement:
    """How two claims stand to each other on one slot, whatever the others say. The order of the two is no matter.

    Of a kind in which neither side comes first, each side is compared with the one that fits.
    """
    if slot in ("actor", "recipient") and one.kind == other.kind and is_mutual(one.kind) and _fits_turned(one, other):
        first, second = sorted((_sides(one), _sides(other)))
        return parties(first[0], second[1]) if slot == "actor" else parties(first[1], second[0])
    return _COMPARE[slot](one, other)


def agreements(one: Claim, other: Claim) -> dict[Slot, Agreement]:
    """How two claims stand to each other on every slot."""
    return {slot: agree(slot, one, other) for slot in SLOTS}


def is_mutual(kind: Kind) -> bool:
    """True of a kind in which neither side comes first: an agreement, cooperation, a tie."""
    return kind in load_conventions().mutual


def _fits_turned(one: Claim, other: Claim) -> bool:
    straight = parties(one.actor, other.actor).degree + parties(one.recipient, other.recipient).degree
    turned = parties(one.actor, other.recipient).degree + parties(one.recipient, other.actor).degree
    return turned > straight


def _sides(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return claim.actor, claim.recipient
