"""Names that documents use for one another: variants, licensed and exported versions, reporting names."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from reftel.rules.data import read_tsv
from reftel.rules.layer import cached
from reftel.rules.materiel import plain

NUMBERED = re.compile(r"(?P<series>\D*?[^\W\d_])[ .-]?(?P<number>\d+)")
"""A designation that has a number, with the letters before it."""


@lru_cache(maxsize=50_000)
def families_of(designator: str) -> frozenset[str]:
    """The families that a designation belongs to: those of the longest name in the table that it is or begins with.

    >>> sorted(families_of("Su-22M4"))
    ['Su-17']
    """
    table, name = load_families(), plain(designator)
    for length in range(len(name), 1, -1):
        rest = name[length:]
        if name[:length] in table and not (rest[:1].isdigit() and name[length - 1].isdigit()):
            if rest and name[:length].isalpha() and rest[:1].isdigit():
                break  # "MiG" begins "MiG-350", and says no more than its series
            return table[name[:length]]
    found = NUMBERED.match(designator)
    return frozenset({f"{plain(found['series'])}-{found['number']}" if found else name})


@cached
def load_families() -> Mapping[str, frozenset[str]]:
    """The families of every name in `accounts/families.tsv`, names without marks."""
    table: dict[str, set[str]] = {}
    for row in read_tsv("accounts/families.tsv"):
        for name in (row["family"], *filter(None, row["names"].split("|"))):
            table.setdefault(plain(name), set()).add(row["family"])
    return {name: frozenset(families) for name, families in table.items()}


def types_in(designator: str) -> Iterator[str]:
    """The types that one designation names: "Su-20/22M" is Su-20 and Su-22M, "Su-22/Fitter-H" Su-22 and Fitter-H."""
    if plain(designator) in load_families() or "/" not in designator:
        yield designator
        return
    series = series_of(designator)
    for part in designator.split("/"):
        if len(part.strip()) > 1:
            yield f"{series}-{part}" if part[0].isdigit() and not designator[0].isdigit() else part


def series_of(designator: str) -> str:
    """The letters that a designation begins with, as written: "Su" of Su-22; the whole of one without a number."""
    found = NUMBERED.match(designator)
    return found["series"] if found else designator
