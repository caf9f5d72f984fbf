"""States in the lists of the Correlates of War and of Gleditsch and Ward: numbers by code and year, and who was a
member."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

import polars as pl

from reftel.errors import VocabularyError
from reftel.rules.data import read_tsv

System = Literal["cow", "gw"]
_FILE = "crosswalks/states.tsv"
_EVER = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One spell of membership: `last` is the end of time where it goes on; `micro` a microstate of the second list."""

    code: str
    system: System
    number: int
    abbreviation: str
    first: date
    last: date
    micro: bool

    def days_in(self, year: int) -> int:
        """On how many days of a year it was a member."""
        first, last = max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31))
        return max(0, (last - first).days + 1)


@cache
def load_spells() -> tuple[Spell, ...]:
    """All spells since 1890. Raises VocabularyError where one is malformed, or two of a code or of a number overlap."""
    spells = tuple(_spell(row) for row in read_tsv(_FILE))
    for one in ("code", "number"):
        last: dict[tuple[str, object], date] = {}
        for spell in sorted(spells, key=lambda spell: spell.first):
            key = spell.system, getattr(spell, one)
            if key in last and last[key] >= spell.first:
                raise VocabularyError(f"vocabulary/{_FILE}: {spell.code}, {spell.system}: spells of a {one} overlap")
            last[key] = spell.last
    return spells


def _spell(row: Mapping[str, str]) -> Spell:
    if row["system"] not in get_args(System):
        raise VocabularyError(f"vocabulary/{_FILE}: {row['code']}: there is no system {row['system']}")
    try:
        return Spell(
            code=row["code"],
            system="cow" if row["system"] == "cow" else "gw",
            number=int(row["number"]),
            abbreviation=row["abbreviation"],
            first=date.fromisoformat(row["from"]),
            last=date.fromisoformat(row["to"]) if row["to"] else _EVER,
            micro=bool(row["micro"]),
        )
    except ValueError as error:
        raise VocabularyError(f"vocabulary/{_FILE}: {row['code']}: {error}") from error


def number_of(code: str, year: int, system: System = "cow") -> int | None:
    """The number of a state in a list in a year, None where it was no member.

    Where it had two in one year (Germany in 1990), the one that it had on more days.

    >>> number_of("SUN", 1975), number_of("DEU", 1990), number_of("DEU", 1991), number_of("DEU", 1991, "gw") (365, 260,
    255, 260)
    """
    held = [s for s in load_spells() if s.code == code and s.system == system and s.days_in(year)]
    return max(held, key=lambda spell: spell.days_in(year)).number if held else None


def members(system: System, years: tuple[int, int], *, micro: bool = True) -> pl.DataFrame:
    """The members of a list in each year, with every number once: `year`, `number`, `abbreviation`, `iso`, `main`.

    A state is there in every year on a day of which it was a member, as in peacesciencer's state-years. `iso` is the
    code that had the number on most days of the year (SUN in 1991); `main` is false for the number that a code had on
    fewer days than another one (Germany's 255 in 1990): what is told of that year stands under the other.
    """
    spells = [s for s in load_spells() if s.system == system and (micro or not s.micro)]
    rows = [
        (year, spell.number, spell.abbreviation, spell.code, spell.days_in(year))
        for spell in spells
        for year in range(max(years[0], spell.first.year), min(years[1], spell.last.year) + 1)
    ]
    schema = {"year": pl.Int32, "number": pl.Int32, "abbreviation": pl.String, "iso": pl.String, "days": pl.Int32}
    frame = pl.DataFrame(rows, schema=schema, orient="row").sort(
        "year", "number", "days", descending=[False, False, True]
    )
    by_number = frame.unique(["year", "number"], keep="first", maintain_order=True)
    main = pl.col("days") == pl.col("days").max().over("year", "iso")
    return by_number.with_columns(main=main).drop("days").sort("year", "number")


def numbers(system: System, years: tuple[int, int]) -> pl.DataFrame:
    """The number of each code in each year: `iso`, `year`, `number`; a code that shares a number in a year has it
    too."""
    spells = [s for s in load_spells() if s.system == system]
    rows = [
        (spell.code, year, spell.number, spell.days_in(year))
        for spell in spells
        for year in range(max(years[0], spell.first.year), min(years[1], spell.last.year) + 1)
    ]
    schema = {"iso": pl.String, "year": pl.Int32, "number": pl.Int32, "days": pl.Int32}
    frame = pl.DataFrame(rows, schema=schema, orient="row").sort("iso", "year", "days", descending=[False, False, True])
    return frame.unique(["iso", "year"], keep="first", maintain_order=True).drop("days")
