"""Passages that share their words: reprints, and quotations of one passage in another."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reftel.accounts.copies.align import Run, Stretch, density, runs_shared, whole
from reftel.accounts.copies.evidence import BESIDE, DENSITY, LEAST, NEARLY_ALL, RUN, is_enough, words_needed
from reftel.accounts.copies.fingerprints import candidate_pairs, crowd_pairs
from reftel.accounts.copies.index import ClaimIndex, share_in
from reftel.accounts.copies.quoted import Quotations
from reftel.accounts.copies.words import Pages, Piece, Token, numbers_of, tokens_in, words_of
from reftel.model.progress import Tell, watched
from reftel.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A stretch that a later passage (`here`) shares with an earlier one (`there`), and which of them quotes."""

    here: Piece
    there: Piece
    stretch: Stretch
    here_quotes: bool
    there_quotes: bool


_END = re.compile(r"[.!?;]+[\"”»’)]*\s+|\n{2,}")
"""Where a sentence ends, near enough."""

Near = tuple[int, int, tuple[Run, ...]]
"""Two passages by their numbers, the later one first, and what they share."""


class Passages:
    """All passages of all documents, and what they share with one another."""

    def __init__(self, pages: Pages, pieces: Sequence[Piece], index: ClaimIndex) -> None:
        self._pages, self._pieces, self._index = pages, pieces, index
        self._quotations = Quotations(pages)
        self._tokens = lru_cache(maxsize=4096)(self._tokens_of)
        words = [words_of(pages[piece.document][1].text[piece.span.start : piece.span.end]) for piece in pieces]
        self._alike = _alike(words)
        self._wholes = _whole_documents(pieces, words)
        self._claimed = {n for n, alike in self._alike.items() if any(index.has(pieces[at]) for at in (n, *alike))}
        self._firsts = list(self._alike)
        self._numbers = numbers_of([words[at] for at in self._firsts])

    def shared(self, tell: Tell | None = None) -> list[Shared]:
        """What passages share, if any claim stands in it; in the order of the later passage."""
        near = self._near(tell)
        found = [*self._exact(), *self._looked_at(near, None)]
        plain = (s for s in found if not (s.here_quotes or s.there_quotes))
        sure = {(s.here.document, s.there.document) for s in plain if is_enough(s.stretch, self._needed(s))}
        found += self._looked_at(near, sure)
        kept = {(s.here.node, s.there.node, s.stretch.runs): s for s in found if self._is_copied(s, sure)}
        return sorted(kept.values(), key=lambda s: (s.here.order, s.there.order, s.stretch.runs))

    def _exact(self) -> Iterator[Shared]:
        """Passages of the same words, figures included: each with the first of its like."""
        for first in sorted(self._claimed):
            for at in self._alike[first]:
                if self._tokens(first) and _may_copy(self._pieces[at], self._pieces[first]):
                    yield self._between(at, first, whole(self._tokens(at), self._tokens(first)))

    def _near(self, tell: Tell | None) -> list[Near]:
        """Passages that share some of their words, the later one first."""
        words, bounds = self._numbers
        found: list[Near] = []
        pairs = self._candidates()
        for left, right in watched(pairs, tell, len(pairs)):
            there, here = self._firsts[left], self._firsts[right]
            if {here, there} & self._claimed and _may_copy(self._pieces[here], self._pieces[there]):
                mine, theirs = (words[bounds[at] : bounds[at + 1]].tolist() for at in (right, left))
                found += [(here, there, runs) for runs in runs_shared(mine, theirs) if density(runs) >= DENSITY]
        return found

    def _candidates(self) -> list[tuple[int, int]]:
        """Pairs of first passages that share words, or whose claims have the same parties and things."""
        place = {self._pieces[at].node: number for number, first in enumerate(self._firsts) for at in self._with(first)}
        groups = self._index.alike({piece.node: place[piece.node] for piece in self._pieces})
        return sorted({*map(tuple, candidate_pairs(*self._numbers).tolist()), *crowd_pairs(groups)})

    def _with(self, first: int) -> tuple[int, ...]:
        return first, *self._alike[first]

    def _looked_at(self, near: Sequence[Near], sure: set[tuple[str, str]] | None) -> Iterator[Shared]:
        """Those of enough words; between documents that are surely copies, where these are given, of few."""
        for here, there, runs in near:
            size = sum(run[2] for run in runs)
            if (
                self._is_worth_it(here, there, size)
                if sure is None
                else size >= BESIDE and self._are(here, there, sure)
            ):
                stretch = Stretch(self._tokens(here), self._tokens(there), runs)
                if self._holds(here, there, stretch):
                    yield self._between(here, there, stretch)

    def _is_worth_it(self, here: int, there: int, size: int) -> bool:
        """True where so many words may be enough: few are only where both sides have claims, or one quotes."""
        mine, theirs = self._pieces[here], self._pieces[there]
        return size >= RUN or (
            size >= LEAST
            and (
                (self._index.has(mine) and self._index.has(theirs)) or any(map(self._quotations.are_in, (mine, theirs)))
            )
        )

    def _are(self, here: int, there: int, documents: set[tuple[str, str]]) -> bool:
        return (self._pieces[here].document, self._pieces[there].document) in documents

    def _holds(self, here: int, there: int, stretch: Stretch) -> bool:
        """True where a claim stands in a stretch, or in a later passage of the same words."""
        if any(at in self._claimed and self._alike[at] for at in (here, there)):
            return True
        both = zip((here, there), stretch.spans, strict=True)
        return any(self._index.within(self._pieces[at].document, span) for at, span in both)

    def _between(self, here: int, there: int, stretch: Stretch) -> Shared:
        mine, theirs = self._pieces[here], self._pieces[there]
        spans = stretch.spans
        return Shared(
            here=mine,
            there=theirs,
            stretch=stretch,
            here_quotes=self._quotations.holds(mine, spans[0]),
            there_quotes=self._quotations.holds(theirs, spans[1]),
        )

    def _is_copied(self, shared: Shared, sure: set[tuple[str, str]]) -> bool:
        here, there = shared.here.document, shared.there.document
        if self._wholes[here] == self._wholes[there]:
            return True
        needed = BESIDE if (here, there) in sure else self._needed(shared)
        return is_enough(shared.stretch, needed)

    def _needed(self, shared: Shared) -> int:
        """How many words must be shared, whatever else the two documents share."""
        spans = zip((shared.here, shared.there), shared.stretch.spans, strict=True)
        holds_sentence = all(self._holds_sentence(piece, span) for piece, span in spans)
        is_quoted = shared.here_quotes or shared.there_quotes
        return words_needed(shared.stretch, holds_sentence=holds_sentence, is_quoted=is_quoted)

    def _holds_sentence(self, piece: Piece, stretch: Span) -> bool:
        """True where a stretch of a passage has nearly all of a sentence in which something is claimed."""
        text = self._pages[piece.document][1].text
        sentences = (
            _sentence(text, piece.span, claim.span) for _, claim in self._index.within(piece.document, stretch)
        )
        return any(share_in(sentence, stretch) >= NEARLY_ALL for sentence in sentences)

    def _tokens_of(self, at: int) -> list[Token]:
        piece = self._pieces[at]
        return tokens_in(self._pages[piece.document][1].text, piece.span)


def _sentence(text: str, passage: Span, claim: Span) -> Span:
    """The sentence of a passage that a claim stands in."""
    start = max((found.end() for found in _END.finditer(text, passage.start, claim.start)), default=passage.start)
    end = _END.search(text, claim.end, passage.end)
    return Span(min(start, claim.start), max(end.start() if end else passage.end, claim.end))


def _may_copy(here: Piece, there: Piece) -> bool:
    """Within one document only a quoted passage, or one by another author, is a copy."""
    return here.document != there.document or "quote" in (here.kind, there.kind) or here.author != there.author


def _alike(words: Sequence[Sequence[str]]) -> dict[int, list[int]]:
    """The first passage of each wording, with the later ones of the same words."""
    firsts: dict[str, int] = {}
    found: dict[int, list[int]] = {}
    for at, row in enumerate(words):
        first = firsts.setdefault(" ".join(row).casefold(), at)
        if first == at:
            found[at] = []
        else:
            found[first].append(at)
    return found


def _whole_documents(pieces: Sequence[Piece], words: Sequence[Sequence[str]]) -> dict[str, str]:
    """Document → a name for all that it says: documents with one name are the same from end to end."""
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for piece, row in zip(pieces, words, strict=True):
        said[piece.document].append((piece.index, " ".join(row).casefold()))
    texts = {document: " ".join(text for _, text in sorted(parts) if text) for document, parts in said.items()}
    return {document: hashlib.sha256(text.encode()).hexdigest() for document, text in texts.items()}
