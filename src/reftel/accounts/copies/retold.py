"""Passages told in other words, as a translation does: the same claims with the same figures in the same order."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reftel.accounts.copies.content import is_slip, told_slots
from reftel.accounts.copies.fingerprints import crowd_pairs
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.words import Piece
from reftel.model.claim import Claim

CLAIMS, TOLD = 2, 3
"""Claims in a row that must be the same; figures, dates, designations, places, things and speakers told in them."""

Row = Sequence[tuple[str, Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """Claims of a later passage (`here`) that an earlier one (`there`) makes too, pair by pair in order."""

    here: Piece
    there: Piece
    pairs: tuple[tuple[str, str], ...]


def retold(index: ClaimIndex, pieces: Sequence[Piece]) -> Iterator[Retold]:
    """Passages all of whose claims, several, another document's passage makes too in the same order.

    Two who write of one event agree on some of it by chance; on several events in one order, and on all that is said
    and left unsaid of each, hardly. Rows of tables are left out: registers agree on much.
    """
    rows = {
        at: row
        for at, piece in enumerate(pieces)
        if piece.kind != "row" and len(row := index.beginning_in(piece)) >= CLAIMS
    }
    same: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in rows.items():
        for _, claim in row:
            same[content_of(claim)].append(at)
    for there, here in sorted(set(crowd_pairs(same.values()))):
        pairs = _in_order(rows[here], rows[there])
        if pieces[here].document != pieces[there].document and pairs and _is_telling(pairs, index.by_id):
            yield Retold(here=pieces[here], there=pieces[there], pairs=pairs)


def content_of(claim: Claim) -> Hashable:
    """All that a claim says, whatever its words and whoever hands it on: claims with one content say the same."""
    return (
        claim.kind, claim.actor, claim.recipient, claim.designators, claim.quantity, claim.value, claim.period,
        claim.place, claim.stage, claim.terms, claim.polarity, claim.said_by[-1:],
    )  # fmt: skip


def _in_order(here: Row, there: Row) -> tuple[tuple[str, str], ...]:
    """The claims of the shorter row, all of them, each with the one of the longer that says the same; else nothing."""
    if len(here) > len(there):
        return tuple((name, other) for other, name in _in_order(there, here))
    for first in range(len(there) - len(here) + 1):
        pairs = list(zip(here, there[first : first + len(here)], strict=True))
        if all(_is_same(one, other) for (_, one), (_, other) in pairs):
            return tuple((one, other) for (one, _), (other, _) in pairs)
    return ()


def _is_same(one: Claim, other: Claim) -> bool:
    return content_of(one) == content_of(other) or is_slip(one, other)


def _is_telling(pairs: Sequence[tuple[str, str]], claims: Mapping[str, Claim]) -> bool:
    """True where what is the same is more than chance would make: different claims, with enough told of them."""
    exact = {content_of(claims[one]): claims[one] for one, other in pairs if not is_slip(claims[one], claims[other])}
    distinct = {content_of(claims[one]) for one, _ in pairs}
    told = sum(len(told_slots(claim)) + bool(claim.item) + bool(claim.said_by) for claim in exact.values())
    return len(distinct) >= CLAIMS and told >= TOLD
