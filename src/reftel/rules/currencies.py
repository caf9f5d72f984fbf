"""Money: what signs and names mean, by state and by time."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reftel.errors import VocabularyError
from reftel.rules.data import read_tsv

Phrase = tuple[str, ...]
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """One meaning of a sign or name: an ISO 4217 code, the states that a shared name means it for, and when."""

    code: str
    states: frozenset[str] = frozenset()
    start: str = ""
    end: str = ""

    def holds(self, year: int | None) -> bool:
        """True where the name means this money in `year`; None is any year."""
        return year is None or ((self.start or "0")[:4] <= f"{year:04}" <= (self.end or "9")[:4])


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyTable:
    """Signs as written; names as lower-case words: those that mean one money, and those that states share."""

    signs: Mapping[str, str]
    names: Mapping[Phrase, tuple[Currency, ...]]
    shared: Mapping[Phrase, tuple[Currency, ...]]
    longest: int

    def named(self, words: Sequence[str], *, year: int | None = None, states: Sequence[str] = ()) -> str | None:
        """The code that a name stands for in a year, or None.

        A name that states share means the money of the one state of `states` that has such money. One that has a
        usual meaning besides ("dollars") takes another only where no other state is there.
        """
        phrase = tuple(words)
        usual = _first(self.names.get(phrase, ()), year)
        shared = {c.code for c in self.shared.get(phrase, ()) if c.states & set(states) and c.holds(year)}
        if len(shared) == 1 and (usual is None or len(set(states)) == 1):
            return shared.pop()
        return usual


def _first(meanings: Iterable[Currency], year: int | None) -> str | None:
    return next((meaning.code for meaning in meanings if meaning.holds(year)), None)


@cache
def load_currencies() -> CurrencyTable:
    """The table of money. Raises VocabularyError where a sign or a name means two currencies at one time."""
    signs: dict[str, str] = {}
    names: dict[Phrase, list[Currency]] = {}
    shared: dict[Phrase, list[Currency]] = {}
    for row in read_tsv("units/currencies.tsv"):
        currency = _currency(row)
        for sign in row["signs"].split():
            if signs.setdefault(sign, currency.code) != currency.code:
                raise _twice(sign)
        for phrase in _phrases(row["names"]):
            if any(_overlap(currency, other) for other in names.get(phrase, [])):
                raise _twice(" ".join(phrase))
            names.setdefault(phrase, []).append(currency)
        for phrase in _phrases(row["shared"]):
            shared.setdefault(phrase, []).append(currency)
    return CurrencyTable(
        signs=signs,
        names={phrase: tuple(meanings) for phrase, meanings in names.items()},
        shared={phrase: tuple(meanings) for phrase, meanings in shared.items()},
        longest=max(len(phrase) for phrase in (*names, *shared)),
    )


def _currency(row: Mapping[str, str]) -> Currency:
    if not _CODE.fullmatch(row["code"]):
        raise VocabularyError(f"vocabulary/units/currencies.tsv: {row['code']} is no ISO 4217 code")
    return Currency(code=row["code"], states=frozenset(row["states"].split()), start=row["start"], end=row["end"])


def _phrases(cell: str) -> list[Phrase]:
    return [tuple(re.findall(r"[^\s-]+|-", name.lower())) for name in cell.split("|") if name]


def _overlap(a: Currency, b: Currency) -> bool:
    return (a.start or "0") <= (b.end or "9") and (b.start or "0") <= (a.end or "9")


def _twice(name: str) -> VocabularyError:
    return VocabularyError(f"vocabulary/units/currencies.tsv: {name} means two currencies at one time")
