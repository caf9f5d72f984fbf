"""Words for dates and periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reftel.rules.data import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTable:
    """A language's words for dates: `sets` by use, months and weekdays by number from 1, seasons as in EDTF."""

    sets: Mapping[str, frozenset[str]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    decade: Mapping[str, int]
    named: Mapping[tuple[str, ...], str]
    units: Mapping[str, str]


@cache
def load_periods(language: str = "en") -> PeriodTable:
    """The period table of a language."""
    data = read_toml(f"languages/{language}/periods.toml")
    return PeriodTable(
        sets={name: frozenset(text.split()) for name, text in data.items() if isinstance(text, str)},
        months=_numbered(data["months"]),
        weekdays=_numbered(data["weekdays"]),
        seasons=data["seasons"],
        decade=data["decade"],
        named={tuple(name.split()): edtf for name, edtf in data["named"].items()},
        units={word: unit for unit, words in data["units"].items() for word in words.split()},
    )


def _numbered(names: list[str]) -> dict[str, int]:
    return {form: n for n, forms in enumerate(names, 1) for word in forms.split() for form in (word, word + ".")}
