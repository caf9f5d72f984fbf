"""The names of parties in a user's own folder, checked against the states and organs that there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Literal, cast

from reftel.errors import VocabularyError
from reftel.rules.actor_data import State, names_of_bloc, split, states_of
from reftel.rules.names import Meaning, Name, Organ, Part, atoms
from reftel.rules.own import Own, Row

_CODE, _ORGAN = re.compile(r"[A-Z]{3}"), re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE, _YEAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"), re.compile(r"\d{4}")
_SUGGESTED = 4
_FORMS = ("name", "demonym", "capital", "prefix")


def read_own_states(own: Own, known: Mapping[str, State]) -> tuple[dict[str, State], list[Name]]:
    """The states that a user adds, with their names. Raises VocabularyError where one is there already."""
    rows = own.rows("states.tsv")
    for row in rows:
        code = row.cells["code"]
        if not _CODE.fullmatch(code):
            raise VocabularyError(f"{row.where}: {code!r} is no code of a state; a code is three capitals, such as PER")
        if code in known:
            name = known[code].name
            raise VocabularyError(f"{row.where}: {code} is {name} already; put further names of it into names.tsv")
        _check_dates(row, _DATE)
        if not re.fullmatch(r"[\d:/; -]*", row.cells["cow"]):
            raise VocabularyError(f"{row.where}: cow is the number of the state in that list, or empty")
    where = own.where("states.tsv")
    states, names = states_of([dict(row.cells) for row in rows], frozenset(), file=where)
    return states, [replace(name, source=f"{where}: {name.source}") for name in names]


def read_own_names(own: Own, states: Mapping[str, State]) -> list[Name]:
    """The further names of states, and the services, persons and groups, that a user adds.

    Raises VocabularyError where one is wrong, or stands for two things.
    """
    names = [*_of_states(own, states), *_services(own, states), *_organs(own), *_persons(own, states), *_blocs(own)]
    seen: dict[tuple[str, ...], Name] = {}
    for name in names:
        other = seen.setdefault(atoms(name.text), name)
        if other is not name and "person" not in (name.part, other.part):
            raise VocabularyError(
                f"{name.source}: {name.text!r} stands in {other.source} too; keep one, or list both in names.tsv"
            )
    return names


def strange_organs(names: Iterable[Name], organs: frozenset[str]) -> Iterator[tuple[Name, str, str]]:
    """Organs that no other name has, with the one that was probably meant."""
    for name in names:
        for meaning in name.meanings:
            organ = meaning.id.partition("/")[2]
            near = get_close_matches(organ, organs, n=1, cutoff=0.75)
            if organ and organ not in organs and near:
                yield name, meaning.id, near[0]


def _of_states(own: Own, states: Mapping[str, State]) -> Iterator[Name]:
    groups: dict[tuple[str, str], list[tuple[Row, Meaning]]] = defaultdict(list)
    for row in own.rows("names.tsv"):
        form = row.cells["form"] or "name"
        if form not in _FORMS:
            raise VocabularyError(f"{row.where}: there is no form {form!r}; there are {', '.join(_FORMS)}")
        _check_dates(row, _DATE)
        _check_id(row, states, organs=False)
        meaning = Meaning(id=row.cells["id"], start=row.cells["from"], end=row.cells["to"])
        groups[row.cells["name"], form].append((row, meaning))
    yield from (_name(text, "state", form, found) for (text, form), found in groups.items())


def _services(own: Own, states: Mapping[str, State]) -> Iterator[Name]:
    groups: dict[str, list[tuple[Row, Meaning]]] = defaultdict(list)
    for row in own.rows("services.tsv"):
        _check_id(row, states, organs=True)
        groups[row.cells["name"]].append((row, Meaning(id=row.cells["id"])))
    yield from (_name(text, "organ", "organ", found) for text, found in groups.items())


def _organs(own: Own) -> Iterator[Name]:
    """Words for a part of any state: "askaris" makes the Belgian askaris "BEL/askaris"."""
    for row in own.rows("organs.tsv"):
        organ, bare = row.cells["organ"], row.cells["bare"] or "no"
        if not _ORGAN.fullmatch(organ):
            raise VocabularyError(f"{row.where}: an organ is small letters with hyphens, such as air-force")
        if bare not in ("yes", "the", "no"):
            raise VocabularyError(f"{row.where}: bare is yes, the or no, not {bare!r}")
        kind = Organ(id=organ, bare=cast("Literal['yes', 'the', 'no']", bare))
        yield Name(text=row.cells["words"], part="organ", form="organ", organ=kind, source=row.where)


def _persons(own: Own, states: Mapping[str, State]) -> Iterator[Name]:
    groups: dict[str, list[tuple[Row, Meaning]]] = defaultdict(list)
    for row in own.rows("persons.tsv"):
        cells = row.cells
        if cells["alone"] not in ("yes", "no", ""):
            raise VocabularyError(f"{row.where}: alone is yes or no, not {cells['alone']!r}")
        _check_dates(row, _YEAR)
        _check_id(row, states, organs=None)
        meaning = Meaning(
            id=cells["id"],
            start=cells["from"] and f"{cells['from']}-01-01",
            end=cells["to"] and f"{cells['to']}-12-31",
            given=split(cells["given"]),
            alone=cells["alone"] != "no",
        )
        groups[cells["name"]].append((row, meaning))
    yield from (_name(text, "person", "person", found) for text, found in groups.items())


def _name(text: str, part: Part, form: str, found: list[tuple[Row, Meaning]]) -> Name:
    meanings = tuple(meaning for _, meaning in found)
    return Name(text=text, part=part, form=form, meanings=meanings, source=found[0][0].where)


def _blocs(own: Own) -> Iterator[Name]:
    where = own.where("blocs.toml")
    for record in _list_of(own.toml("blocs.toml"), "bloc", where):
        groups = record.get("ids")
        if not isinstance(groups, list) or not all(_is_words(group) for group in groups):
            raise VocabularyError(f'{where}: ids is a list of lists of names: ids = [["Front for Peace", "FFP"]]')
        for group in cast("list[list[str]]", groups):
            yield from names_of_bloc(group, source=where)


def _list_of(data: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    records = data.get(key, [])
    if set(data) - {key} or not isinstance(records, list):
        raise VocabularyError(f"{where}: each entry begins with a line [[{key}]]; nothing stands outside of entries")
    return records


def _is_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word.strip() for word in value)


def _check_dates(row: Row, shape: re.Pattern[str]) -> None:
    first, last = row.cells["from"], row.cells["to"]
    for date in filter(None, (first, last)):
        if not shape.fullmatch(date):
            how = "a year, such as 1968" if shape is _YEAR else "written 1968, 1968-10 or 1968-10-03"
            raise VocabularyError(f"{row.where}: a date is {how}, not {date!r}")
    if first and last and first > last:
        raise VocabularyError(f"{row.where}: it ends ({last}) before it begins ({first})")


def _check_id(row: Row, states: Mapping[str, State], *, organs: bool | None) -> None:
    """Whether the id is that of a known state, with an organ (True), without (False) or either (None)."""
    code, slash, organ = row.cells["id"].partition("/")
    if code not in states and code != "EU":
        by_name = {state.name: state.code for state in states.values()}
        near = get_close_matches(code, by_name, n=1) or get_close_matches(code.upper(), states, n=_SUGGESTED)
        meant = " or ".join(by_name.get(one, one) for one in near)
        hint = f"did you mean {meant}?" if near else "states are named by codes, such as PER"
        raise VocabularyError(f"{row.where}: there is no state {code!r}; {hint}")
    if organs is True and not slash:
        raise VocabularyError(f"{row.where}: the id of a service has an organ, such as {code}/navy")
    if organs is False and slash:
        raise VocabularyError(f"{row.where}: {row.cells['id']} is an organ; organs go into services.tsv")
    if slash and not _ORGAN.fullmatch(organ):
        raise VocabularyError(f"{row.where}: an organ is small letters with hyphens, such as {code}/air-force")
