"""Which claims have one origin, and what that origin is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from reftel.accounts.copies.content import sameness
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.signs import Step
from reftel.accounts.copies.speakers import speaker_of
from reftel.accounts.copies.words import Piece
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.copies import CopyGraph
from reftel.model.words import folded


def origins(graph: CopyGraph, claims: Iterable[Claim]) -> dict[str, str]:
    """Claim → the key of its origin; as many different keys as there are independent origins.

    A claim that the graph does not know has the origin that its own document and speaker make.
    """
    return {claim.id: graph.keys.get(claim.id) or own_key(claim) for claim in claims}


def own_key(claim: Claim, author: str | None = None) -> str:
    """The origin that a claim has by itself: its document, with the speaker or the author of the passage by name.

    People without a name stand for nobody but the document that cites them.
    """
    speaker = speaker_of(claim)
    return _named(claim.document, " ".join(sorted(speaker[1])) if speaker else author)


def keys_of(index: ClaimIndex, pieces: Sequence[Piece], steps: Iterable[Step]) -> dict[str, str]:
    """Claim → the key of its origin, over all steps from copies to what they were copied from."""
    all_steps = [*steps, *_repeats(index)]
    joined = _Joined()
    derived = set()
    for copy, origin, directed in all_steps:
        joined.join(copy, origin)
        if directed and copy != origin:
            derived.add(copy)
    passages = {piece.node: piece for piece in pieces}
    keys: dict[str, str] = {}
    for group in joined.groups():
        first = min(
            [node for node in group if node not in derived] or group, key=lambda node: _order(node, index, passages)
        )
        keys |= {node: _key(first, index, passages) for node in group if node in index.by_id}
    return {name: keys.get(name) or _key(name, index, passages) for name in index.by_id}


def _order(node: str, index: ClaimIndex, passages: Mapping[str, Piece]) -> tuple[date, str, int, str]:
    """The place of a claim or a passage among all, the earliest first."""
    if node in index.by_id:
        return index.order(node)
    piece = passages[node]
    return piece.time.first if piece.time else date.max, piece.document, piece.span.start, node


def _key(node: str, index: ClaimIndex, passages: Mapping[str, Piece]) -> str:
    """What the own origin of a claim or a passage is called."""
    if claim := index.by_id.get(node):
        piece = index.piece_of.get(node)
        return own_key(claim, piece.author if piece else None)
    return _named(passages[node].document, passages[node].author)


def _named(document: str, author: str | None) -> str:
    name = folded(author or "")
    return f"{document}/{name}" if name else document


def _repeats(index: ClaimIndex) -> Iterator[Step]:
    """Claims that a document makes by itself and also puts in somebody's mouth: that one is where it has them from."""
    told: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, claim in index.by_id.items():
        for state in {state_of(party) for party in (*claim.actor, *claim.recipient)}:
            told[(claim.document, claim.kind, state)].append(name)
    for names in told.values():
        named = [name for name in names if speaker_of(index.by_id[name])]
        for name in set(names) - set(named) if named else ():
            said = [other for other in named if _is_repeat(index.by_id[name], index.by_id[other])]
            if said:
                yield name, min(said, key=lambda other: (index.by_id[other].span.start, other)), True


def _is_repeat(claim: Claim, other: Claim) -> bool:
    return max(sameness(claim, other), sameness(other, claim)) == 1.0


class _Joined:
    """Sets that grow together (union-find)."""

    def __init__(self) -> None:
        self._over: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self._top(one), self._top(other)))
        self._over[second] = first

    def groups(self) -> Iterable[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for node in self._over:
            found[self._top(node)].append(node)
        return found.values()

    def _top(self, node: str) -> str:
        over = self._over.setdefault(node, node)
        while over != self._over[over]:
            self._over[node] = over = self._over[over]
        return over
