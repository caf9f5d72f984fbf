"""The catalogue of materiel: designations and class nouns, matched over words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reftel.errors import VocabularyError
from reftel.rules.data import read_toml, read_tsv

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing: its designation as usually written (None for a class noun), category and unit of a count."""

    designator: str | None
    category: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterielTable:
    """Entries by their words in lower case, and the shape of designations that the catalogue does not list."""

    entries: Mapping[Words, Entry]
    longest: int
    series: Mapping[str, str]
    shy: frozenset[str]
    bases: Mapping[str, Entry]

    def match(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """The longest entry whose words start at `at`, as its length and the entry; words are in lower case."""
        for length in range(min(self.longest, len(words) - at), 0, -1):
            entry = self.entries.get(tuple(words[at : at + length]))
            if entry is not None:
                return length, entry
        return None


@cache
def load_materiel(language: str = "en") -> MaterielTable:
    """The catalogue with a language's class nouns. Raises VocabularyError where two entries share a name."""
    entries: dict[Words, Entry] = {}
    bases: dict[str, Entry] = {}
    for row in read_tsv("materiel/designations.tsv"):
        entry = Entry(designator=row["designation"], category=row["category"], unit=row["unit"])
        bases[plain(row["designation"])] = entry
        for name in (row["designation"], *filter(None, row["aliases"].split("|"))):
            words = tuple(name.lower().split())
            if words in entries:
                raise VocabularyError(f"vocabulary/materiel/designations.tsv: {name} stands for two designations")
            entries[words] = _variant(entry, name)
    data = read_toml(f"languages/{language}/materiel.toml")
    for group in data["class"]:
        for term in group["terms"]:
            for words in _numbers(tuple(term.split())):
                entries.setdefault(words, Entry(designator=None, category=group["category"], unit=group["unit"]))
    return MaterielTable(
        entries=entries,
        longest=max(len(words) for words in entries),
        series=_series(data),
        shy=frozenset(data["shy"].split()),
        bases=bases,
    )


def plain(name: str) -> str:
    """A designation without marks and in one case, for comparison: "MIG-21" and "MiG 21" are alike."""
    return re.sub(r"[\W_]", "", name).upper()


def _variant(entry: Entry, name: str) -> Entry:
    """A variant ("F-5E" of F-5) is its own designation; another name ("Grad" of BM-21) is the same."""
    base = entry.designator or ""
    if name.startswith(base + " ") and name != base:
        return Entry(designator=name, category=entry.category, unit=entry.unit)
    letters = re.match(r"([A-Za-z]+[- ]?\d+)", base)
    if letters and name.startswith(letters[1]) and " " not in name and re.search(r"\d", name):
        return Entry(designator=name, category=entry.category, unit=entry.unit)
    return entry


def _series(data: Mapping[str, Any]) -> dict[str, str]:
    return {prefix.lower(): prefix for prefix in data["series"].split()}


def _numbers(words: Words) -> tuple[Words, Words]:
    """A term in singular and plural."""
    last = words[-1]
    if last.endswith(("s", "x", "ch", "sh")):
        plural = last if last.endswith("s") and not last.endswith("ss") else last + "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        plural = last[:-1] + "ies"
    elif last in ("aircraft", "equipment", "materiel", "matériel", "hardware", "artillery", "ammunition", "weaponry"):
        plural = last
    else:
        plural = last + "s"
    return words, (*words[:-1], plural)
