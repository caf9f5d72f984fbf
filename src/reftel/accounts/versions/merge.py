"""What claims of one account say together: the narrowest statement that is consistent with all of them."""

from collections.abc import Iterable, Sequence

from reftel.accounts.agreement import Slot
from reftel.accounts.agreement.designators import is_variant
from reftel.accounts.versions.merge_amounts import merged_amounts
from reftel.accounts.versions.merge_periods import merged_period
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.rules.materiel import plain

MATTER: tuple[Slot, ...] = ("actor", "recipient", "item", "designators")
"""Who and what: said of an event as a whole."""
OF_STEP: tuple[Slot, ...] = (
    "actor", "recipient", "designators", "quantity", "value", "period", "place", "terms", "modality",
)  # fmt: skip
"""What is said of a step: besides how many, for how much, when, where, on what terms."""


def merged(slots: Iterable[Slot], claims: Sequence[Claim]) -> dict[str, object]:
    """What claims say together, slot by slot, in the forms of exports; a slot that none tells is left out.

    A denial says nothing where another claim affirms.
    """
    affirmed = [claim for claim in claims if claim.polarity == "affirmed"]
    found = {slot: _merged(slot, claims if slot == "polarity" else affirmed or claims) for slot in slots}
    return {slot: value for slot, value in found.items() if value}


def _merged(slot: Slot, claims: Sequence[Claim]) -> object:
    if slot in ("quantity", "value"):
        return merged_amounts(slot, claims)
    if slot == "period":
        return merged_period(claims)
    if slot == "item":
        return max((claim.item for claim in claims if claim.item), key=lambda item: (len(item), item), default=None)
    if slot in ("actor", "recipient"):
        return _parties({party for claim in claims for party in getattr(claim, slot)})
    if slot == "designators":
        return _designators(name for claim in claims for name in claim.designators)
    return sorted({value for claim in claims for value in _several(getattr(claim, slot))})


def _several(value: tuple[str, ...] | str | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _parties(parties: set[str]) -> list[str]:
    """All that are named, but for a state whose organ is."""
    organs = {state_of(party) for party in parties if party != state_of(party)}
    return sorted(parties - organs)


def _designators(names: Iterable[str]) -> list[str]:
    """All that are named, each in one way of writing, but for a type whose variant is."""
    known = {plain(name): name for name in sorted(names)}
    return sorted(name for key, name in known.items() if not any(is_variant(other, key) for other in known))
