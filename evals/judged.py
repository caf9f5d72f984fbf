"""Pairs of claims that people judged, and what a system says of them.

`pairs.jsonl` names two marked claims by corpus, document and line (from 0), what they are to each other, and why:

* `same`: both tell of one happening, and both can be right.
* `rival`: both tell of one happening, and cannot both be right.
* `stage`: both tell of one deal, at different stages of it.
* `different`: they tell of two happenings.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from evals.corpora import CORPORA, ROOT, Corpus
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.event import Event
from reftel.model.source import Source
from reftel.model.span import Span

Relation = Literal["same", "rival", "stage", "different"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
PAIRS = ROOT / "evals/pairs.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked claim by its place."""

    corpus: str
    document: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Two claims, and what they are to each other."""

    one: Marked
    two: Marked
    relation: Relation
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often a system says what of pairs that are something; and what could not be read here."""

    counts: Mapping[tuple[Relation, Relation], int]
    wrong: Sequence[tuple[Judged, Relation]]
    unread: int

    @property
    def agreement(self) -> float:
        """The share of pairs of which the system says what people say."""
        total = sum(self.counts.values())
        return sum(n for (true, said), n in self.counts.items() if true == said) / total if total else 0.0

    def as_record(self) -> dict[str, Any]:
        """The table as JSON values."""
        table = {true: {said: self.counts.get((true, said), 0) for said in RELATIONS} for true in RELATIONS}
        return {"agreement": round(self.agreement, 4), "unread": self.unread, "table": table}


def load_pairs(path: Path = PAIRS) -> list[Judged]:
    """The pairs. Raises ValueError for a relation that there is not."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["relation"] not in RELATIONS:
            raise ValueError(f"{path.name}: no relation {record['relation']!r}")
        one, two = (
            Marked(corpus=place[0], document=place[1], line=place[2]) for place in (record["one"], record["two"])
        )
        pairs.append(Judged(one=one, two=two, relation=record["relation"], why=record["why"]))
    return pairs


def shipped(corpora: Sequence[Corpus] = CORPORA) -> list[Corpus]:
    """The corpora that are part of the repository: what is measured on them is the same everywhere."""
    return [corpus for corpus in corpora if corpus.texts.is_relative_to(ROOT)]


def readable(pairs: Iterable[Judged], corpora: Sequence[Corpus] = CORPORA) -> list[Judged]:
    """The pairs whose texts are here."""
    present = {corpus.name for corpus in corpora if corpus.is_present}
    return [pair for pair in pairs if {pair.one.corpus, pair.two.corpus} <= present]


def marked_claims(corpus: Corpus, document: str) -> tuple[Source, list[Claim]]:
    """The document and its marked claims, in the order of the file."""
    from reftel.readers.files import read_file

    text = corpus.texts / f"{document}{corpus.suffix}"
    read = read_file(text)
    records = [
        json.loads(line) for line in corpus.gold_file(text).read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return _source(read, len(records)), [_claim(read.sha256, record) for record in records]


def confusion(path: Path = PAIRS, corpora: Sequence[Corpus] = CORPORA) -> Confusion:
    """What reftel says of the pairs whose texts are here, among all marked claims of their documents."""
    pairs = load_pairs(path)
    here = readable(pairs, corpora)
    by_name = {corpus.name: corpus for corpus in corpora}
    documents = sorted({(place.corpus, place.document) for pair in here for place in (pair.one, pair.two)})
    read = {place: marked_claims(by_name[place[0]], place[1]) for place in documents}
    events = _events(list(read.values()))
    counts: Counter[tuple[Relation, Relation]] = Counter()
    wrong: list[tuple[Judged, Relation]] = []
    for pair in here:
        claims = [read[place.corpus, place.document][1][place.line] for place in (pair.one, pair.two)]
        said = relation(claims[0], claims[1], events)
        counts[pair.relation, said] += 1
        wrong += [(pair, said)] if said != pair.relation else []
    return Confusion(counts=counts, wrong=wrong, unread=len(pairs) - len(here))


def relation(one: Claim, two: Claim, events: Mapping[str, Event]) -> Relation:
    """What the events say that two claims are to each other."""
    event = events[one.id]
    if two.id not in event.claims:
        return "different"
    sides = [[side.claims for side in rivalry.sides] for rivalry in event.rivalries]
    if any(_stand_apart(one.id, two.id, several) for several in sides):
        return "rival"
    return "stage" if one.stage and two.stage and one.stage != two.stage else "same"


def render_confusion(found: Confusion) -> str:
    """The table: what people say down, what reftel says across."""
    total = sum(found.counts.values())
    unread = f"; {found.unread} more were not read, since the folder ../shared is absent here" if found.unread else ""
    head = f"{total} pairs that people judged, {found.agreement:.2f} alike{unread}"
    rows = [f"{'judged':12}" + "".join(f"{said:>11}" for said in RELATIONS)]
    rows += [
        f"{true:12}" + "".join(f"{found.counts.get((true, said), 0):11}" for said in RELATIONS) for true in RELATIONS
    ]
    return "\n".join([head, *rows])


def _stand_apart(one: str, two: str, sides: Sequence[Sequence[str]]) -> bool:
    mine, other = ({at for at, side in enumerate(sides) if claim in side} for claim in (one, two))
    return bool(mine and other and not mine & other)


def _events(read: Sequence[tuple[Source, Sequence[Claim]]]) -> dict[str, Event]:
    from reftel.accounts.grouping import group
    from reftel.accounts.versions import accounts_of

    sources = {source.sha256: source for source, _ in read}
    claims = {claim.id: claim for _, several in read for claim in several}
    events = [accounts_of(one, claims, sources) for one in group(list(claims.values()), sources)]
    return {claim: event for event in events for claim in event.claims}


def _source(document: Document, n_claims: int) -> Source:
    return Source(
        sha256=document.sha256, name=document.name, path=document.path, genre=document.genre, date=document.date,
        language=document.language, n_sentences=0, n_claims=n_claims, title=document.title, author=document.author,
        publisher=document.publisher, form=document.form,
    )  # fmt: skip


def _claim(sha256: str, record: Mapping[str, Any]) -> Claim:
    slots: dict[str, Any] = {slot: tuple(record.get(slot) or ()) for slot in _LISTS}
    slots |= {slot: record.get(slot) for slot in _PLAIN}
    slots["quantity"] = Quantity(**record["quantity"]) if record.get("quantity") else None
    slots["value"] = Money(**record["value"]) if record.get("value") else None
    return Claim(
        document=sha256, span=Span(record["start"], record["end"]), rule="marked", vocabulary="marked", **slots
    )


_LISTS = ("actor", "recipient", "designators", "place", "said_by")
_PLAIN = ("kind", "item", "period", "stage", "terms", "modality", "polarity", "quote")
