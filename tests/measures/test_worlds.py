"""Whatever may have happened, the measures of it lie within their bounds.

A world picks for each event one of its accounts, and in it a number, a year and one of the parties that are told.
"""

from collections import defaultdict
from itertools import product

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from reftel.measures.blocs import bloc_balance
from reftel.measures.concentration import concentration
from reftel.measures.facts import facts
from reftel.measures.presence import counts, presence
from reftel.measures.shares import supplier_shares
from reftel.measures.turnover import turnover
from reftel.measures.volumes import volumes
from tests.measures.told import claim, event

NEAR = 1e-9
SUPPLIERS = ("SUN", "USA", "FRA")
YEARS = (1970, 1976)
BLOCS = pl.DataFrame(
    {"bloc": ["W", "W", "E"], "supplier": ["USA", "FRA", "SUN"], "from": [None] * 3, "to": [None] * 3},
    schema={"bloc": pl.String, "supplier": pl.String, "from": pl.Int32, "to": pl.Int32},
)

_RANGE = st.tuples(st.integers(1, 9), st.integers(0, 5)).map(lambda pair: (pair[0], pair[0] + pair[1]))
_SPAN = st.tuples(st.integers(1971, 1974), st.integers(0, 2)).map(lambda pair: (pair[0], pair[0] + pair[1]))
_ACCOUNT = st.tuples(st.sampled_from(SUPPLIERS), _RANGE, _SPAN)
_EVENTS = st.lists(st.lists(_ACCOUNT, min_size=1, max_size=2), min_size=1, max_size=3)


def told_and_worlds(drawn):
    """The facts of the drawn events, and worlds: lists of (supplier, number, year)."""
    events, claims, choices = [], [], []
    for accounts in drawn:
        made = [claim(who, "PER", f"{span[0]}/{span[1]}", n=n) for who, n, span in accounts]
        events.append(event(*[[each] for each in made]))
        claims += made
        choices.append([(who, k, y) for who, n, span in accounts for k in set(n) for y in set(span)])
    return facts(events, claims), list(product(*choices))


def volume(world, year, window):
    found = defaultdict(float)
    for supplier, n, when in world:
        if year - window < when <= year:
            found[supplier] += n
    return found


def rows_of(frame, *key):
    return {tuple(row[name] for name in key): row for row in frame.iter_rows(named=True)}


def within(row, value, name=""):
    low, high = (row[f"{name}{end}"] for end in ("low", "high"))
    return (low is None or low - NEAR <= value) and (high is None or value <= high + NEAR)


@given(_EVENTS, st.integers(1, 3))
def test_volumes_and_counts_of_every_world_are_within_bounds(drawn, window) -> None:
    told, worlds = told_and_worlds(drawn)
    found = rows_of(volumes(told, "aircraft", window=window, years=YEARS), "supplier", "year")
    number = rows_of(counts(told, window=window, years=YEARS), "supplier", "year")
    there = rows_of(presence(told, window=window, years=YEARS), "supplier", "year")
    total = rows_of(volumes(told, "aircraft", by=["recipient"], window=window, years=YEARS), "recipient", "year")
    of_all = rows_of(counts(told, by=["recipient"], window=window, years=YEARS), "recipient", "year")
    for world in worlds:
        for year in range(YEARS[0], YEARS[1] + 1):
            of_year = volume(world, year, window)
            for supplier in SUPPLIERS:
                cell = found.get((supplier, year))
                assert (cell is None and not of_year[supplier]) or within(cell, of_year[supplier])
                if cell:
                    n = sum(who == supplier and year - window < when <= year for who, _, when in world)
                    assert within(number[supplier, year], n) and within(there[supplier, year], min(n, 1))
            if ("PER", year) in total:
                assert within(total["PER", year], sum(of_year.values()))
                n = sum(year - window < when <= year for *_, when in world)
                assert within(of_all["PER", year], n)


@given(_EVENTS)
def test_shares_and_concentration_of_every_world_are_within_bounds(drawn) -> None:
    told, worlds = told_and_worlds(drawn)
    shares = supplier_shares(told, "aircraft", window=2, years=YEARS)
    share = rows_of(shares, "supplier", "year")
    cells = rows_of(concentration(shares), "year")
    balance = rows_of(bloc_balance(shares, BLOCS, first="W", second="E"), "year")
    for world in worlds:
        for (year,), cell in cells.items():
            of_year = volume(world, year, 2)
            total = sum(of_year.values())
            if not total:
                assert not cell["sure"]
                continue
            parts = {supplier: of_year[supplier] / total for supplier in of_year}
            assert all(within(share[supplier, year], part) for supplier, part in parts.items() if part)
            assert within(cell, sum(part**2 for part in parts.values()), "hhi_")
            assert within(cell, max(parts.values()), "cr1_")
            assert cell["top"] is None or of_year[cell["top"]] == max(of_year.values())
            west = of_year["USA"] + of_year["FRA"]
            assert within(balance[(year,)], 1 - abs(west - of_year["SUN"]) / total)


@given(_EVENTS)
def test_turnover_of_every_world_is_within_bounds(drawn) -> None:
    told, worlds = told_and_worlds(drawn)
    shares = supplier_shares(told, "aircraft", window=1, years=YEARS)
    for row in turnover(shares, lag=1).iter_rows(named=True):
        for world in worlds:
            now, then = (volume(world, row["year"] - ago, 1) for ago in (0, 1))
            assert within(row, sum(v > 0 for v in now.values()), "n_suppliers_")
            assert within(row, sum(now[s] > 0 and not then[s] for s in SUPPLIERS), "entries_")
            assert within(row, sum(then[s] > 0 and not now[s] for s in SUPPLIERS), "exits_")
            totals = sum(now.values()), sum(then.values())
            if all(totals):
                common = sum(min(now[s] / totals[0], then[s] / totals[1]) for s in SUPPLIERS)
                assert within(row, 1 - common, "dissimilarity_")
            tops = [
                [s for s in SUPPLIERS if each[s] == max(each.values())] for each in (now, then) if any(each.values())
            ]
            if row["switch"] is not None and len(tops) == 2:
                assert (tops[0] != tops[1]) == row["switch"]
