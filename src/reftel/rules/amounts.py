"""Number words, bound words and units."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reftel.rules.currencies import CurrencyTable, load_currencies
from reftel.rules.data import read_toml

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """What a counted word counts. `nouns` are in their dictionary form, `codes` in capitals.

    `worth` says how many of its unit one such noun is; `single` are the units of which one named with an article
    is counted.
    """

    nouns: Mapping[str, str]
    codes: Mapping[str, str]
    worth: Mapping[str, float]
    single: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTable:
    """What a language's words say of amounts. Words are lower case; phrases are tuples of them, longest first.

    `sets` are plain lists by their use; `linked_by` says which opener a link needs ("and" needs "between").
    """

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    vague: Mapping[str, int]
    fractions: Mapping[str, float]
    bounds: Mapping[str, tuple[Phrase, ...]]
    linked_by: Mapping[str, str]
    rate_unit: str
    sets: Mapping[str, frozenset[str]]
    years: range
    units: UnitTable
    currencies: CurrencyTable


@cache
def load_amounts(language: str = "en") -> AmountTable:
    """The amounts table of a language, with the money of all states."""
    numbers = read_toml(f"languages/{language}/numbers.toml")
    bounds = read_toml(f"languages/{language}/bounds.toml")
    texts = {name: text for data in (numbers, bounds) for name, text in data.items() if isinstance(text, str)}
    phrases = {"percent_of_two": numbers["percent_of_two"], "out_of": [numbers["out_of"]]}
    return AmountTable(
        cardinals=numbers["cardinals"],
        magnitudes=numbers["magnitudes"],
        suffixes=numbers["suffixes"],
        vague=numbers["vague"],
        fractions=numbers["fractions"],
        bounds={name: _longest_first(group) for name, group in _lists(bounds | phrases).items()},
        linked_by=bounds["linked_by_opener"],
        rate_unit=bounds["rate_unit"],
        sets={name: frozenset(text.split()) for name, text in texts.items()},
        years=range(numbers["years_from"], numbers["years_to"] + 1),
        units=_units(read_toml(f"languages/{language}/units.toml")),
        currencies=load_currencies(),
    )


def _lists(data: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: value for name, value in data.items() if isinstance(value, list)}


def _longest_first(phrases: list[str]) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)))


def _units(data: Mapping[str, Any]) -> UnitTable:
    return UnitTable(
        nouns=_by_word(data["nouns"]),
        codes=_by_word(data["codes"]),
        worth=data["worth"],
        single=frozenset(data["single"]["units"].split()),
    )


def _by_word(groups: Mapping[str, str]) -> dict[str, str]:
    """Word → unit. A word of two units (a carrier is a vehicle or a ship) means the one listed first."""
    found: dict[str, str] = {}
    for unit, words in groups.items():
        for word in words.split():
            found.setdefault(word, unit)
    return found
