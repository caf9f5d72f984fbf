"""The copy graph of a set of documents: every sign of copying, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reftel.accounts.copies.chains import Chain, Chains
from reftel.accounts.copies.derive import Derived
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.origins import keys_of
from reftel.accounts.copies.outlets import Outlets
from reftel.accounts.copies.passages import Passages
from reftel.accounts.copies.retold import Retold, retold
from reftel.accounts.copies.signs import Signs, corruptions
from reftel.accounts.copies.translations import Translated, translations
from reftel.accounts.copies.words import Pages, pieces_of
from reftel.model.claim import Claim
from reftel.model.copies import Copy, CopyGraph
from reftel.model.progress import Tell, part

_READ, _SHARED = 0.25, 0.8
"""The shares of the time that it takes until passages are ready for comparison, and until all are compared."""


def find_copies(pages: Pages, claims: Sequence[Claim], tell: Tell | None = None) -> CopyGraph:
    """Which passages and claims derive from which others, as far as signs show; the same in whatever order they come.

    `pages` are all documents by sha256, those without a claim too: an original that nobody could read for claims is
    an origin all the same. Only copies that carry a claim are looked for. Cost grows about as the text does.
    """
    pieces = pieces_of(pages)
    index = ClaimIndex((claim for claim in claims if claim.document in pages), pieces)
    outlets, signs = Outlets(pages), Signs(index, pages)
    passages = Passages(pages, pieces, index).shared(part(tell, _READ, _SHARED))
    shared = (Derived(one, index, outlets.is_credited) for one in passages)
    derived = [one for one in shared if one.says_the_same]
    known = {_nodes(one) for one in derived}
    again = [one for one in retold(index, pieces) if _nodes(one) not in known]
    known |= {_nodes(one) for one in again}
    found = [
        *map(signs.of_words, derived),
        *(signs.of_translation(one) for one in translations(pages, pieces, index) if _nodes(one) not in known),
        *map(signs.of_retold, again),
        *map(signs.of_chain, _once(Chains(pages, index.by_id, outlets).found())),
    ]
    return CopyGraph(
        copies=tuple(sorted((one.copy for one in found), key=_order)),
        corruptions=tuple(corruptions(found, index)),
        keys=keys_of(index, pieces, (step for one in found for step in one.steps)),
    )


def _nodes(pair: Derived | Retold | Translated) -> frozenset[str]:
    return frozenset((pair.here.node, pair.there.node))


def _once(found: Iterable[Chain]) -> list[Chain]:
    """Chains without those between two claims that a surer sign links already.

    Two claims that derive from each other tell of no direction.
    """
    kept: dict[frozenset[str], Chain] = {}
    for chain in found:
        first = kept.setdefault(frozenset((chain.copy, chain.origin)), chain)
        if chain.directed and (chain.sign, chain.origin) == (first.sign, first.copy):
            kept[frozenset((chain.copy, chain.origin))] = replace(first, directed=False)
    return list(kept.values())


def _order(copy: Copy) -> tuple[object, ...]:
    ends = (copy.copy.document, copy.copy.span.start, copy.origin.document, copy.origin.span.start)
    return *ends, copy.sign, copy.claims
