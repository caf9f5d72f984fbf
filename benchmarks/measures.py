"""How long the measures take over a million claims, and how much memory.

`python -m benchmarks.measures [N]` makes N statements of events (a million if not said), as a ledger would give them,
and prints for each step seconds by the clock and of the processors, rows that came of it, and the most memory that was
in use so far.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import polars as pl

from reftel.measures.concentration import concentration, stated_concentration
from reftel.measures.crosswalk import members
from reftel.measures.facts import Facts, facts_of
from reftel.measures.fulfilment import fulfilment
from reftel.measures.network import degrees, network, shared_suppliers, ties
from reftel.measures.panels import dyad_years, state_years
from reftel.measures.presence import counts, presence
from reftel.measures.records import coverage, event_evidence, record_of
from reftel.measures.shares import stated_shares, supplier_shares
from reftel.measures.standing import in_force
from reftel.measures.statements import SCHEMA
from reftel.measures.stocks import adviser_stock
from reftel.measures.terms import terms_mix
from reftel.measures.turnover import turnover
from reftel.measures.volumes import volumes

KINDS = {"transfer": 12, "training": 4, "mission": 3, "agreement": 3, "restriction": 2, "financing": 2, "share": 1}
STAGES = {
    "transfer": ["delivered", "delivered", "delivered", "ordered", "agreed", "-"], "training": ["delivered", "ongoing"],
    "mission": ["ongoing", "ended"], "agreement": ["agreed", "ended"], "restriction": ["suspended", "lifted"],
    "financing": ["delivered", "agreed"], "share": ["-"],
}  # fmt: skip
UNITS = {"transfer": "aircraft", "training": "persons", "mission": "persons", "share": "percent"}
YEARS = (1946, 1995)


def made(n: int, seed: int = 7) -> pl.DataFrame:
    """A frame of `n` statements: three of ten events are told twice or more, one in fifteen by rival accounts."""
    draw = random.Random(seed)
    states = members("cow", (1975, 1975)).get_column("iso").to_list()
    suppliers = [*draw.sample(states, 25), None, "Eastern Europe"]
    rows: list[tuple[object, ...]] = []
    while len(rows) < n:
        rows.extend(_event(draw, len(rows), states, suppliers))
    return pl.DataFrame(rows[:n], schema=dict(SCHEMA), orient="row")


def _event(
    draw: random.Random, at: int, states: list[str], suppliers: list[str | None]
) -> Iterator[tuple[object, ...]]:
    kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
    supplier, recipient = draw.choice(suppliers), draw.choice(states)
    first = date(draw.randint(*YEARS), 1, 1) + timedelta(days=draw.randrange(360))
    last = first + timedelta(days=draw.choice([0, 0, 30, 364, 1500]))
    n_claims = draw.choice([1] * 7 + [2, 3, 6])
    rival = n_claims > 1 and draw.random() < 0.2
    low = draw.randint(1, 60)
    for k in range(n_claims):
        stage = draw.choice(STAGES[kind])
        high = None if draw.random() < 0.05 else low + draw.choice([0, 0, 5, 20])
        unit = UNITS.get(kind) if draw.random() < 0.6 else None
        yield (
            f"{at + k:016x}", f"{at:016x}", 1 + (rival and k % 2), f"d{draw.randrange(200_000)}", min(n_claims, 3),
            kind, stage, supplier, recipient, 1,
            draw.choices(["factual", "alleged", "planned"], [8, 1, 1])[0],
            "denied" if draw.random() < 0.03 else "affirmed",
            draw.choice([None, None, "sale", "grant", "credit"]),
            *((unit, low * (1 + 0.3 * (rival and k % 2)), high, False) if unit else [None] * 4),
            *(("USD", low * 1e6, low * 1.5e6, False) if draw.random() < 0.1 else [None] * 4),
            first, last, first.year, last.year, "period", last + timedelta(days=draw.randrange(900)), unit is not None,
        )  # fmt: skip


def steps(frame: pl.DataFrame) -> Iterator[tuple[str, Callable[[], pl.DataFrame]]]:
    """What is measured, in the order in which people would."""
    told: list[Facts] = []

    def first() -> pl.DataFrame:
        told.append(facts_of(frame))
        return told[0].rows

    yield "facts", first
    held = told[0]
    yield "presence by dyad and year", lambda: presence(held)
    yield "counts by kind", lambda: counts(held)
    yield "volumes of aircraft", lambda: volumes(held, "aircraft")
    shares = supplier_shares(held, "aircraft", window=5)
    yield "supplier shares, five years", lambda: supplier_shares(held, "aircraft", window=5)
    yield "concentration, exact bounds", lambda: concentration(shares)
    yield "turnover", lambda: turnover(shares)
    yield "stated shares", lambda: stated_concentration(stated_shares(held))
    yield "terms mix", lambda: terms_mix(held)
    yield "fulfilment and lag", lambda: fulfilment(held, unit="aircraft")
    yield "stock of advisers", lambda: adviser_stock(held, years=YEARS)
    yield "agreements in force", lambda: in_force(held, "agreement", years=YEARS, mutual=True)
    tied = ties(presence(held, kinds=["transfer"]))
    yield "network, degrees", lambda: pl.concat([network(tied), degrees(tied)], how="diagonal")
    yield "shared suppliers", lambda: shared_suppliers(tied)
    yield "evidence of events", lambda: event_evidence(held)
    record = record_of(held)
    yield "coverage", lambda: coverage(held)
    cells = presence(held)
    yield "dyad-year panel", lambda: dyad_years(cells, years=YEARS, record=record).rows
    concentrated = concentration(shares)
    yield "state-year panel", lambda: state_years(concentrated, years=YEARS, record=record, zeros=()).rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("n", nargs="?", type=int, default=1_000_000)
    frame = made(parser.parse_args().n)
    print(f"{len(frame):,} statements of {frame.get_column('event').n_unique():,} events, {YEARS[0]} to {YEARS[1]}\n")
    print(f"{'':<32}{'seconds':>9}{'at work':>9}{'rows':>12}{'MB so far':>11}")
    clock, work = time.perf_counter(), time.process_time()
    for name, step in steps(frame):
        began, worked = time.perf_counter(), time.process_time()
        rows = len(step())
        taken = f"{time.perf_counter() - began:>9.2f}{time.process_time() - worked:>9.2f}"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name:<32}{taken}{rows:>12,}{memory:>11,.0f}", flush=True)
    print(f"{'all of it':<32}{time.perf_counter() - clock:>9.2f}{time.process_time() - work:>9.2f}")


if __name__ == "__main__":
    main()
