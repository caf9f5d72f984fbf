"""What two claims of one event contradict each other on."""

from typing import Any

import pytest

from reftel.accounts.versions.conflicts import Comparer
from reftel.model.claim import Claim
from tests.accounts.told import claim

Slots = dict[str, Any]

CASES: dict[str, tuple[Slots, Slots, set[str]]] = {
    "numbers": ({"quantity": "36 aircraft"}, {"quantity": "24 aircraft"}, {"quantity"}),
    "numbers within their vagueness": ({"quantity": "..100 aircraft"}, {"quantity": "99 aircraft"}, set()),
    "silence": ({"quantity": "36 aircraft"}, {}, set()),
    "who": ({"actor": ("CUB",)}, {"actor": ("USA",)}, {"actor"}),
    "to whom": ({"recipient": ("PER/army",)}, {"recipient": ("PER/navy",)}, {"recipient"}),
    "when": ({"period": "1973-07"}, {"period": "1974"}, {"period"}),
    "terms": ({"terms": "grant"}, {"terms": "sale"}, {"terms"}),
    "several": ({"terms": "grant", "period": "1973"}, {"terms": "sale", "period": "1975"}, {"terms", "period"}),
    "wording": ({"item": "the tanks"}, {"item": "some lorries"}, set()),
    "stages": ({"stage": "ordered", "quantity": "36 tanks"}, {"quantity": "24 tanks"}, set()),
    "an unsaid stage": ({"stage": None, "quantity": "36 tanks"}, {"quantity": "24 tanks"}, set()),
    "plan and deed": ({"modality": "planned", "quantity": "36 tanks"}, {"quantity": "24 tanks"}, set()),
    "hearsay and fact": ({"modality": "alleged", "quantity": "36 tanks"}, {"quantity": "24 tanks"}, {"quantity"}),
    "denial": ({"polarity": "denied"}, {}, {"polarity"}),
    "denial of another number": ({"polarity": "denied", "quantity": "36 tanks"}, {"quantity": "24 tanks"}, set()),
    "denial of any": ({"polarity": "denied", "quantity": "0 tanks"}, {"quantity": "24 tanks"}, {"polarity"}),
    "denial of a place that the other does not tell": ({"polarity": "denied", "place": ("Trujillo",)}, {}, set()),
    "denial of the place that the other tells": (
        {"polarity": "denied", "place": ("Callao",)}, {"place": ("Callao",)}, {"polarity"},
    ),
    "denial since a date": ({"polarity": "denied", "period": "1971/.."}, {}, set()),
    "denial since a date before the other's": (
        {"polarity": "denied", "period": "1971/.."}, {"period": "1973"}, {"polarity"},
    ),
    "denial of a dated thing": ({"polarity": "denied", "period": "1971"}, {}, {"polarity"}),
    "two denials": (
        {"polarity": "denied", "quantity": "36 tanks"}, {"polarity": "denied", "quantity": "24 tanks"}, set(),
    ),
    "part and total": (
        {"quantity": "36 tanks", "period": "1974/1978"}, {"quantity": "12 tanks", "period": "1976"}, set(),
    ),
    "a year and a month of it": (
        {"quantity": "36 tanks", "period": "1976"}, {"quantity": "12 tanks", "period": "1976-05"}, {"quantity"},
    ),
    "a decade and a year of it": (
        {"quantity": "36 tanks", "period": "197X"}, {"quantity": "12 tanks", "period": "1976"}, {"quantity"},
    ),
    "more within a part of the time": (
        {"quantity": "36 tanks", "period": "1976"}, {"quantity": "24 tanks", "period": "1974/1978"}, {"quantity"},
    ),
    "numbers of one time": (
        {"quantity": "36 tanks", "period": "1976"}, {"quantity": "24 tanks", "period": "1976"}, {"quantity"},
    ),
    "numbers of two times": (
        {"quantity": "36 tanks", "period": "1976"}, {"quantity": "24 tanks", "period": "1978"}, {"period"},
    ),
    "price of a part": (
        {"value": "50000000 USD", "period": "1976"}, {"value": "900000000 USD", "period": "1975/1979"}, set(),
    ),
    "from whom and to whom a cargo was diverted": (
        {"stage": "diverted", "recipient": ("CHL",)}, {"stage": "diverted", "recipient": ("PER",)}, set(),
    ),
}  # fmt: skip


def _contested(one: Claim, other: Claim, *more: Claim) -> set[str]:
    comparer = Comparer([one, other, *more])
    assert comparer.contested(one, other) == comparer.contested(other, one)
    return set(comparer.contested(one, other))


@pytest.mark.parametrize(("one", "other", "slots"), CASES.values(), ids=CASES)
def test_slots_on_which_two_documents_contradict_each_other(one: Slots, other: Slots, slots: set[str]) -> None:
    assert _contested(claim("cable", **one), claim("study", **other)) == slots


def test_one_voice_speaks_of_different_parts() -> None:
    told: list[Slots] = [{"quantity": "36 tanks"}, {"quantity": "24 tanks"}]
    assert _contested(claim("cable", **told[0]), claim("cable", at=90, **told[1])) == set()
    assert _contested(claim("cable", **told[0]), claim("cable", said_by=("X",), **told[1])) == {"quantity"}


LASTING: list[tuple[Slots, Slots, set[str]]] = [
    ({"quantity": "650 persons", "period": "1974"}, {"quantity": "200 persons", "period": "1978"}, set()),
    ({"quantity": "650 persons", "period": "1974"}, {"quantity": "150..200 persons", "period": "1974"}, {"quantity"}),
    ({"quantity": "650 persons"}, {"quantity": "200 persons", "stage": "ongoing"}, {"quantity"}),
    ({"stage": "ended", "period": "1974"}, {"stage": "ended", "period": "1978"}, {"period"}),
]


@pytest.mark.parametrize(("one", "other", "slots"), LASTING)
def test_a_mission_may_have_other_numbers_at_other_times(one: Slots, other: Slots, slots: set[str]) -> None:
    plain: Slots = {"kind": "mission", "stage": None}
    assert _contested(claim("cable", **(plain | one)), claim("study", **(plain | other))) == slots


def test_two_tranches_that_a_third_claim_sums_up_are_no_rivals() -> None:
    first = claim("cable", quantity="12 tanks", period="1976")
    second = claim("study", quantity="24 tanks", period="1978")
    assert _contested(first, second) == {"period"}
    assert _contested(first, second, claim("blog", quantity="36 tanks", period="1976/1978")) == set()
    assert _contested(first, second, claim("blog", quantity="30 tanks", period="1976/1978")) == {"period"}
