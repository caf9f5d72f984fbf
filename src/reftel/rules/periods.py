"""Words for dates and periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reftel.rules.data import read_toml

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYears:
    """The United States' fiscal year: its first month `before` the year `changed`, and `since`."""

    changed: int
    before: int
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTable:
    """A language's words for dates: `sets` and `phrases` by use, months and weekdays by number from 1.

    `named` are by their first word; `seasons` are numbered as in EDTF; `instants` say how many months off "instant" and
    the like are; `decade` says where in a decade its parts point; `units` are by word; `numbers` are number words.
    """

    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    instants: Mapping[str, int]
    quarters: Mapping[str, int]
    decade: Mapping[str, int]
    decades: Mapping[str, int]
    ordinals: Mapping[str, int]
    named: Mapping[str, tuple[tuple[Phrase, str], ...]]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    fiscal: FiscalYears


@cache
def load_periods(language: str = "en") -> PeriodTable:
    """The period table of a language."""
    data = read_toml(f"languages/{language}/periods.toml")
    return PeriodTable(
        sets={name: frozenset(text.split()) for name, text in data.items() if isinstance(text, str)},
        phrases={name: _phrases(data[name]) for name in ("opening", "closing")},
        months=_numbered(data["months"]),
        weekdays=_numbered(data["weekdays"]),
        seasons=data["seasons"],
        days=data["days"],
        instants=data["instants"],
        quarters=data["quarters"],
        decade=data["decade"],
        decades=data["decades"],
        ordinals=data["ordinals"],
        named=_named(data["named"]),
        units={word: unit for unit, words in data["units"].items() for word in words.split()},
        numbers=read_toml(f"languages/{language}/numbers.toml")["cardinals"],
        fiscal=FiscalYears(**data["fiscal_years"]),
    )


def _phrases(texts: list[str]) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(text.split()) for text in texts), key=lambda phrase: (-len(phrase), phrase)))


def _named(names: Mapping[str, Any]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """Names of times by their first word; a hyphen may be a word of its own."""
    found: dict[str, dict[Phrase, str]] = {}
    for name, edtf in names.items():
        for words in (tuple(name.split()), tuple(name.replace("-", " - ").split())):
            found.setdefault(words[0], {})[words] = edtf
    return {first: tuple(phrases.items()) for first, phrases in found.items()}


def _numbered(names: list[str]) -> dict[str, int]:
    return {form: n for n, forms in enumerate(names, 1) for word in forms.split() for form in (word, word + ".")}
