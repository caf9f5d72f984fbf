"""Reads the tables of actors: states, organs, blocs and persons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reftel.errors import VocabularyError
from reftel.rules.data import read_toml, read_tsv
from reftel.rules.names import Meaning, Name, Organ, atoms

_FOLDER = "actors/"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory: code, name, dates ("YYYY-MM-DD", empty where open) and Correlates of War numbers.

    `cow` gives each number with the first and last date for which it holds.
    """

    code: str
    name: str
    start: str
    end: str
    cow: tuple[tuple[int, str, str], ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    posts: tuple[str, ...]


def read_states(shared: frozenset[str]) -> tuple[dict[str, State], list[Name]]:
    """The states by code, and the names that stand for one state only: a state's own name may be a shared one."""
    return states_of(read_tsv(_FOLDER + "states.tsv"), shared, file=f"vocabulary/{_FOLDER}states.tsv")


def states_of(
    rows: Iterable[dict[str, str]], shared: frozenset[str], *, file: str
) -> tuple[dict[str, State], list[Name]]:
    """The same of the rows of a file."""
    states: dict[str, State] = {}
    names: list[Name] = []
    for row in rows:
        state = _state(row)
        if state.code in states or (state.start and state.end and state.start > state.end):
            raise VocabularyError(f"{file}: {state.code} is there twice, or ends before it begins")
        states[state.code] = state
        meanings = (Meaning(id=state.code),)
        own = () if state.name in shared else (state.name,)
        forms = {"name": (*own, *split(row["names"])), "demonym": state.demonyms, "capital": state.capitals}
        names += [
            Name(text=text, part="state", form=form, meanings=meanings, source=state.code)
            for form, texts in forms.items()
            for text in texts
        ]
    return states, names


def _state(row: dict[str, str]) -> State:
    return State(
        code=row["code"],
        name=row["name"],
        start=row["from"],
        end=row["to"],
        cow=tuple(_spell(part) for part in split(row["cow"])),
        demonyms=split(row["demonyms"]),
        capitals=split(row["capitals"]),
        posts=split(row["posts"]),
    )


def _spell(text: str) -> tuple[int, str, str]:
    number, _, dates = text.partition(":")
    start, _, end = dates.partition("/")
    return int(number), start, end


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that are separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read_shared() -> list[Name]:
    """The names whose state depends on the date, or that several states bear."""
    groups: dict[tuple[str, str], list[Meaning]] = defaultdict(list)
    for row in read_tsv(_FOLDER + "shared.tsv"):
        if row["from"] and row["to"] and row["from"] > row["to"]:
            raise VocabularyError(f"vocabulary/actors/shared.tsv: {row['name']}: it ends before it begins")
        groups[row["name"], row["form"]].append(Meaning(id=row["id"], start=row["from"], end=row["to"]))
    return [
        Name(text=text, part="state", form=form, meanings=tuple(meanings), source="shared.tsv")
        for (text, form), meanings in groups.items()
    ]


def read_places() -> list[Name]:
    """Places that are named without their country, and schools where officers are sent."""
    groups: dict[tuple[str, str], list[Meaning]] = defaultdict(list)
    for row in read_tsv(_FOLDER + "places.tsv"):
        for text in split(row["names"]):
            groups[text, row["kind"]].append(Meaning(id=row["id"], start=row["from"], end=row["to"]))
    return [
        Name(text=text, part="place", form=kind, meanings=tuple(meanings), source="places.tsv")
        for (text, kind), meanings in groups.items()
    ]


def read_services() -> list[Name]:
    """The acronyms of armed services, and the GO? acronyms of governments."""
    groups: dict[str, list[Meaning]] = defaultdict(list)
    for row in read_tsv(_FOLDER + "services.tsv"):
        groups[row["name"]].append(Meaning(id=row["id"]))
    governments = read_toml(_FOLDER + "organs.toml")["governments"]
    for text, codes in governments.items():
        groups[text] = [Meaning(id=f"{code}/government") for code in codes]
    return [
        Name(text=text, part="organ", form="organ", meanings=tuple(meanings), source=text)
        for text, meanings in groups.items()
    ]


def read_organs() -> Iterator[Name]:
    """The words for parts of states, and the organs that name their own state."""
    data = read_toml(_FOLDER + "organs.toml")
    for record in data["organ"]:
        words = record.pop("words")
        organ = Organ(**record)
        yield from _organ_names(organ, words)
    for portfolio, words in data["portfolios"].items():
        office = Organ(id=f"{portfolio}-ministry", form="post", title=True)
        yield from _organ_names(office, [p.format(w) for w in words for p in data["ministry_patterns"]["both"]])
    for record in data["named"]:
        meanings = (Meaning(id=record["id"]),)
        for text in record["names"]:
            yield Name(text=text, part="organ", form="organ", meanings=meanings, source=record["id"])


def _organ_names(organ: Organ, words: Iterable[str]) -> Iterator[Name]:
    for text in words:
        yield Name(text=text, part="organ", form=organ.form, organ=organ, source=organ.id)


def read_blocs() -> Iterator[Name]:
    """Blocs, bodies, regions and groups."""
    for record in read_toml(_FOLDER + "blocs.toml")["bloc"]:
        for group in record["ids"]:
            yield from names_of_bloc(group, source=group[0].removeprefix("the "))


@cache
def load_regions() -> frozenset[str]:
    """The ids of the parts of the world that a text may be about, as it may be about a country."""
    regions = (bloc for bloc in read_toml(_FOLDER + "blocs.toml")["bloc"] if bloc["kind"] == "region")
    return frozenset(group[0].removeprefix("the ") for region in regions for group in region["ids"])


def names_of_bloc(group: list[str], *, source: str) -> Iterator[Name]:
    """The names of one bloc, the first of which is its id; one with a slash is an id only."""
    first = group[0].removeprefix("the ")
    for text in group if "/" not in first else group[1:]:
        yield Name(text=text, part="bloc", form="bloc", meanings=(Meaning(id=first),), source=source)


def read_persons() -> list[Name]:
    """Leaders by surname; one name for all who bear it."""
    groups: dict[str, list[Meaning]] = defaultdict(list)
    for row in read_tsv(_FOLDER + "persons.tsv"):
        start, end = row["from"] and f"{row['from']}-01-01", row["to"] and f"{row['to']}-12-31"
        if start and end and start > end:
            raise VocabularyError(f"vocabulary/actors/persons.tsv: {row['name']} ends before it begins")
        given, alone = split(row["given"]), row["alone"] == "yes"
        groups[row["name"]].append(Meaning(id=row["id"], start=start, end=end, given=given, alone=alone))
    return [
        Name(text=text, part="person", form="person", meanings=tuple(meanings), source="persons.tsv")
        for text, meanings in groups.items()
    ]


def read_traps() -> tuple[list[Name], dict[str, frozenset[str]]]:
    """Phrases that hold a name and are no party, and the word lists that tell persons and titles from states."""
    data: dict[str, Any] = read_toml(_FOLDER + "traps.toml")
    texts = [text for line in data.pop("names").splitlines() for text in split(line)]
    lists = {key: frozenset(split(text) if ";" in text else text.split()) for key, text in data.items()}
    return [Name(text=text, part="trap", form="trap", source="traps.toml") for text in dict.fromkeys(texts)], lists


def with_points(names: Iterable[Name]) -> list[Name]:
    """Acronyms as once written, with points: "R.A.A.F." for "RAAF", where the tables do not have it."""
    known = {name.text for name in names}
    pointed = [(name, "".join(f"{letter}." for letter in name.text)) for name in names if _is_acronym(name)]
    return [replace(name, text=text) for name, text in pointed if text not in known]


def _is_acronym(name: Name) -> bool:
    return name.part != "trap" and name.text.isalpha() and name.text.isupper() and len(name.text) > 1


def check_clashes(names: Iterable[Name]) -> None:
    """Raise VocabularyError where one spelling stands in two records that do not declare it shared."""
    seen: dict[tuple[str, ...], Name] = {}
    for name in names:
        key = atoms(name.text)
        other = seen.setdefault(key, name)
        person = "person" in (name.part, other.part) and name.part != other.part
        if other is not name and (other.source != name.source or other.form != name.form) and not person:
            raise VocabularyError(
                f"vocabulary/actors: {name.text!r} is both {other.source} and {name.source}: put it in shared.tsv"
            )
