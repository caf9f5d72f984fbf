"""Each sign of copying in one form: what it is, the steps from copy to origin, and what went wrong with which claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reftel.accounts.copies.chains import Chain
from reftel.accounts.copies.content import may_say_the_same
from reftel.accounts.copies.corruptions import Checked, in_figures, in_slots, in_words
from reftel.accounts.copies.derive import Derived
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.retold import Retold
from reftel.accounts.copies.translations import Translated
from reftel.accounts.copies.wording import why_chained, why_retold, why_shared, why_translated
from reftel.accounts.copies.words import Pages
from reftel.model.claim import Claim
from reftel.model.copies import Copy, Corruption, Place
from reftel.model.span import Span

_HALF = 0.5

Step = tuple[str, str, bool]
"""From a copy to its origin, each a claim's id or a passage, and whether it is known which is which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sign of copying."""

    copy: Copy
    steps: tuple[Step, ...]
    checked: tuple[Checked, ...]


class Signs:
    """Puts what was found in one form."""

    def __init__(self, index: ClaimIndex, pages: Pages) -> None:
        self._index, self._pages = index, pages

    def of_words(self, found: Derived) -> Found:
        """A copied stretch; claims without a counterpart derive from the passage where it would stand."""
        there = found.there.node
        steps: list[Step] = [(name, counterpart or there, found.directed) for name, counterpart in found.claims]
        if found.stretch.share > _HALF:
            steps.append((found.here.node, there, found.directed))
        documents = found.here.document, found.there.document
        places = [self._place(document, span) for document, span in zip(documents, found.spans, strict=True)]
        copy = Copy(
            sign="quotation" if any(found.quotes) else "reprint",
            copy=places[0],
            origin=places[1],
            directed=found.directed,
            score=round(found.stretch.density, 3),
            why=why_shared(found.stretch, self._names(documents), directed=found.directed, quotes=found.quotes),
            claims=found.claims,
        )
        return Found(copy=copy, steps=tuple(steps), checked=tuple(in_words(found, self._index)))

    def of_retold(self, found: Retold) -> Found:
        """Claims in other words."""
        documents = found.here.document, found.there.document
        directed = found.there.time is not None and found.there.time.is_before(found.here.time)
        sides = [[self._index.by_id[pair[side]] for pair in found.pairs] for side in (0, 1)]
        copy = Copy(
            sign="translation",
            copy=self._place(documents[0], _covering(sides[0])),
            origin=self._place(documents[1], _covering(sides[1])),
            directed=directed,
            score=1.0,
            why=why_retold(self._names(documents), len(found.pairs), directed=directed),
            claims=found.pairs,
        )
        return self._with_steps(copy)

    def of_translation(self, found: Translated) -> Found:
        """Passages with the same figures and names, and no words in common; claims by what they say."""
        here, there = found.here, found.there
        mine, theirs = self._index.beginning_in(here), self._index.beginning_in(there)
        claims = tuple(
            (name, next((other for other, told in theirs if may_say_the_same(claim, told)), None))
            for name, claim in mine
        )
        copy = Copy(
            sign="translation",
            copy=self._place(here.document, here.span),
            origin=self._place(there.document, there.span),
            directed=found.directed,
            score=1.0,
            why=why_translated(self._names((here.document, there.document)), found.n_shared, directed=found.directed),
            claims=claims,
        )
        steps: list[Step] = [(name, other or there.node, found.directed) for name, other in claims]
        return Found(
            copy=copy,
            steps=(*steps, (here.node, there.node, found.directed)),
            checked=tuple(in_figures(found, claims, self._index)),
        )

    def of_chain(self, found: Chain) -> Found:
        """A claim that derives from another by a name; where it is not known which does, the later one is the copy."""
        name, other = found.copy, found.origin
        if not found.directed:
            other, name = sorted((name, other), key=self._index.order)
        copied, origin = self._index.by_id[name], self._index.by_id[other]
        copy = Copy(
            sign=found.sign,
            copy=Place(document=copied.document, span=copied.span, words=copied.quote),
            origin=Place(document=origin.document, span=origin.span, words=origin.quote),
            directed=found.directed,
            score=round(found.score, 3),
            why=why_chained(found.sign, self._names((copied.document, origin.document)), found.named),
            claims=((name, other),),
        )
        return self._with_steps(copy)

    def _with_steps(self, copy: Copy) -> Found:
        """A copy whose claims all have a counterpart."""
        pairs = [(name, other) for name, other in copy.claims if other]
        return Found(
            copy=copy,
            steps=tuple((name, other, copy.directed) for name, other in pairs),
            checked=tuple((name, other, self._slip(name, other, copy.directed)) for name, other in pairs),
        )

    def _slip(self, name: str, other: str, directed: bool) -> Corruption | None:
        return in_slots(self._index.by_id[name], self._index.by_id[other], directed=directed)

    def _names(self, documents: Sequence[str]) -> list[str]:
        return [self._pages[document][0].name for document in documents]

    def _place(self, document: str, span: Span) -> Place:
        return Place(document=document, span=span, words=self._pages[document][1].text[span.start : span.end])


def corruptions(found: Sequence[Found], index: ClaimIndex) -> Iterator[Corruption]:
    """What went wrong with each claim, against the earliest of those that it was copied from.

    A copy of a copy may be sound where the one between is not, and the other way round.
    """
    earliest: dict[str, Checked] = {}
    for name, counterpart, corruption in sorted(
        (checked for one in found for checked in one.checked), key=lambda checked: _order(checked, index)
    ):
        earliest.setdefault(name, (name, counterpart, corruption))
    yield from (corruption for _, (_, _, corruption) in sorted(earliest.items()) if corruption)


def _order(checked: Checked, index: ClaimIndex) -> tuple[object, ...]:
    _, counterpart, corruption = checked
    place = index.order(counterpart) if counterpart else ()
    return counterpart is None, place, corruption.why if corruption else ""


def _covering(claims: Sequence[Claim]) -> Span:
    return Span(min(claim.span.start for claim in claims), max(claim.span.end for claim in claims))
