"""Number words, bound words, units and currencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reftel.errors import VocabularyError
from reftel.rules.data import read_toml, read_tsv

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTable:
    """What a language's words say of amounts. Phrases are tuples of lower-case words."""

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    vague: Mapping[str, int]
    fractions: Mapping[str, float]
    bounds: Mapping[str, tuple[Phrase, ...]]
    units: Mapping[str, str]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]


@cache
def load_amounts(language: str = "en") -> AmountTable:
    """The amounts table of a language. Raises VocabularyError where two units or currencies share a word."""
    numbers = read_toml(f"languages/{language}/numbers.toml")
    bounds = read_toml(f"languages/{language}/bounds.toml")
    signs, names = _currencies()
    return AmountTable(
        cardinals=numbers["cardinals"],
        magnitudes=numbers["magnitudes"],
        vague=numbers["vague"],
        fractions=numbers["fractions"],
        bounds={name: _longest_first(phrases) for name, phrases in bounds.items()},
        units=_units(read_toml(f"languages/{language}/units.toml")),
        signs=signs,
        currencies=names,
    )


def _longest_first(phrases: list[str]) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)))


def _units(record: dict[str, Any]) -> dict[str, str]:
    units: dict[str, str] = {}
    for unit, lemmas in record.items():
        for lemma in lemmas.split():
            # A word of two units (a carrier is a ship or a vehicle) means the one listed first.
            units.setdefault(lemma, unit)
    return units


def _currencies() -> tuple[dict[str, str], dict[str, str]]:
    signs: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in read_tsv("units/currencies.tsv"):
        for table, words in ((signs, row["signs"]), (names, row["names"])):
            for word in words.split():
                if word.lower() in table:
                    raise VocabularyError(f"vocabulary/units/currencies.tsv: {word} stands for two currencies")
                table[word.lower()] = row["code"]
    return signs, names
