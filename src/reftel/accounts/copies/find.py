"""The copy graph of a set of documents: every sign of copying, in order."""

from collections.abc import Iterable, Iterator, Sequence

from reftel.accounts.copies.chains import Chain, Chains
from reftel.accounts.copies.corruptions import in_slots, in_words
from reftel.accounts.copies.derive import Derived
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.origins import Step, keys_of
from reftel.accounts.copies.outlets import Outlets
from reftel.accounts.copies.passages import Passages
from reftel.accounts.copies.wording import why_chained
from reftel.accounts.copies.words import Pages, pieces_of
from reftel.model.claim import Claim
from reftel.model.copies import Copy, CopyGraph, Corruption, Place

_HALF = 0.5


def find_copies(pages: Pages, claims: Sequence[Claim]) -> CopyGraph:
    """Which passages and claims derive from which others, as far as signs show; the same in whatever order they come.

    `pages` are all documents by sha256, those without a claim too: an original that nobody could read for claims is
    an origin all the same. Only copies that carry a claim are looked for. Cost grows about as the text does.
    """
    pieces = pieces_of(pages)
    index = ClaimIndex((claim for claim in claims if claim.document in pages), pieces)
    outlets = Outlets(pages)
    derived = [Derived(one, index, pages, outlets.is_credited) for one in Passages(pages, pieces, index).shared()]
    linked = _once(Chains(pages, index.by_id, outlets).found())
    steps = [step for one in derived for step in _steps(one)]
    steps += [(chain.copy, chain.origin, chain.directed) for chain in linked]
    copies = [one.copy() for one in derived] + [_copy(chain, index, pages) for chain in linked]
    corruptions = [found for one in derived for found in in_words(one, index)]
    corruptions += [found for chain in linked if (found := _slip(chain, index))]
    return CopyGraph(
        copies=tuple(sorted(copies, key=_order)),
        corruptions=tuple(_one_each(corruptions)),
        keys=keys_of(index, pieces, steps),
    )


def _steps(derived: Derived) -> Iterator[Step]:
    """From the claims of a copied stretch to their counterparts, or to the passage where they would stand."""
    for name, counterpart in derived.claims:
        yield name, counterpart or derived.there.node, derived.directed
    if derived.stretch.share > _HALF:
        yield derived.here.node, derived.there.node, derived.directed


def _once(found: Iterable[Chain]) -> list[Chain]:
    """Chains without those between two claims that another one links already, the surer sign kept."""
    kept: dict[frozenset[str], Chain] = {}
    for chain in found:
        kept.setdefault(frozenset((chain.copy, chain.origin)), chain)
    return list(kept.values())


def _copy(chain: Chain, index: ClaimIndex, pages: Pages) -> Copy:
    copy, origin = index.by_id[chain.copy], index.by_id[chain.origin]
    names = tuple(pages[claim.document][0].name for claim in (copy, origin))
    return Copy(
        sign=chain.sign,
        copy=Place(document=copy.document, span=copy.span, words=copy.quote),
        origin=Place(document=origin.document, span=origin.span, words=origin.quote),
        directed=chain.directed,
        score=round(chain.score, 3),
        why=why_chained(chain.sign, names, chain.named),
        claims=((chain.copy, chain.origin),),
    )


def _slip(chain: Chain, index: ClaimIndex) -> Corruption | None:
    return in_slots(index.by_id[chain.copy], index.by_id[chain.origin], directed=chain.directed)


def _one_each(found: Iterable[Corruption]) -> list[Corruption]:
    """One corruption for each claim, that of the surest origin."""
    best: dict[str, Corruption] = {}
    for one in sorted(found, key=lambda one: (not one.directed, one.counterpart or "", one.why)):
        best.setdefault(one.claim, one)
    return [best[claim] for claim in sorted(best)]


def _order(copy: Copy) -> tuple[str, int, str, int, str]:
    return copy.copy.document, copy.copy.span.start, copy.origin.document, copy.origin.span.start, copy.sign
