"""Claims that are copies with a figure or a designation gone wrong. They are flagged, never mended."""

from collections.abc import Iterator, Sequence

from reftel.accounts.agreement import agree
from reftel.accounts.copies.align import Stretch
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
from reftel.accounts.copies.translations import Translated
from reftel.accounts.copies.wording import why_corrupt
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.copies import CHANGES, Change, Corruption
from reftel.model.span import Span
from reftel.rules.materiel import load_materiel, plain

Words = tuple[str, ...]

Checked = tuple[str, str | None, Corruption | None]
"""A copied claim, its counterpart, and what went wrong between them, if anything did."""


def in_words(derived: Derived, index: ClaimIndex) -> Iterator[Checked]:
    """Each claim of a copied stretch, and what in its own words is not as in the origin."""
    stretch = derived.stretch
    changed = differences(stretch)
    is_swap = is_swapped(*texts_of(stretch, changed))
    for name, counterpart in derived.claims:
        claim, other = index.by_id[name], index.by_id.get(counterpart or "")
        own = [one for one in changed if _touches(stretch, one, claim)]
        found = None
        if own and not (other and _is_vague(claim, other)):
            pairs = [texts_of(stretch, [one]) for one in own]
            found = _corruption((name, counterpart), pairs, is_swap=is_swap, directed=derived.directed)
        yield name, counterpart, found


def in_figures(
    translated: Translated, claims: Sequence[tuple[str, str | None]], index: ClaimIndex
) -> Iterator[Checked]:
    """Each claim of a translated passage, and the figures in its words that are not the origin's."""
    changed = translated.changed
    is_swap = is_swapped([here.text for here, _ in changed], [there.text for _, there in changed])
    for name, counterpart in claims:
        span = index.by_id[name].span
        pairs = [([here.text], [there.text]) for here, there in changed if span.start <= here.start < span.end]
        found = None
        if pairs:
            found = _corruption((name, counterpart), pairs, is_swap=is_swap, directed=translated.directed)
        yield name, counterpart, found


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
    if len(here) != len(there):
        here, there = (" ".join(here),), (" ".join(there),)
    return _flagged((claim.id, origin.id), change, here, there, directed=directed)


def _corruption(
    claims: tuple[str, str | None],
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
    *,
    is_swap: bool,
    directed: bool,
) -> Corruption:
    """What went wrong in words, given pair by pair."""
    change = "swapped" if is_swap else min((change_between(*pair) for pair in pairs), key=CHANGES.index)
    here, there = (tuple(" ".join(pair[side]) for pair in pairs) for side in (0, 1))
    return _flagged(claims, change, here, there, directed=directed)


def _flagged(
    claims: tuple[str, str | None], change: Change, here: Words, there: Words, *, directed: bool
) -> Corruption:
    return Corruption(
        claim=claims[0],
        counterpart=claims[1],
        change=change,
        words=here,
        origin_words=there,
        directed=directed,
        why=why_corrupt(change, here, there, directed=directed, unknown=_unlisted(here)),
    )


def _touches(stretch: Stretch, one: Difference, claim: Claim) -> bool:
    """True where words that differ are the claim's own: of its quote, or of what fills its slots from elsewhere."""
    tokens = stretch.here[slice(*one.here)]
    words = Span(tokens[0].start, tokens[-1].end)
    return any(
        span.overlaps(words) for span in (claim.span, *(s for spans in claim.slot_spans.values() for s in spans))
    )


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
