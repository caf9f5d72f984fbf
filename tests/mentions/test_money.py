"""Sums of money: signs, names, states and times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.mentions.money import find_money, sole_currency
from reftel.model.amount import Money
from reftel.rules.amounts import load_amounts
from tests.pieces import sentence

_TABLE = load_amounts()


def _money(text: str, **facts: object) -> list[Money]:
    return [m.money for m in find_money(sentence(text), table=_TABLE, **facts)]  # type: ignore[arg-type]


def _sum(low: float | None, high: float | None, currency: str, *, approx: bool = False) -> list[Money]:
    return [Money(low=low, high=high, currency=currency, approx=approx)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US$30-million was approved", _sum(3e7, 3e7, "USD")),
        ("some US$1.5 billion in equipment", _sum(1.5e9, 1.5e9, "USD", approx=True)),
        ("more than US$1 billion in equipment", _sum(1e9, None, "USD")),
        ("it cost $400,000,000 in all", _sum(4e8, 4e8, "USD")),
        ("it cost $1,500", _sum(1500, 1500, "USD")),
        ("worth $2.5bn", _sum(2.5e9, 2.5e9, "USD")),
        ("another €15 m for it", _sum(15e6, 15e6, "EUR")),
        ("about £40 million", _sum(4e7, 4e7, "GBP", approx=True)),
        ("roughly C$15 million", _sum(15e6, 15e6, "CAD", approx=True)),
        ("they paid A$3 million", _sum(3e6, 3e6, "AUD")),
        ("up to $400 million were promised", _sum(None, 4e8, "USD")),
        ("as much as $300 million", _sum(None, 3e8, "USD")),
        ("nearly $200 million", _sum(None, 2e8, "USD")),
        ("at least $5 million", _sum(5e6, None, "USD")),
        ("no less than 5 million dollars", _sum(5e6, None, "USD")),
        ("between US$30 billion and US$40 billion", _sum(3e10, 4e10, "USD")),
        ("from $3 million to $4 million", _sum(3e6, 4e6, "USD")),
        ("3-4 million dollars", _sum(3e6, 4e6, "USD")),
        ("200 to 300 million dollars", _sum(2e8, 3e8, "USD")),
        ("billions of dollars", _sum(1e9, None, "USD")),
        ("MILLIONS OF DOLLARS", _sum(1e6, None, "USD")),
        ("THREE MILLION DOLLARS", _sum(3e6, 3e6, "USD")),
        ("175,000 DOLLARS IN FY 75", _sum(175_000, 175_000, "USD")),
        ("30 million French francs", _sum(3e7, 3e7, "FRF")),
        ("two million Swiss francs", _sum(2e6, 2e6, "CHF")),
        ("13 billion markkaa", _sum(1.3e10, 1.3e10, "FIM")),
        ("five million marks", _sum(5e6, 5e6, "DEM")),
        ("12 million Zimbabwe dollars", _sum(1.2e7, 1.2e7, "ZWD")),
        ("50 million Swedish kronor", _sum(5e7, 5e7, "SEK")),
        ("300 million lire", _sum(3e8, 3e8, "ITL")),
        ("ten million yen", _sum(1e7, 1e7, "JPY")),
        ("two hundred thousand pounds sterling", _sum(2e5, 2e5, "GBP")),
        ("half a million dollars", _sum(5e5, 5e5, "USD")),
        ("two and a half billion dollars", _sum(2.5e9, 2.5e9, "USD")),
        ("DM 30 million", _sum(3e7, 3e7, "DEM")),
        ("80 million Egyptian pounds", _sum(8e7, 8e7, "EGP")),
        ("6 million Indian rupees", _sum(6e6, 6e6, "INR")),
        ("500 million SEK", _sum(5e8, 5e8, "SEK")),
        ("worth less than $1m.", _sum(None, 1e6, "USD")),
        ("under a $200 million deal", _sum(2e8, 2e8, "USD")),
        ("at least a $5 million loan", _sum(5e6, None, "USD")),
        ("DM100 million", _sum(1e8, 1e8, "DEM")),
        ("€1,5 billion", _sum(1.5e9, 1.5e9, "EUR")),
        ("$4.02 billion", _sum(4.02e9, 4.02e9, "USD")),
        ("50m Swiss francs", _sum(5e7, 5e7, "CHF")),
        ("a half-billion-dollar deal", _sum(5e8, 5e8, "USD")),
        ("DOLS 25 MILLION", _sum(2.5e7, 2.5e7, "USD")),
        ("3.2 MILLION DOLS", _sum(3.2e6, 3.2e6, "USD")),
        ("costs (in millions): $3.5, $2.5", _sum(3.5e6, 3.5e6, "USD") + _sum(2.5e6, 2.5e6, "USD")),
        ("US$37.6 million's worth", _sum(3.76e7, 3.76e7, "USD")),
        ("6 million pesos", []),
        ("a 500-pound bomb", []),
        ("60 million men", []),
        ("40 tanks", []),
        ("a dollar", []),
    ],
)
def test_money_of_text(text: str, expected: list[Money]) -> None:
    assert _money(text) == expected


@pytest.mark.parametrize(
    ("text", "year", "state", "code"),
    [
        ("100 million roubles", 1975, None, "SUR"),
        ("100 million rubles", 2005, "RUS", "RUB"),
        ("100 million pesos", None, "CHL", "CLP"),
        ("100 million pesos", None, "MEX", "MXN"),
        ("100 million rupees", 1965, "PAK", "PKR"),
        ("100 million dinars", 1980, "IRQ", "IQD"),
        ("100 million pounds", 1960, "EGY", "EGP"),
        ("100 million pounds", 1950, "AUS", "AUP"),
        ("100 million pounds", 1950, None, "GBP"),
        ("100 million dollars", 1970, "AUS", "AUD"),
        ("100 million francs", 1970, "CHE", "CHF"),
        ("100 million soles", 1970, "PER", "PES"),
        ("Rs 450 crore", 1998, "IND", "INR"),
        ("30 lakh rupees", 1960, "PAK", "PKR"),
        ("100 million soles", 2010, "PER", "PEN"),
    ],
)
def test_a_name_means_the_money_of_its_state_and_time(
    text: str, year: int | None, state: str | None, code: str
) -> None:
    assert [money.currency for money in _money(text, year=year, states=[state] if state else [])] == [code]


def test_bare_millions_are_in_the_currency_of_the_text() -> None:
    assert _money("THE RTG SEEKS 60 MILLION FOR IT", currency="USD") == _sum(6e7, 6e7, "USD")
    assert _money("THE RTG SEEKS 60 MILLION FOR IT") == []
    assert _money("it has 60 million inhabitants", currency="USD") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("credits of 36.7 million\ndollars", "USD"),
        ("It cost US$3 million, or $4 million.", "USD"),
        ("It cost $3 million or £2 million.", None),
        ("It cost nothing.", None),
        ("They hit the mark with a pound of butter.", None),
    ],
)
def test_sole_currency(text: str, expected: str | None) -> None:
    assert sole_currency(text, _TABLE) == expected


@given(st.integers(1, 10**12), st.sampled_from(sorted(set(_TABLE.currencies.signs) - {"U.S.$"})))
def test_a_sum_reads_back(amount: int, sign: str) -> None:
    text = f"they paid {sign} {amount:,}"
    words = sentence(text)
    if sign in [token.text for token in words.tokens]:
        assert [m.money for m in find_money(words, table=_TABLE)] == _sum(amount, amount, _TABLE.currencies.signs[sign])
