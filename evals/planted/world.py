"""A planted world: documents with their claims, and what is true of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from evals.planted.data import load_level
from evals.planted.happenings import happenings
from evals.planted.papers import How, Paper, Press
from evals.planted.truth import ToldClaim, by_happening, clashes, dated_apart, unclear_pairs, undecided
from evals.planted.writing import Sentence, capitals
from reftel.model.claim import Claim
from reftel.model.document import Block, BlockKind, Document, Genre
from reftel.model.source import Page, Passage, Source
from reftel.model.span import Flow, Span

DEFAULT_LEVEL = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedClaim:
    """Claim `copy` has its words or its figures from claim `origin`."""

    copy: str
    origin: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Documents, their claims in the order of the documents, and the truth about them.

    `event_of` has the number of the happening behind each claim. `undecided` are claims whose words fit other
    happenings as well, with the numbers of all that they fit (none: next to nothing is told). `unclear` are pairs of
    claims (ids in order) on two happenings that might as well be of one, or the reverse. `rivals` has for such a pair
    on one happening the slots in which they cannot both be right, `open` those about which one may argue.
    `corrupted` says what went wrong in a copy.
    """

    seed: int
    level: str
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    event_of: Mapping[str, int]
    undecided: Mapping[str, frozenset[int]]
    unclear: frozenset[tuple[str, str]]
    rivals: Mapping[tuple[str, str], frozenset[str]]
    open: Mapping[tuple[str, str], frozenset[str]]
    copies: tuple[CopiedClaim, ...]
    corrupted: Mapping[str, str]

    def sources(self) -> dict[str, Source]:
        """The documents as a ledger knows them, by sha256."""
        counts: dict[str, int] = {}
        for claim in self.claims:
            counts[claim.document] = counts.get(claim.document, 0) + 1
        return {
            one.sha256: Source(
                sha256=one.sha256, name=one.name, path=one.path, genre=one.genre, language=one.language,
                title=one.title, author=one.author, publisher=one.publisher, date=one.date, form=one.form,
                n_sentences=one.text.count(". "), n_claims=counts.get(one.sha256, 0),
            )
            for one in self.documents
        }  # fmt: skip

    def pages(self) -> dict[str, Page]:
        """The texts with their blocks, by sha256."""
        return {
            one.sha256: Page(text=one.text, passages=tuple(Passage(kind=b.kind, span=b.span) for b in one.blocks))
            for one in self.documents
        }


def plant(seed: int, level: str = DEFAULT_LEVEL) -> World:
    """The world of a seed number: the same for the same number, on any machine.

    Raises KeyError for a level that there is not.
    """
    rng, knobs = Random(f"{seed} {level}"), load_level(level)
    happened = happenings(rng, knobs)
    press = Press(rng, knobs)
    press.publish(happened)
    documents: list[Document] = []
    claims: list[Claim] = []
    told: list[ToldClaim] = []
    by_line: dict[int, str] = {}
    unclear: set[tuple[str, str]] = set()
    for number, paper in enumerate(press.papers):
        document, lines = _document(f"{seed:04}-{number:03}", paper)
        documents.append(document)
        for line, sentence, start in lines:
            claim = _claim(document, sentence, start)
            assert sentence.telling is not None
            by_line[line] = claim.id
            claims.append(claim)
            told.append(ToldClaim(claim=claim.id, telling=sentence.telling, day=paper.day, paper=number))
    rivals: dict[tuple[str, str], set[str]] = {}
    doubtful: dict[tuple[str, str], set[str]] = {}
    for group in by_happening(told).values():
        unclear.update(dated_apart(group))
        for one, two, slot, clash in clashes(group):
            (rivals if clash == "rival" else doubtful).setdefault((one, two), set()).add(slot)
    return World(
        seed=seed, level=level, documents=tuple(documents), claims=tuple(claims),
        event_of={one.claim: one.telling.happening for one in told},
        undecided=undecided(told, happened), unclear=frozenset({*unclear, *unclear_pairs(told)}),
        rivals={pair: frozenset(slots) for pair, slots in rivals.items()},
        open={pair: frozenset(slots) for pair, slots in doubtful.items()},
        copies=tuple(CopiedClaim(copy=by_line[c.copy], origin=by_line[c.origin], how=c.how) for c in press.copied),
        corrupted={one.claim: one.telling.corruption for one in told if one.telling.corruption},
    )  # fmt: skip


def _document(name: str, paper: Paper) -> tuple[Document, list[tuple[int, Sentence, int]]]:
    """The paper as a document, and its telling lines with where they begin."""
    parts = [paper.title]
    kinds: list[tuple[BlockKind, int, int]] = [("heading", 0, len(paper.title))]
    lines: list[tuple[int, Sentence, int]] = []
    at = len(paper.title)
    for passage in paper.passages:
        parts.append("\n\n")
        at += 2
        begin = at
        for index, line in enumerate(passage.lines):
            if index:
                parts.append(" ")
                at += 1
            if line.sentence.telling:
                lines.append((line.number, line.sentence, at))
            parts.append(line.sentence.piece.text)
            at += len(line.sentence.piece.text)
        kinds.append((passage.kind, begin, at))
    text = "".join(parts) + "\n"
    text = capitals(text) if paper.in_capitals else text
    genre: Genre = "cable" if paper.in_capitals else "article"
    return Document(
        name=name, path=f"{name}.txt", sha256=hashlib.sha256(f"{name}\n{text}".encode()).hexdigest(), text=text,
        blocks=tuple(Block(kind=kind, flow=Flow.join(text, [Span(start, end)])) for kind, start, end in kinds),
        genre=genre, title=paper.title, author=paper.author, publisher=paper.outlet, date=paper.day.isoformat(),
    ), lines  # fmt: skip


def _claim(document: Document, sentence: Sentence, start: int) -> Claim:
    """The claim of a sentence that begins at `start`."""
    assert sentence.telling is not None
    end = start + len(sentence.piece.text) - 1
    spans: dict[str, tuple[Span, ...]] = {}
    for slot, first, last in sentence.piece.spans:
        spans[slot] = (*spans.get(slot, ()), Span(start + first, start + last))
    item = spans["item"][0]
    return Claim(
        document=document.sha256, span=Span(start, end), quote=document.text[start:end], rule="planted",
        vocabulary="planted", item=document.text[item.start : item.end], slot_spans=spans, **sentence.telling.slots(),
    )  # fmt: skip
