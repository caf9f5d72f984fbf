"""What claims of one account say together."""

from typing import Any

import pytest

from reftel.accounts.agreement import SLOTS
from reftel.accounts.versions import merged
from reftel.model.claim import amount_record
from tests.accounts.told import amount, claim

AMOUNTS = [
    (["36 tanks"], ["36 tanks"]),
    (["~36 tanks", "~36 tanks"], ["~36 tanks"]),
    (["..100 aircraft", "99 aircraft", "~100 aircraft"], ["99 aircraft"]),
    (["~100 aircraft", "~110 aircraft"], ["99..110 aircraft"]),
    (["100.. aircraft", "..240 aircraft"], ["100..240 aircraft"]),
    (["150..200 persons", "180.. persons"], ["180..200 persons"]),
    (["3 ships", "3 vessels"], ["3 ships"]),
    (["2 batteries", "12 launchers"], ["2 batteries", "12 launchers"]),
    (["12 tanks", "24 tanks"], ["12..24 tanks"]),  # parts: nothing is added up
    (["12 tanks", "24.. tanks"], ["12.. tanks"]),
]
MONEY = [
    (["1500000000 USD", "1530000000 USD"], ["1530000000 USD"]),
    (["5000000 USD", "9000000 DEM"], ["9000000 DEM", "5000000 USD"]),
]
PERIODS = [
    ([None], None),
    (["1973", None], "1973"),
    (["1973", "1973-07"], "1973-07"),
    (["1973-07~", "1973"], "1973-07~"),
    (["1973-07~", "1973-08-20/1973-12"], "1973-08-20/1973-08-31"),
    (["1970/1975", "1973/1978"], "1973/1975"),
    (["1973/..", "../1975"], "1973/1975"),
    (["1973", "1975~"], "1973"),
    (["1976", "1978"], "1976/1978"),
]
LASTING = [
    (["1926/1930", "1928/1932~"], "1926/1932~"),
    (["1926/1930", "1928"], "1926/1930"),
    (["1926/..", "1928"], "1926/.."),
]


@pytest.mark.parametrize(("told", "together"), AMOUNTS)
def test_numbers_are_the_narrowest_that_all_agree_with(told: list[str], together: list[str]) -> None:
    claims = [claim(name, quantity=text) for name, text in zip("abcd", told, strict=False)]
    assert merged(["quantity"], claims)["quantity"] == [amount_record(amount(text)) for text in together]


@pytest.mark.parametrize(("told", "together"), MONEY)
def test_sums_are_the_narrowest_that_all_agree_with(told: list[str], together: list[str]) -> None:
    claims = [claim(name, value=text) for name, text in zip("abcd", told, strict=False)]
    assert merged(["value"], claims)["value"] == [amount_record(amount(text)) for text in together]


@pytest.mark.parametrize(("told", "together"), PERIODS)
def test_periods_are_the_days_that_all_may_mean(told: list[str | None], together: str | None) -> None:
    assert merged(["period"], [claim(str(i), period=one) for i, one in enumerate(told)]).get("period") == together


@pytest.mark.parametrize(("told", "together"), LASTING)
def test_what_lasts_is_from_the_first_to_the_last_day(told: list[str], together: str) -> None:
    claims = [claim(str(i), kind="mission", stage=None, period=one) for i, one in enumerate(told)]
    assert merged(["period"], claims)["period"] == together


def test_a_part_of_a_total_is_left_out() -> None:
    told = [claim("a", quantity="36 tanks", period="1974/1978"), claim("b", quantity="12 tanks", period="1976")]
    assert merged(["quantity"], told)["quantity"] == [{"low": 36, "high": 36, "unit": "tanks"}]


OTHERS: list[tuple[str, list[Any], object]] = [
    ("recipient", [("PER",), ("PER/navy",), ("PER/army",)], ["PER/army", "PER/navy"]),
    ("actor", [("USA",), ("GBR", "USA")], ["GBR", "USA"]),
    ("designators", [("F-16",), ("F-16D",), ("T-55",), ("T55",)], ["F-16D", "T55"]),
    ("item", ["tanks", None, "T-55 tanks"], "T-55 tanks"),
    ("terms", ["sale", "credit", None], ["credit", "sale"]),
    ("modality", ["alleged", "factual", "alleged"], ["alleged", "factual"]),
    ("place", [("Callao",), (), ("Talara",)], ["Callao", "Talara"]),
]


@pytest.mark.parametrize(("slot", "told", "together"), OTHERS)
def test_lists_hold_all_that_is_said(slot: Any, told: list[Any], together: object) -> None:
    assert merged([slot], [claim(str(i), **{slot: one}) for i, one in enumerate(told)])[slot] == together


def test_a_denial_says_nothing_where_another_claim_affirms() -> None:
    denial = claim("a", polarity="denied", quantity="36 tanks")
    assert merged(["quantity"], [denial, claim("b", quantity="24 tanks")])["quantity"] == [
        {"low": 24, "high": 24, "unit": "tanks"}
    ]
    assert merged(["quantity"], [denial])["quantity"] == [{"low": 36, "high": 36, "unit": "tanks"}]


def test_what_nobody_tells_is_left_out() -> None:
    assert set(merged(SLOTS, [claim()])) == {"actor", "recipient", "stage", "modality", "polarity"}
