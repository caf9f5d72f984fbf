"""The catalogue of materiel: designations and class nouns, and the shapes of designations that it does not list."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import Any

from reftel.errors import VocabularyError
from reftel.rules.data import read_toml, read_tsv
from reftel.rules.layer import cached, in_use
from reftel.rules.own import Own

_HEAD = re.compile(r"\w+")
_ATOM = re.compile(r"\w+|[^\w\s]")
_JOINED = re.compile(r"([a-z]{1,2})(\d.*)")
_CLASS = re.compile(r"(?<=\w\w) class$")
_SERIAL = re.compile(r"([a-z]{1,4})-(\d.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing: its designation as usually written (None for a class noun), category and unit of a count.

    A `shy` name is a word, a person or a town too: it is materiel only in company.
    """

    designator: str | None
    category: str
    unit: str
    shy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterielTable:
    """Entries by their names in lower case; `reach` is how many tokens a name can have, by its first word.

    `bases` are designations without marks, for variants. `series` are letters that begin designations, as usually
    written. `classes` are the last words of class nouns. `sets` are plain word lists by their use.
    """

    entries: Mapping[str, Entry]
    reach: Mapping[str, int]
    bases: Mapping[str, Entry]
    series: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]

    def at(self, name: str) -> Entry | None:
        """The entry of a name, its plural taken as the name."""
        lower = name.lower()
        one = next((self.entries[one] for one in _singulars(lower) if one in self.entries), None)
        if one is not None and one.designator and name[-1] == "s" and lower[-2].isdigit():
            return one
        return self.entries.get(lower) or (one if one is not None and one.designator else None)


def _singulars(lower: str) -> Iterator[str]:
    """What a name in lower case may be the plural of: "hunters", "lynxes", "sea furies"."""
    if lower.endswith("s"):
        yield lower[:-1]
    if lower.endswith(_HISSING):
        yield lower[:-2]
    if lower.endswith("ies"):
        yield f"{lower[:-3]}y"


_HISSING = ("ses", "xes", "ches", "shes", "zes", "oes")


@cached
def load_materiel(language: str = "en") -> MaterielTable:
    """The catalogue with a language's class nouns. Raises VocabularyError where two entries share a name."""
    data = read_toml(f"languages/{language}/materiel.toml")
    entries: dict[str, Entry] = {}
    for name, entry in _designations():
        if entries.setdefault(name.lower(), entry) is not entry:
            raise VocabularyError(f"vocabulary/materiel/designations.tsv: {name} stands for two designations")
    if (own := in_use()) is not None:
        entries |= {name.lower(): entry for name, entry in own_designations(own)}
    bases = {plain(e.designator): e for e in entries.values() if e.designator and re.search(r"\d", e.designator)}
    for name, entry in list(entries.items()):
        for other in _spellings(name, frozenset(data["spaced"].split())):
            entries.setdefault(other, entry)
    for group in data["class"]:
        entry = Entry(designator=None, category=group["category"], unit=group["unit"])
        for term in group["terms"]:
            for form in (term, _plural(term, data["no_plural"].split())):
                entries.setdefault(form, entry)
    return MaterielTable(
        entries=entries,
        reach=_reach(entries),
        bases=bases,
        series={prefix.lower(): prefix for prefix in data["series"].split()},
        sets={name: frozenset(text.split()) for name, text in data.items() if isinstance(text, str)},
    )


@cache
def covered(category: str) -> frozenset[str]:
    """The categories of types that a noun of `category` may stand for, itself among them where nothing is said."""
    covers: dict[str, str] = read_toml("materiel/categories.toml")["covers"]
    return frozenset(covers.get(category, category).split())


def plain(name: str) -> str:
    """A designation without marks and in one case, for comparison: "MIG-21" and "MiG 21" are alike."""
    return re.sub(r"[\W_]", "", name).upper()


def _designations() -> Iterator[tuple[str, Entry]]:
    """Every name of the catalogue with what it stands for."""
    return _names(read_tsv("materiel/designations.tsv"))


def _names(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Entry]]:
    for row in rows:
        designator = _CLASS.sub("", row["designation"])
        entry = Entry(designator=designator, category=row["category"], unit=row["unit"])
        shy = row["shy"].split("|")
        for name in (row["designation"], *filter(None, row["aliases"].split("|"))):
            yield name, replace(_variant(entry, name), shy=name in shy)


def own_designations(own: Own) -> list[tuple[str, Entry]]:
    """Every name of a user's own designations; the unit of a count is that of the category where none is given.

    Raises VocabularyError for a category that there is not, and for a name that stands for two of them.
    """
    if not (rows := own.rows("designations.tsv")):
        return []
    units: dict[str, Counter[str]] = defaultdict(Counter)
    for cells in read_tsv("materiel/designations.tsv"):
        units[cells["category"]][cells["unit"]] += 1
    seen: dict[str, str] = {}
    filled: list[dict[str, str]] = []
    for row in rows:
        cells, category = dict(row.cells), row.cells["category"]
        if category not in units:
            near = get_close_matches(category, units, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(units))}"
            raise VocabularyError(f"{row.where}: there is no category {category!r}; {hint}")
        for name in (cells["designation"], *filter(None, cells["aliases"].split("|"))):
            if seen.setdefault(name.lower(), row.where) != row.where:
                raise VocabularyError(f"{row.where}: {name!r} stands in {seen[name.lower()]} too; keep one of them")
        filled.append(cells | {"unit": cells["unit"] or units[category].most_common(1)[0][0]})
    types = [cells for cells in filled if not cells["designation"].islower()]
    return [*_names(types), *(named for cells in filled if cells not in types for named in _nouns(cells))]


def _nouns(cells: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    """A common noun in small letters is a sort of thing and no type: "dhow", with its plural."""
    entry = Entry(designator=None, category=cells["category"], unit=cells["unit"])
    for noun in (cells["designation"], *filter(None, cells["aliases"].split("|"))):
        yield noun, entry
        yield _plural(noun, []), entry


def _variant(entry: Entry, name: str) -> Entry:
    """A variant ("F-5E" of F-5) is its own designation; another name ("Grad" of BM-21) is the same."""
    base = entry.designator or ""
    if re.fullmatch(rf"{re.escape(base)}[ -][a-z ]+", name):  # "Bren gun", "Osa-class": no other type
        return entry
    rest = plain(name).removeprefix(plain(base))
    same = len(rest) == len(plain(name)) or not rest
    is_own = not same and (not rest[0].isdigit() or not base[-1].isdigit() or name.startswith(base))
    return replace(entry, designator=name) if is_own else entry


def _spellings(name: str, spaced: frozenset[str]) -> Iterator[str]:
    """Other ways to write letters and a number: "t55" for "t-55"; "mig 21" where the letters are no word."""
    if re.fullmatch(r"[^\W\d]+ [^\W\d]+", name):
        yield name.replace(" ", "-")
    if joined := _JOINED.fullmatch(name):
        yield f"{joined[1]}-{joined[2]}"
    found = _SERIAL.fullmatch(name)
    if not found:
        return
    letters, rest = found.groups()
    if len(letters) + len(re.sub(r"\D.*", "", rest)) > 2:
        yield letters + rest
    if letters in spaced:
        yield f"{letters} {rest}"


def _reach(entries: Mapping[str, Entry]) -> dict[str, int]:
    reach: dict[str, int] = {}
    for name in entries:
        head = first_word(name)
        reach[head] = max(reach.get(head, 0), len(_ATOM.findall(name)))
    return reach


def first_word(text: str) -> str:
    """The first run of letters and digits in lower case, empty where there is none."""
    found = _HEAD.search(text)
    return found.group().lower() if found else ""


def _plural(term: str, unchanged: list[str]) -> str:
    last = term.split()[-1]
    if last in unchanged:
        return term
    if last.endswith(("ss", "x", "ch", "sh")):
        return term + "es"
    if last.endswith("s"):
        return term
    return term[:-1] + "ies" if last.endswith("y") and last[-2] not in "aeiou" else term + "s"


def checked(data: Mapping[str, Any]) -> list[str]:
    """What is wrong with a materiel file: terms that stand in two classes."""
    seen: dict[str, str] = {}
    problems = []
    for group in data["class"]:
        for term in group["terms"]:
            if seen.setdefault(term, group["category"]) != group["category"]:
                problems.append(f"{term}: {seen[term]} and {group['category']}")
    return problems
