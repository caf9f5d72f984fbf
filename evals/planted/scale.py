"""Planted claims by the million, without texts: for measuring what grouping costs."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from evals.planted.data import Matter, load_matters, load_states
from evals.planted.happenings import COURSES, KIND_WEIGHTS
from reftel.model.amount import Quantity
from reftel.model.claim import Claim, Kind, Stage
from reftel.model.source import Source
from reftel.model.span import Span

CLAIMS_PER_DOCUMENT = 12
_Happened = tuple[Kind, str, str, Matter, int, date]
_TIMES = (1, 2, 3, 4, 5, 6)
_TIMES_WEIGHTS = tuple(accumulate((40, 24, 14, 10, 7, 5)))


def many(n_claims: int, seed: int = 0) -> Iterator[tuple[Claim, int]]:
    """So many claims, each with the number of its event; the same for the same numbers.

    One to six claims an event. Pairs of states are as unequal as in archives (Zipf's law), the years lie between 1945
    and 2020, half of the claims have a count, half a date, and some seven in ten of those on types of arms name them.
    """
    rng = Random(f"{seed} many")
    pairs, weights = _pairs(seed)
    made = number = 0
    while made < n_claims:
        actor, recipient = rng.choices(pairs, cum_weights=weights)[0]
        kind = rng.choices(_KINDS, cum_weights=_KIND_WEIGHTS)[0]
        matter = rng.choice(_matters(kind))
        day = date(1945, 1, 1) + timedelta(days=rng.randrange(27_000))
        count = max(2, round((matter.lot or 10) * rng.lognormvariate(0, 0.6)))
        stages = rng.choice(COURSES[kind])[1]
        for _ in range(min(rng.choices(_TIMES, cum_weights=_TIMES_WEIGHTS)[0], n_claims - made)):
            happened = (kind, actor, recipient, matter, count, day)
            yield _claim(rng, made, n_claims, happened, rng.choice(stages)), number
            made += 1
        number += 1


def sources(n_claims: int, seed: int = 0) -> dict[str, Source]:
    """The documents that `many` of the same numbers puts its claims in, by sha256."""
    rng = Random(f"{seed} sources")
    found = {}
    for at in range(_documents(n_claims)):
        day = date(1946, 1, 1) + timedelta(days=rng.randrange(28_000))
        found[_sha(at)] = Source(
            sha256=_sha(at), name=f"{at:07}", path=f"{at:07}.txt", genre="text", language="en", n_sentences=40,
            n_claims=CLAIMS_PER_DOCUMENT, date=day.isoformat(), publisher=f"Outlet {rng.randrange(200)}",
        )  # fmt: skip
    return found


def _claim(rng: Random, at: int, n_claims: int, happened: _Happened, stage: Stage | None) -> Claim:
    kind, actor, recipient, matter, count, day = happened
    named = matter.noun is not None and rng.random() < 0.7
    counted, dated = matter.unit is not None and rng.random() < 0.5, rng.random() < 0.5
    item = rng.choice(matter.names) if named or not matter.noun else matter.noun
    quote = f"claim {at}"
    return Claim(
        document=_sha(rng.randrange(_documents(n_claims))), kind=kind, actor=(actor,), recipient=(recipient,),
        span=Span(at, at + len(quote)), quote=quote, rule="planted", vocabulary="planted", item=item,
        designators=(matter.key,) if named else (),
        quantity=Quantity(low=count, high=count, unit=matter.unit or "items") if counted else None,
        period=rng.choice((str(day.year), f"{day.year}-{day.month:02}")) if dated else None, stage=stage,
    )  # fmt: skip


def _pairs(seed: int) -> tuple[list[tuple[str, str]], list[float]]:
    """Pairs of states with weights added up, as `random.choices` takes them fastest."""
    states = list(load_states().values())
    pairs = [(one.code, two.code) for one in states if one.gives for two in states if one is not two]
    Random(f"{seed} pairs").shuffle(pairs)
    return pairs, list(accumulate(1 / (rank + 1) for rank in range(len(pairs))))


def _documents(n_claims: int) -> int:
    return max(1, n_claims // CLAIMS_PER_DOCUMENT)


@cache
def _sha(at: int) -> str:
    return hashlib.sha256(f"planted {at}".encode()).hexdigest()


@cache
def _matters(kind: Kind) -> list[Matter]:
    return [matter for matter in load_matters().values() if matter.kind == kind]


_KINDS = list(KIND_WEIGHTS)
_KIND_WEIGHTS = list(accumulate(KIND_WEIGHTS.values()))
