"""Claims that are copies with a figure or a designation gone wrong. They are flagged, never mended."""

from collections.abc import Iterator, Sequence

from reftel.accounts.agreement import agree
from reftel.accounts.copies.derive import Derived
from reftel.accounts.copies.figures import (
    Difference,
    change_between,
    differences,
    is_designation,
    is_swapped,
    texts_of,
)
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.slips import AMOUNTS, bare, change_in_slots
from reftel.accounts.copies.wording import why_corrupt
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.copies import CHANGES, Corruption
from reftel.model.span import Span
from reftel.rules.materiel import load_materiel, plain

Words = tuple[str, ...]


def in_words(derived: Derived, index: ClaimIndex) -> Iterator[tuple[str, str | None, Corruption | None]]:
    """Each claim of a copied stretch with its counterpart, and what in its own words is not as in the origin."""
    changed = differences(derived.stretch)
    for name, counterpart in derived.claims:
        claim, other = index.by_id[name], index.by_id.get(counterpart or "")
        own = [one for one in changed if _touches(derived, one, claim)]
        is_wrong = own and not (other and _is_vague(claim, other))
        yield name, counterpart, _corruption(derived, claim, other, own, changed) if is_wrong else None


def in_slots(claim: Claim, origin: Claim, *, directed: bool) -> Corruption | None:
    """What went wrong between two claims that are known to be copies by another sign than their words."""
    change = change_in_slots(claim, origin)
    if change is None:
        return None
    slots = [slot for slot in AMOUNTS if agree(slot, claim, origin).verdict == "apart"]
    here, there = (tuple(_told(getattr(one, slot)) for slot in slots) for one in (claim, origin))
    if claim.designators != origin.designators:
        here, there = (*claim.designators, *here), (*origin.designators, *there)
    if not here or not there:
        here, there = (claim.period or "",), (origin.period or "",)
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
    verdicts = {agree(slot, claim, other).verdict for slot in (*AMOUNTS, "designators", "period")}
    return "within" in verdicts and "apart" not in verdicts


def _unlisted(words: Sequence[str]) -> Words:
    """Designations that the catalogue does not have."""
    bases = load_materiel().bases
    return tuple(word for word in words if " " not in word and is_designation(word) and plain(word) not in bases)


def _told(amount: Quantity | Money | None) -> str:
    unit = amount.unit if isinstance(amount, Quantity) else amount.currency if amount else ""
    return f"{bare(amount)} {unit}".strip()


def _words(words: Sequence[str]) -> str:
    return " ".join(words)
