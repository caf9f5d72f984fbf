"""Claims that are copies with a figure or a designation gone wrong. They are flagged, never mended."""

from collections.abc import Iterator, Sequence

from reftel.accounts.agreement import Slot, agree
from reftel.accounts.copies.derive import Derived
from reftel.accounts.copies.figures import (
    Difference,
    change_between,
    change_of,
    differences,
    is_designation,
    is_swapped,
    texts_of,
)
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.wording import why_corrupt
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.copies import CHANGES, Change, Corruption
from reftel.model.span import Span
from reftel.rules.materiel import load_materiel, plain

Words = tuple[str, ...]

_AMOUNTS: tuple[Slot, ...] = ("quantity", "value")


def in_words(derived: Derived, index: ClaimIndex) -> Iterator[Corruption]:
    """The claims of a copied stretch whose own words differ from those of the origin."""
    changed = differences(derived.stretch)
    for name, counterpart in derived.claims if changed else ():
        claim, other = index.by_id[name], index.by_id.get(counterpart or "")
        own = [one for one in changed if _touches(derived, one, claim)]
        if own and not (other and _is_vague(claim, other)):
            yield _corruption(derived, claim, other, own, changed)


def in_slots(claim: Claim, origin: Claim, *, directed: bool) -> Corruption | None:
    """What went wrong between two claims that are known to be copies by another sign than their words."""
    change = change_in_slots(claim, origin)
    if change is None:
        return None
    slots = [slot for slot in _AMOUNTS if agree(slot, claim, origin).verdict == "apart"]
    here = tuple(_told(getattr(claim, slot)) for slot in slots) or claim.designators
    there = tuple(_told(getattr(origin, slot)) for slot in slots) or origin.designators
    pieces = (here, there) if len(here) == len(there) else ((" ".join(here),), (" ".join(there),))
    return Corruption(
        claim=claim.id,
        counterpart=origin.id,
        change=change,
        words=pieces[0],
        origin_words=pieces[1],
        directed=directed,
        why=why_corrupt(change, *pieces, directed=directed, unknown=_unlisted(pieces[0])),
    )


def change_in_slots(claim: Claim, origin: Claim) -> Change | None:
    """What went wrong if one claim is a copy of the other; None where nothing did, or it looks like another statement.

    Figures that merely differ are another statement; those that differ as slips do are a slip.
    """
    apart = [slot for slot in _AMOUNTS if agree(slot, claim, origin).verdict == "apart"]
    here, there = ([f"{_bare(getattr(one, slot))}" for slot in _AMOUNTS] for one in (claim, origin))
    if is_swapped([*claim.designators, *here], [*origin.designators, *there]):
        return "swapped"
    changes = {change_of(*(_bare(getattr(one, slot)) for one in (claim, origin))) for slot in apart}
    return next(iter(changes)) if len(changes) == 1 and not changes & {"figure"} else None


def _corruption(
    derived: Derived, claim: Claim, other: Claim | None, own: Sequence[Difference], every: Sequence[Difference]
) -> Corruption:
    stretch = derived.stretch
    here = tuple(_words([token.text for token in stretch.here[slice(*one.here)]]) for one in own)
    there = tuple(_words([token.text for token in stretch.there[slice(*one.there)]]) for one in own)
    changes = [
        change_between(
            [token.text for token in stretch.here[slice(*one.here)]],
            [token.text for token in stretch.there[slice(*one.there)]],
        )
        for one in own
    ]
    change = "swapped" if is_swapped(*texts_of(stretch, every)) else min(changes, key=CHANGES.index)
    return Corruption(
        claim=claim.id,
        counterpart=other.id if other else None,
        change=change,
        words=here,
        origin_words=there,
        directed=derived.directed,
        why=why_corrupt(change, here, there, directed=derived.directed, unknown=_unlisted(here)),
    )


def _touches(derived: Derived, one: Difference, claim: Claim) -> bool:
    tokens = derived.stretch.here[slice(*one.here)]
    return claim.span.overlaps(Span(tokens[0].start, tokens[-1].end))


def _is_vague(claim: Claim, other: Claim) -> bool:
    """True where the figures differ only within what they say of their vagueness."""
    verdicts = {agree(slot, claim, other).verdict for slot in (*_AMOUNTS, "designators", "period")}
    return "within" in verdicts and "apart" not in verdicts


def _unlisted(words: Sequence[str]) -> Words:
    """Designations that the catalogue does not have."""
    bases = load_materiel().bases
    return tuple(word for word in words if is_designation(word) and plain(word) not in bases)


def _told(amount: Quantity | Money | None) -> str:
    unit = amount.unit if isinstance(amount, Quantity) else amount.currency if amount else ""
    return f"{_bare(amount)} {unit}".strip()


def _bare(amount: Quantity | Money | None) -> str:
    """The figure of an amount in digits; empty where there is none."""
    figure = None if amount is None else amount.high if amount.low is None else amount.low
    return "" if figure is None else f"{figure:f}".rstrip("0").rstrip(".") if figure % 1 else str(int(figure))


def _words(words: Sequence[str]) -> str:
    return " ".join(words)
