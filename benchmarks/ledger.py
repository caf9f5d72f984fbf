"""How fast a ledger takes claims in and answers, and how large it gets, in both stores.

    python -m benchmarks.ledger                         fifty thousand claims into a file, and into a server of its own
    python -m benchmarks.ledger --claims 1000000
    python -m benchmarks.ledger --store sqlite          only one of the two

Claims are planted (`evals.planted.many`), twenty to a document, with a sentence for each and as many around it, and go
in as those of a reading do: one transaction for each document. A question is asked many times over, each time for
another claim, document or pair of states; the median and the 99th percentile are given in milliseconds.
"""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, islice
from random import Random

from evals.planted import many
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.document import Block, Document
from reftel.model.span import Flow, Span

CLAIMS_PER_DOCUMENT = 20
WORDS_PER_SENTENCE = 14
RUN = Run(version="0", vocabulary="planted", started="2026-01-01T00:00:00+00:00")
RARE, COMMON = "obelisk", "delivered"
"""Words that about one claim in ten thousand holds, and about one in seven."""

_TIMES = 100
_SOUNDS = "ba do ke li mo na ri su te vo wa ze".split()


def documents(n_claims: int) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with their claims; the same for the same number."""
    rng, claims = Random("ledger"), many(n_claims)
    words = ["".join(rng.choices(_SOUNDS, k=rng.randint(1, 4))) for _ in range(20_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    number = 0
    while some := [claim for claim, _ in islice(claims, CLAIMS_PER_DOCUMENT)]:
        told = [_sentence(claim, rng) for claim in some]
        around = [" ".join(rng.choices(words, cum_weights=weights, k=WORDS_PER_SENTENCE)) + "." for _ in told]
        yield _document(number, some, told, around)
        number += 1


def _sentence(claim: Claim, rng: Random) -> str:
    (actor,), (recipient,) = claim.actor, claim.recipient
    amount = f"{claim.quantity.low:g} " if claim.quantity else ""
    where = f" at the {RARE}" if rng.random() < 0.0001 else ""
    return f"{actor} {claim.stage or claim.kind} {amount}{claim.item} to {recipient}{where} ({claim.period or '?'})."


def _document(number: int, claims: list[Claim], told: list[str], around: list[str]) -> tuple[Document, list[Claim]]:
    paragraphs = [f"{one} {two}" for one, two in zip(told, around, strict=True)]
    text = "\n".join(paragraphs)
    starts = list(accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0))
    spans = [Span(start, start + len(paragraph)) for start, paragraph in zip(starts, paragraphs, strict=False)]
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    name = f"{sha256[:3]}/{number:07}"  # names in another order than that of coming, as in a folder that grows
    document = Document(
        name=name, path=f"{name}.txt", sha256=sha256, text=text, genre="article", publisher=f"Outlet {number % 200}",
        blocks=tuple(Block(kind="paragraph", flow=Flow.join(text, [span])) for span in spans),
    )  # fmt: skip
    placed = [
        replace(claim, document=sha256, quote=quote, span=Span(start, start + len(quote)), probability=0.5,
                slot_spans={"actor": (Span(start, start + 3),), "recipient": (Span(start + 8, start + 11),)})
        for claim, quote, start in zip(claims, told, starts, strict=False)
    ]  # fmt: skip
    return document, placed


def fill(store: Store, n_claims: int) -> Iterator[tuple[int, float]]:
    """Writes the claims; says now and then how many there are and how many seconds writing them took."""
    taken = 0.0
    done = 0
    for number, (document, claims) in enumerate(documents(n_claims), 1):
        began = time.perf_counter()
        store.add_document(document, claims, [], RUN, n_sentences=2 * len(claims))
        taken += time.perf_counter() - began
        done += len(claims)
        if number % 500 == 0:
            yield done, taken
    yield done, taken
