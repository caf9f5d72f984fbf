"""Pairs the claims of two states of a ledger: which were gained and lost, and which say something else now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reftel.model.change import Change
from reftel.model.claim import Claim, content

_EVIDENCE = ("document", "quote", "start", "end", "rule", "slot_spans")


def changes_between(before: Iterable[Claim], after: Iterable[Claim]) -> list[Change]:
    """What became of the claims, by document and place. Those that are in both are left out.

    A claim that says the same in the same words is `restated`. Of the others, claims of one kind whose quotes overlap
    are one claim that `changed`, those with the fewest slots changed first; what is left was `lost` or `gained`.
    """
    old, new = {claim.id: claim for claim in before}, {claim.id: claim for claim in after}
    lost = [claim for key, claim in old.items() if key not in new]
    gained = [claim for key, claim in new.items() if key not in old]
    changes, lost, gained = _restated(lost, gained)
    paired = _changed(lost, gained)
    left = {claim.id for change in paired for claim in (change.before, change.after) if claim}
    changes += paired
    changes += [Change(how="lost", before=claim, after=None) for claim in lost if claim.id not in left]
    changes += [Change(how="gained", before=None, after=claim) for claim in gained if claim.id not in left]
    return sorted(changes, key=_place)


def differing(one: Claim, other: Claim) -> tuple[str, ...]:
    """The slots on which two claims differ, their evidence left out."""
    first, second = content(one), content(other)
    return tuple(slot for slot in first if slot not in _EVIDENCE and first[slot] != second[slot])


def _restated(lost: Sequence[Claim], gained: Sequence[Claim]) -> tuple[list[Change], list[Claim], list[Claim]]:
    by_statement: dict[str, list[Claim]] = defaultdict(list)
    for claim in gained:
        by_statement[claim.statement].append(claim)
    changes, still_lost = [], []
    for claim in lost:
        if same := by_statement[claim.statement]:
            nearest = min(same, key=lambda other: (abs(other.span.start - claim.span.start), other.id))
            same.remove(nearest)
            changes.append(Change(how="restated", before=claim, after=nearest))
        else:
            still_lost.append(claim)
    return changes, still_lost, [claim for rest in by_statement.values() for claim in rest]


def _changed(lost: Sequence[Claim], gained: Sequence[Claim]) -> list[Change]:
    by_place: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in gained:
        by_place[claim.document, claim.kind].append(claim)
    pairs = sorted(
        (len(differing(claim, other)), claim.id, other.id, claim, other)
        for claim in lost
        for other in by_place[claim.document, claim.kind]
        if claim.span.overlaps(other.span)
    )
    taken: set[str] = set()
    changes = []
    for _, first, second, claim, other in pairs:
        if first not in taken and second not in taken:
            taken |= {first, second}
            changes.append(Change(how="changed", before=claim, after=other, slots=differing(claim, other)))
    return changes


def _place(change: Change) -> tuple[str, int, int, str, str]:
    claim = change.after or change.before
    assert claim is not None
    return claim.document, claim.span.start, claim.span.end, claim.kind, claim.id
