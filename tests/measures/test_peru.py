"""The sample dossier on Peru, as people marked it: the figures that a reader would work out by hand."""

import polars as pl
import pytest

from reftel.measures.concentration import stated_concentration
from reftel.measures.facts import Facts, facts
from reftel.measures.lineage import why
from reftel.measures.panels import dyad_years
from reftel.measures.presence import presence
from reftel.measures.records import record_of
from reftel.measures.shares import stated_shares
from reftel.measures.stocks import adviser_stock
from reftel.measures.volumes import volumes
from tests.measures.told import PERU, SEEDS, marked

GOLD = {"peru": (PERU, PERU / "gold"), "seeds": (SEEDS, SEEDS.parent / "gold")}


@pytest.fixture(scope="module", params=GOLD)
def dossier(request) -> Facts:
    texts, gold = GOLD[request.param]
    if not texts.is_dir():
        pytest.skip(f"no {request.param} beside this repository")
    return facts((), *marked(texts, gold))


def test_the_suppliers_of_1974_to_1978(dossier) -> None:
    stated = stated_shares(dossier).filter(pl.col("first_year") == 1974, pl.col("last_year") == 1978)
    named = stated.filter(pl.col("supplier").is_not_null())
    assert dict(named.select("supplier", "low").rows()) == {
        "SUN": 0.63, "USA": 0.10, "FRA": 0.07, "DEU": 0.06, "ITA": 0.04, "GBR": 0.01,
    }  # fmt: skip
    assert named.get_column("low").equals(named.get_column("high").alias("low"))
    assert named.filter("approx").get_column("supplier").to_list() == ["SUN"]
    total = stated.filter(pl.col("supplier").is_null()).row(0, named=True)
    assert (total["total_low"], total["total_high"], total["currency"]) == (1e9, None, "USD")


def test_the_concentration_of_1974_to_1978(dossier) -> None:
    cell = stated_concentration(stated_shares(dossier)).row(by_predicate=pl.col("first_year") == 1974, named=True)
    squares = 0.63**2 + 0.10**2 + 0.07**2 + 0.06**2 + 0.04**2 + 0.01**2
    assert cell["stated_low"] == pytest.approx(0.91)
    assert cell["hhi_low"] == cell["hhi_high"] == pytest.approx(squares / 0.91**2)
    assert cell["hhi_rest_split"] == pytest.approx(0.4171)
    assert cell["hhi_rest_top"] == pytest.approx(0.5386)
    assert cell["approx"]


def test_the_timeline_of_foreign_missions(dossier) -> None:
    cells = presence(dossier, kinds=["mission"], years=(1896, 1999)).filter(pl.col("recipient") == "PER")
    spans = (
        cells.filter(pl.col("high") == 1)
        .group_by("supplier")
        .agg(pl.col("year").min().alias("first"), pl.col("year").max().alias("last"))
    )
    timeline = {supplier: (first, last) for supplier, first, last in spans.rows()}
    assert timeline["FRA"] == (1896, 1940)
    assert timeline["DEU"] == (1926, 1930) and timeline["ITA"] == (1935, 1940)
    assert timeline["USA"] == (1920, 1969)
    assert timeline["CUB"] == (1977, 1979)
    assert timeline["SUN"][1] >= 1986
    sure = cells.filter(pl.col("supplier") == "FRA", pl.col("low") == 1).get_column("year").to_list()
    assert sorted(set(range(1896, 1941)) - set(sure)) == [1914, 1915, 1916, 1917, 1918]
    assert cells.filter(pl.col("supplier") == "CUB").get_column("low").to_list() == [0, 0, 0]


def test_the_advisers_of_the_eighties(dossier) -> None:
    row = adviser_stock(dossier, years=(1985, 1985)).row(by_predicate=pl.col("supplier") == "SUN", named=True)
    assert (row["recipient"], row["low"], row["high"], row["n_events"], row["sure"]) == ("PER", 650, 850, 2, False)


def test_the_flow_of_trainees_is_apart_from_the_stock(dossier) -> None:
    trained = volumes(
        dossier, "persons", kinds=["training"], by=["supplier", "recipient"], window=50, years=(1985, 1985)
    )
    row = trained.row(by_predicate=pl.col("supplier") == "USA", named=True)
    assert (row["low"], row["high"], row["n_quantified"]) == (0, 7000, 1)
    yearly = dossier.amounts.filter(pl.col("unit") == "persons per year")
    assert yearly.select("supplier", "recipient", "kind", "low", "high").rows() == [
        ("SUN", "PER", "training", 100, 400)
    ]


def test_no_year_is_a_zero_without_coverage_and_each_cell_has_its_words(dossier) -> None:
    cells = presence(dossier, kinds=["mission"])
    panel = dyad_years(
        cells, years=(1960, 1980), recipients=["PER"], suppliers=["USA", "FRA", "SUN"], record=record_of(dossier)
    )
    found = {(row["iso1"], row["year"]): row for row in panel.rows.iter_rows(named=True)}
    assert found["USA", 1965]["low"] == 1 and found["USA", 1965]["ccode1"] == 2
    assert found["FRA", 1961]["low"] is None and found["FRA", 1961]["zero_basis"] == "spoken_of"
    assert found["USA", 1975]["gaps"] and found["USA", 1975]["zero_basis"] == "spoken_of"


def test_a_year_of_the_timeline_leads_to_the_words_of_the_study() -> None:
    claims, sources = marked(PERU, PERU / "gold")
    cells = presence(facts((), claims, sources), kinds=["mission"])
    cell = cells.row(by_predicate=(pl.col("supplier") == "USA") & (pl.col("year") == 1965), named=True)
    quotes = [" ".join(reason.claim.quote.split()) for reason in why(cell, (), claims)]
    assert len(quotes) == 1 and quotes[0].startswith("A United States Army mission worked beside")
