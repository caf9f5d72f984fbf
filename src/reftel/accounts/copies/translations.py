"""Passages with no words in common and the same figures and names in the same order: translations."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from reftel.accounts.copies.anchors import Anchor, anchors_in, figures_in, rest_of
from reftel.accounts.copies.figures import is_designation
from reftel.accounts.copies.fingerprints import crowd_pairs
from reftel.accounts.copies.index import ClaimIndex
from reftel.accounts.copies.words import Pages, Piece, Token

FIGURES, ANCHORS = 3, 7
"""Figures, and figures with names, that two passages must share."""

KEPT, ORDERED = 0.85, 0.5
"""The share of either side's figures and names that the other has too, and of the shorter side's in the same order:
clauses change places in translation."""

APART = 0.25
"""The greatest share of other words in common: texts of one language share more of their small words alone."""


@dataclass(frozen=True, slots=True)
class Side:
    """A passage with its text and its anchors."""

    piece: Piece
    text: str
    anchors: Sequence[Anchor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A later passage (`here`) with the anchors of an earlier one.

    `n_shared` of them are shared; `changed` are pairs of words, here and there, whose figures are not the same.
    """

    here: Piece
    there: Piece
    n_shared: int
    changed: tuple[tuple[Token, Token], ...]

    @property
    def directed(self) -> bool:
        """True where the earlier passage is surely the earlier one."""
        return self.there.time is not None and self.there.time.is_before(self.here.time)


def translations(pages: Pages, pieces: Sequence[Piece], index: ClaimIndex) -> Iterator[Translated]:
    """Passages that are translations of earlier ones, if a claim stands in either."""

    @lru_cache(maxsize=4096)
    def side(at: int) -> Side:
        piece, text = pieces[at], pages[pieces[at].document][1].text
        return Side(piece, text, anchors_in(text, piece.span))

    figures = {at: _figures(pages[piece.document][1].text, piece) for at, piece in enumerate(pieces)}
    for there, here in _candidates(figures):
        mine, theirs = pieces[here], pieces[there]
        if mine.document != theirs.document and (index.has(mine) or index.has(theirs)):
            translated = _compared(side(here), side(there))
            if translated and _are_apart(side(here), side(there)):
                yield translated


def _figures(text: str, piece: Piece) -> Counter[str]:
    """The figures of a passage, with how often each stands there; nothing where they are too few."""
    found = figures_in(text[piece.span.start : piece.span.end])
    return Counter(found) if len(found) >= FIGURES else Counter()


def _candidates(figures: Mapping[int, Counter[str]]) -> list[tuple[int, int]]:
    """Pairs of passages that share most of their figures, two of several digits among them."""
    holding: dict[str, list[int]] = defaultdict(list)
    for at, found in figures.items():
        for figure in found:
            if len(figure) > 1:
                holding[figure].append(at)
    shared = Counter(pair for group in holding.values() for pair in crowd_pairs([group]))
    return sorted(
        (there, here)
        for (there, here), count in shared.items()
        if count > 1 and _is_enough(figures[here], figures[there], FIGURES)
    )


def _is_enough(here: Counter[str], there: Counter[str], least: int) -> bool:
    """True where two sides share so many, and most of either."""
    return (here & there).total() >= max(least, KEPT * max(here.total(), there.total()))


def _compared(here: Side, there: Side) -> Translated | None:
    """What two passages share; None where it is too little, or in quite another order."""
    mine, theirs = ([anchor.key for anchor in side.anchors] for side in (here, there))
    if not _is_enough(Counter(mine), Counter(theirs), ANCHORS):
        return None
    if LCSseq.similarity(mine, theirs) < ORDERED * min(len(mine), len(theirs)):
        return None
    changed = (*_designations(here, there), *_bare_figures(here, there))
    n_shared = (Counter(mine) & Counter(theirs)).total()
    return Translated(here=here.piece, there=there.piece, n_shared=n_shared, changed=changed)


def _designations(here: Side, there: Side) -> Iterator[tuple[Token, Token]]:
    """Designations with the same letters and other figures; of letters that stand there once on either side."""
    mine, theirs = (_by_letters(side) for side in (here, there))
    for letters in sorted(mine.keys() & theirs.keys()):
        if len(mine[letters]) == len(theirs[letters]) == 1 and mine[letters].keys() != theirs[letters].keys():
            yield next(iter(mine[letters].values())), next(iter(theirs[letters].values()))


def _by_letters(side: Side) -> dict[str, dict[str, Token]]:
    """The designations of a passage: letters → figure → the word."""
    found: dict[str, dict[str, Token]] = defaultdict(dict)
    for name, figure in pairwise(side.anchors):
        if name.token == figure.token and figure.is_figure and not name.is_figure:
            found[name.key][figure.key] = figure.token
    return found


def _bare_figures(here: Side, there: Side) -> Iterator[tuple[Token, Token]]:
    """Figures without letters that only one side has, in order, where both sides have as many."""
    mine, theirs = (
        {
            anchor.key: anchor.token
            for anchor in side.anchors
            if not is_designation(anchor.token.text) and anchor.is_figure
        }
        for side in (here, there)
    )
    only = [mine[key] for key in mine if key not in theirs], [theirs[key] for key in theirs if key not in mine]
    if len(only[0]) == len(only[1]):
        yield from zip(*only, strict=True)


def _are_apart(here: Side, there: Side) -> bool:
    """True where hardly any other words are shared."""
    mine, theirs = (rest_of(side.text, side.piece.span, side.anchors) for side in (here, there))
    return len(mine & theirs) <= APART * max(min(len(mine), len(theirs)), 1)
