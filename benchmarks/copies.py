"""How long it takes to find copies, as the text grows.

`python -m benchmarks.copies` makes documents of ten passages each, with a claim in every third passage and a reprint of
an earlier passage in every twentieth, and prints seconds for each size. Words are drawn as natural language has them
(Zipf), and stock phrases stand between them, so that much is shared that is no copy.
"""

import argparse
import hashlib
import random
import time
from collections.abc import Iterator, Sequence

from reftel.accounts.copies import find_copies
from reftel.model.claim import Claim
from reftel.model.source import Page, Passage, Source
from reftel.model.span import Span

PASSAGES = 10
WORDS = 60
REPRINTED, CLAIMED = 20, 3
STOCK = [
    "in the course of the year", "the government of the republic", "according to a report of the ministry",
    "a shipment of # tanks", "at the end of the month", "the armed forces of the country", "on the basis of the treaty",
]  # fmt: skip


def documents(count: int, seed: int = 1) -> Iterator[tuple[Source, Page, list[Claim]]]:
    """Documents with their claims; the same for the same count and seed."""
    rng = random.Random(seed)
    vocabulary = [f"w{hashlib.sha256(str(n).encode()).hexdigest()[:5].translate(_LETTERS)}" for n in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    earlier: list[str] = []
    for number in range(count):
        passages = [_passage(rng, vocabulary, weights, earlier) for _ in range(PASSAGES)]
        yield _document(number, passages)


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def _passage(rng: random.Random, vocabulary: Sequence[str], weights: Sequence[float], earlier: list[str]) -> str:
    if earlier and rng.randrange(REPRINTED) == 0:
        words = rng.choice(earlier).split()
        words[rng.randrange(len(words))] = "changed"
        return " ".join(words)
    words = rng.choices(vocabulary, weights, k=WORDS)
    for _ in range(3):
        words.insert(rng.randrange(WORDS), rng.choice(STOCK).replace("#", str(rng.randrange(500))))
    earlier.append(" ".join(words))
    return earlier[-1]


def _document(number: int, passages: Sequence[str]) -> tuple[Source, Page, list[Claim]]:
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    spans, at = [], 0
    for passage in passages:
        spans.append(Span(at, at + len(passage)))
        at += len(passage) + 1
    claims = [
        Claim(
            document=sha256, kind="transfer", actor=("SUN",), recipient=("PER",), rule="r", vocabulary="v",
            span=Span(span.start, span.start + 80), quote=passage[:80], period=str(1950 + number % 70),
            said_by=(f"General Number{number % 997}",) if n % 2 else (),
        )
        for n, (span, passage) in enumerate(zip(spans, passages, strict=True)) if n % CLAIMED == 0
    ]  # fmt: skip
    source = Source(
        sha256=sha256, name=f"d{number}", path=f"d{number}", genre="text", language="en", n_sentences=PASSAGES,
        n_claims=len(claims), date=f"{1950 + number % 70}-01-01",
    )  # fmt: skip
    page = Page(text="\n".join(passages), passages=tuple(Passage(kind="paragraph", span=span) for span in spans))
    return source, page, claims


def main() -> None:
    """Print a table of sizes and seconds."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--passages", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    print(f"{'passages':>9} {'words':>10} {'claims':>8} {'copies':>8} {'seconds':>8} {'at work':>8}")
    for size in options.parse_args().passages:
        made = list(documents(size // PASSAGES))
        pages = {source.sha256: (source, page) for source, page, _ in made}
        claims = [claim for _, _, told in made for claim in told]
        n_words = sum(len(page.text.split()) for _, page in pages.values())
        began, worked = time.perf_counter(), time.process_time()
        graph = find_copies(pages, claims)
        taken, work = time.perf_counter() - began, time.process_time() - worked
        print(f"{size:9,} {n_words:10,} {len(claims):8,} {len(graph.copies):8,} {taken:8.2f} {work:8.2f}")


if __name__ == "__main__":
    main()
