"""How fast a ledger takes claims in and answers, and how large it gets, in both stores.

    python -m benchmarks.ledger                         fifty thousand claims into a file, and into a server of its own
    python -m benchmarks.ledger --claims 1000000
    python -m benchmarks.ledger --store sqlite          only one of the two
    python -m benchmarks.ledger --ledger LEDGER         only the questions, of a ledger that was filled so before

Claims are planted (`evals.planted.many`), twenty to a document, with a sentence for each and as many around it, and go
in as those of a reading do: one transaction for each document. A question is asked many times over, each time for
another claim, document or pair of states; the median and the 99th percentile are given in milliseconds.
"""

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from sqlalchemy import func, select, text

from evals.planted import many
from reftel.ledger.cursor import cursor_of
from reftel.ledger.query import count_claims
from reftel.ledger.records import Run
from reftel.ledger.schema import claims as claims_table
from reftel.ledger.schema import shelf
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.document import Block, Document
from reftel.model.span import Flow, Span
from tests.server import execute, find_programs, running_server

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
    done, taken = 0, 0.0
    for number, (document, claims) in enumerate(documents(n_claims), 1):
        began = time.perf_counter()
        store.add_document(document, claims, [], RUN, n_sentences=2 * len(claims))
        taken += time.perf_counter() - began
        done += len(claims)
        if number % 500 == 0:
            yield done, taken
    yield done, taken


def questions(store: Store) -> Iterator[tuple[str, Callable[[int], object]]]:
    """What is asked, and how: each time, which is numbered, for something else."""
    with store._reading() as connection:
        some = select(claims_table.c.id, claims_table.c.actor, claims_table.c.recipient)
        count = connection.execute(select(func.max(claims_table.c.number))).scalar_one()
        numbers = [1 + count * n // _TIMES for n in range(_TIMES)]
        picked = connection.execute(some.where(claims_table.c.number.in_(numbers))).all()
        shelves = connection.execute(select(shelf.c.name, shelf.c.sha256).order_by(shelf.c.name, shelf.c.sha256)).all()
    places = [shelves[len(shelves) * n // _TIMES] for n in range(_TIMES)]
    deep = [cursor_of("claims", [*place, 0, 0, "", ""]) for place in places]
    size = len(picked)
    yield "one claim by its id", lambda n: store.claim(picked[n % size].id)
    yield "a document's claims", lambda n: store.claims(document=places[n].name)
    yield "a page of 100, anywhere", lambda n: store.claims_page(after=deep[n])
    yield (
        "a page of a pair of states",
        lambda n: store.claims_page(actor=picked[n % size].actor[0], recipient=picked[n % size].recipient[0]),
    )
    yield "a page of a kind, anywhere", lambda n: store.claims_page(after=deep[n], kind="visit")
    yield f"claims with a rare word ({RARE})", lambda _: store.search(RARE)
    yield f"claims with a common word ({COMMON}), anywhere", lambda n: store.search(COMMON, after=deep[n])
    yield "passages with a common word", lambda _: store.search(COMMON, in_="passages")
    yield "counts by kind", lambda _: _counted(store)


def _counted(store: Store) -> object:
    with store._reading() as connection:
        return connection.execute(count_claims()).all()


def report(store: Store) -> None:
    """Asks everything, and prints how long it took."""
    print(f"{'milliseconds':50}{'median':>9}{'99th':>9}")
    for question, ask in questions(store):
        taken = []
        for n in range(_TIMES):
            began = time.perf_counter()
            ask(n)
            taken.append(1000 * (time.perf_counter() - began))
        print(f"{question:50}{statistics.median(taken):9.1f}{statistics.quantiles(taken, n=100)[-1]:9.1f}")


@contextmanager
def new_ledger(kind: str) -> Iterator[str]:
    """Where a ledger may be made: in a folder that goes, or on a server that goes."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "ledger.db")
        return
    programs = find_programs()
    if programs is None:
        raise SystemExit("there is no PostgreSQL here (initdb, postgres)")
    with running_server(programs) as url:
        execute(url, "CREATE DATABASE ledger")
        yield f"{url}/ledger"


def size_of(store: Store) -> int:
    """Bytes on the disc."""
    if store.address.path is not None:
        return sum(path.stat().st_size for path in store.address.path.parent.glob(f"{store.address.path.name}*"))
    with store._reading() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def main() -> None:
    """Fills and asks, as the options say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--store", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--ledger")
    asked = parser.parse_args()
    if asked.ledger:
        with Store(asked.ledger, create=False) as store:
            report(store)
        return
    for kind in asked.store or ("sqlite", "postgresql"):
        with new_ledger(kind) as at, Store(at) as store:
            for done, taken in fill(store, asked.claims):
                print(f"\r{kind}: {done:,} claims, {done / taken:,.0f} a second", end="", flush=True)
            size = size_of(store)
            print(f", {size / 1e6:,.0f} MB, {size / done:,.0f} bytes a claim")
            report(store)


if __name__ == "__main__":
    main()
