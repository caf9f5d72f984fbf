"""What goes wrong with a claim's figures when it is copied, told by the claims alone."""

import re

from reftel.accounts.agreement import Slot, agree
from reftel.accounts.copies.figures import change_of, is_swapped
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.copies import Change

AMOUNTS: tuple[Slot, ...] = ("quantity", "value")


def change_in_slots(claim: Claim, origin: Claim) -> Change | None:
    """What went wrong if one claim is a copy of the other; None where nothing did, or it looks like another statement.

    Figures that merely differ are another statement; those that differ as slips do are a slip.
    """
    apart: list[Slot] = [slot for slot in AMOUNTS if agree(slot, claim, origin).verdict == "apart"]
    if not apart and is_transposed(claim.period, origin.period):
        return "transposed"
    here, there = ([f"{bare(getattr(one, slot))}" for slot in AMOUNTS] for one in (claim, origin))
    if is_swapped([*claim.designators, *here], [*origin.designators, *there]):
        return "swapped"
    changes = {change_of(*(bare(getattr(one, slot)) for one in (claim, origin))) for slot in apart}
    return next(iter(changes)) if len(changes) == 1 and not changes & {"figure"} else None


def is_transposed(one: str | None, other: str | None) -> bool:
    """True where two dates of one form have the same digits, and a year with two of them changed places."""
    if not one or not other or one == other or re.sub(r"\d", "0", one) != re.sub(r"\d", "0", other):
        return False
    return sorted(one) == sorted(other)


def bare(amount: Quantity | Money | None) -> str:
    """The figure of an amount in digits; empty where there is none."""
    figure = None if amount is None else amount.high if amount.low is None else amount.low
    return "" if figure is None else f"{figure:f}".rstrip("0").rstrip(".") if figure % 1 else str(int(figure))
