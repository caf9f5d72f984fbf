"""A large ledger in the shape of an archive, for measuring pages: `python -m benchmarks.archive LEDGER [CLAIMS]`.

As archives are, it is uneven: some sixty recipients, the largest with about one claim in thirty; suppliers of which
each recipient has a few that give most; the years 1955 to 1990; fifty claims to a document, from single ones to some
hundreds; all kinds. Each event is told one to six times, here and there by rival accounts; some claims are planned,
alleged or denied, and one in fifty was judged, now and then by two who differ. The same for the same number of claims.
"""

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from random import Random

from evals.planted.data import Matter, load_matters, load_states
from evals.planted.happenings import COURSES, KIND_WEIGHTS
from reftel.events import bring_up
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim, Kind, Modality, Stage, Terms
from reftel.model.document import Block, Document, Genre
from reftel.model.span import Flow, Span

N_CLAIMS = 100_000
YEARS = (1955, 1990)
REVIEWERS = ("Ana Quispe", "B. Carter", "C. Ndlovu")

_CLAIMS_PER_DOCUMENT, _N_RECIPIENTS, _JUDGED, _EVENNESS = 50, 60, 0.02, 25
_RUN = Run(version="0", vocabulary="planted", started="2026-01-01T00:00:00+00:00")
_TOLD = {"holding": "ongoing", "share": None, "relation": "ongoing"}
"""Kinds that are no happenings, with the stage at which they count."""
_WEIGHTS: Mapping[Kind, int] = {**KIND_WEIGHTS, "holding": 3, "share": 2, "relation": 2}
_TERMS: Sequence[Terms] = ("sale", "grant", "credit", "loan", "donation", "barter")
_GENRES: Sequence[Genre] = ("cable", "study", "article", "forum")
_SPEAKERS = ("SUN", "USA", "a Western diplomat", "local press", "the defence ministry")
_FILLER = (
    "The post has nothing to add to its earlier report on this.",
    "Other sources in the capital were not able to confirm it.",
    "The press carried the story on an inner page the next day.",
    "No figure was given for the cost, and none could be had.",
)


@dataclass(frozen=True, slots=True)
class _Event:
    kind: Kind
    actor: str
    recipient: str
    matter: Matter | None
    count: int
    year: int
    month: int
    stages: tuple[Stage | None, ...]
    terms: Terms | None


def fill(store: Store, n_claims: int = N_CLAIMS) -> None:
    """Writes documents with their claims, what reviewers said of some of them, and the events of all."""
    judged = []
    for document, claims in documents(n_claims):
        store.add_document(document, claims, [], _RUN, n_sentences=2 * len(claims))
        judged += [claim.id for claim in claims if int(claim.id, 16) % 1000 < 1000 * _JUDGED]
    for claim in judged:
        _judge(store, claim)
    bring_up(store)


def documents(n_claims: int) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with their claims, placed in their text."""
    rng = Random("archive")
    n_documents = max(1, n_claims // _CLAIMS_PER_DOCUMENT)
    weights = list(accumulate(rng.lognormvariate(0, 0.8) for _ in range(n_documents)))
    held: dict[int, list[Claim]] = defaultdict(list)
    for claim in _claims(rng, n_claims):
        held[rng.choices(range(n_documents), cum_weights=weights)[0]].append(claim)
    for number in sorted(held):
        yield _document(rng, number, held[number])


def _claims(rng: Random, n_claims: int) -> Iterator[Claim]:
    pairs, weights = _pairs(rng)
    kinds, by_kind = list(_WEIGHTS), list(accumulate(_WEIGHTS.values()))
    made = 0
    while made < n_claims:
        event = _event(rng, rng.choices(kinds, cum_weights=by_kind)[0], *rng.choices(pairs, cum_weights=weights)[0])
        times = min(rng.choices((1, 2, 3, 4, 5, 6), (40, 24, 14, 10, 7, 5))[0], n_claims - made)
        another = replace(event, count=round(event.count * rng.choice((0.5, 1.5, 2))) + 1)
        rival = another if rng.random() < 0.15 else event
        for telling in range(times):
            yield _told(rng, rival if telling % 2 else event)
        made += times


def _pairs(rng: Random) -> tuple[list[tuple[str, str]], list[float]]:
    """Suppliers with recipients, and weights added up: Peru has most, and each recipient has its own first supplier."""
    states = list(load_states().values())
    suppliers = [state.code for state in states if state.gives and state.since <= YEARS[0] and state.until >= YEARS[1]]
    recipients = sorted((state.code for state in states if not state.gives), key=lambda code: (code != "PER", code))
    recipients = (recipients + suppliers)[:_N_RECIPIENTS]
    pairs, weights = [], []
    for rank, recipient in enumerate(recipients):
        own = [code for code in rng.sample(suppliers, len(suppliers)) if code != recipient]
        for place, supplier in enumerate(own):
            pairs.append((supplier, recipient))
            weights.append(1 / (rank + _EVENNESS) / (place + 1) ** 1.5)
    return pairs, list(accumulate(weights))


def _event(rng: Random, kind: Kind, actor: str, recipient: str) -> _Event:
    matters = [matter for matter in load_matters().values() if matter.kind == kind]
    matter = rng.choice(matters) if matters else None
    course = rng.choice(COURSES[kind])[1] if kind in COURSES else (_TOLD[kind],)
    count = max(2, round(((matter and matter.lot) or 10) * rng.lognormvariate(0, 0.6)))
    terms = rng.choice(_TERMS) if kind in ("transfer", "financing") and rng.random() < 0.4 else None
    return _Event(kind, actor, recipient, matter, count, rng.randint(*YEARS), rng.randint(1, 12), course, terms)


def _told(rng: Random, event: _Event) -> Claim:
    matter = event.matter
    named = matter is not None and matter.noun is not None and rng.random() < 0.7
    item = None if matter is None else rng.choice(matter.names) if named or not matter.noun else matter.noun
    modality: Modality = rng.choices(("factual", "planned", "possible", "alleged"), (88, 4, 3, 5))[0]  # type: ignore[assignment]
    period = rng.choice((f"{event.year}", f"{event.year}-{event.month:02}", f"{event.year}~"))
    return Claim(
        document="", kind=event.kind, actor=(event.actor,), recipient=(event.recipient,), span=Span(0, 1), quote="",
        rule="planted", vocabulary="planted", item=item, designators=(matter.key,) if matter and named else (),
        quantity=_quantity(rng, event), value=_value(rng, event), period=period if rng.random() < 0.8 else None,
        stage=rng.choice(event.stages), terms=event.terms, modality=modality,
        polarity="denied" if rng.random() < 0.03 else "affirmed",
        said_by=(rng.choice(_SPEAKERS),) if rng.random() < 0.2 else (), probability=round(rng.betavariate(6, 1.5), 4),
    )  # fmt: skip


def _quantity(rng: Random, event: _Event) -> Quantity | None:
    if event.kind == "share":
        return Quantity(low=min(99, event.count), high=min(99, event.count), unit="percent")
    if event.matter is None or event.matter.unit is None or rng.random() < 0.4:
        return None
    high = event.count + (event.count // 4 if rng.random() < 0.15 else 0)
    return Quantity(low=event.count, high=high, unit=event.matter.unit, approx=rng.random() < 0.2)


def _value(rng: Random, event: _Event) -> Money | None:
    if event.kind not in ("financing", "transfer") or rng.random() > (0.6 if event.kind == "financing" else 0.05):
        return None
    return Money(low=event.count * 1e6, high=event.count * 1e6, currency="USD", approx=rng.random() < 0.3)


def _document(rng: Random, number: int, claims: list[Claim]) -> tuple[Document, list[Claim]]:
    told = [_sentence(claim) for claim in claims]
    paragraphs = [f"{one} {rng.choice(_FILLER)}" for one in told]
    text = "\n".join(paragraphs)
    starts = list(accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0))
    sha256 = hashlib.sha256(f"{number}\n{text}".encode()).hexdigest()
    name, genre = f"{rng.choice(_GENRES)}-{number:05}", rng.choice(_GENRES)
    document = Document(
        name=name, path=f"{name}.txt", sha256=sha256, text=text, genre=genre, publisher=f"Outlet {number % 200}",
        title=f"Report {number}", date=f"{rng.randint(*YEARS)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        blocks=tuple(
            Block(kind="paragraph", flow=Flow.join(text, [Span(start, start + len(paragraph))]))
            for start, paragraph in zip(starts, paragraphs, strict=False)
        ),
    )  # fmt: skip
    return document, [
        replace(claim, document=sha256, quote=quote, span=Span(start, start + len(quote)),
                slot_spans={"actor": (Span(start, start + 3),)})
        for claim, quote, start in zip(claims, told, starts, strict=False)
    ]  # fmt: skip


def _sentence(claim: Claim) -> str:
    (actor,), (recipient,) = claim.actor, claim.recipient
    amount = f"{claim.quantity.low:g} " if claim.quantity else ""
    said = "denied " if claim.polarity == "denied" else ""
    when = f" in {claim.period}" if claim.period else ""
    return f"{actor} {said}{claim.stage or claim.kind} {amount}{claim.item or 'arms'} to {recipient}{when}."


def _judge(store: Store, claim: str) -> None:
    """One reviewer says yes or no, and in one case of ten another one the opposite."""
    drawn = int(claim, 16)
    first, second = (REVIEWERS[(drawn // 7 + n) % len(REVIEWERS)] for n in range(2))
    verdicts = [store.accept, store.reject] if drawn % 5 else [store.reject, store.accept]
    verdicts[0](claim, reviewer=first)
    if drawn % 10 == 3:
        verdicts[1](claim, reviewer=second)


def main() -> None:
    """Makes the ledger."""
    if len(sys.argv) < 2:
        raise SystemExit((__doc__ or "").strip())
    n_claims = int(sys.argv[2]) if len(sys.argv) > 2 else N_CLAIMS
    if Path(sys.argv[1]).exists():
        raise SystemExit(f"{sys.argv[1]} is there already")
    with Store(sys.argv[1]) as store:
        fill(store, n_claims)


if __name__ == "__main__":
    main()
