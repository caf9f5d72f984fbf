"""How wide vague words are, and what may be compared with what: `vocabulary/accounts/vagueness.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from reftel.errors import VocabularyError
from reftel.model.edtf import Precision
from reftel.rules.data import read_toml

_FILE = "accounts/vagueness.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """The conventions. Each field is explained beside its figures, in the file.

    `units` leads from a unit's word to the first of its line; `wider` from a unit to what it takes in; `measures` from
    a unit to its measure with the least and most that it may be. `states` leads from a state to the first of those
    that it is one with. `together` are pairs of terms, in both orders.
    """

    about_share: float
    about_least: float
    rounded_share: float
    count_from: float
    money_from: float
    days: Mapping[Precision, int]
    units: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    measures: Mapping[str, tuple[str, float, float]]
    states: Mapping[str, str]
    mutual: frozenset[str]
    services: frozenset[str]
    against: frozenset[str]
    together: frozenset[tuple[str, str]]


@cache
def load_conventions() -> Conventions:
    """The conventions as shipped. Raises VocabularyError where one is missing."""
    data = read_toml(_FILE)
    try:
        return _conventions(data)
    except KeyError as error:
        raise VocabularyError(f"vocabulary/{_FILE} has no {error.args[0]}") from error


def _conventions(data: Mapping[str, Any]) -> Conventions:
    units, parties = data["units"], data["parties"]
    days = {name: int(n) for name, n in data["dates"].items() if name != "examples"}
    return Conventions(
        about_share=data["about"]["share"],
        about_least=data["about"]["least"],
        rounded_share=data["rounded"]["share"],
        count_from=data["rounded"]["count_from"],
        money_from=data["rounded"]["money_from"],
        days=cast("dict[Precision, int]", days),
        units=_first_of_line(units["same"]),
        wider={unit: frozenset(text.split()) for unit, text in units["wider"].items() if unit != "examples"},
        measures=_measures(units["measures"]),
        states=_first_of_line(parties["same"]),
        mutual=frozenset(parties["mutual"].split()),
        services=frozenset(parties["services"].split()),
        against=frozenset(parties["against"].split()),
        together=_pairs(data["terms"]["together"]),
    )


def _first_of_line(lines: list[str]) -> dict[str, str]:
    return {word: line.split()[0] for line in lines for word in line.split()}


def _measures(data: Mapping[str, Any]) -> dict[str, tuple[str, float, float]]:
    named = {name: units for name, units in data.items() if name != "examples"}
    return {unit: (name, low, high) for name, units in named.items() for unit, (low, high) in units.items()}


def _pairs(lines: list[str]) -> frozenset[tuple[str, str]]:
    pairs = [line.split() for line in lines]
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))
