"""The tables of the planted worlds: states, arms, other matters, prose, levels of difficulty."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from reftel.model.claim import Kind, Terms

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state, with the years in which it may act in these worlds and the neighbours that the same arms may go to."""

    code: str
    since: int
    until: int
    name: str
    adjective: str
    capital: str
    gives: bool
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a happening is about: arms of a type, people, a base, a treaty.

    `names` are words for it, the usual one first. Arms of a type have designations for names, and a `noun`.
    """

    key: str
    kind: Kind
    names: tuple[str, ...]
    noun: str | None = None
    unit: str | None = None
    lot: int = 0
    since: int = 1900
    until: int = 2024
    by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    terms: Terms | None = None
    organ: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How hard a world is; `levels.toml` says what each figure means."""

    name: str
    events: int
    tellings: tuple[int, ...]
    retrospective: float
    count_told: float
    count_vague: float
    value_told: float
    value_vague: float
    name_told: float
    synonym: float
    generic: float
    period_told_near: float
    period_told_late: float
    period_vague: float
    party_unsaid: float
    organ: float
    terms_told: float
    speaker: float
    denied: float
    rival: float
    rival_together: float
    near_miss: float
    copies: float
    corrupt: float
    capitals: float
    raw_name: float


@cache
def load_states() -> Mapping[str, State]:
    """The states by code."""
    return {
        row["code"]: State(
            code=row["code"], since=int(row["from"]), until=int(row["to"]), name=row["name"], capital=row["capital"],
            adjective=row["adjective"], gives=row["gives"] == "yes", near=tuple(row["near"].split()),
        )
        for row in _rows("states.tsv")
    }  # fmt: skip


@cache
def load_matters() -> Mapping[str, Matter]:
    """All matters by key."""
    arms = [
        Matter(
            key=row["names"].split("|")[0], kind="transfer", names=tuple(row["names"].split("|")), noun=row["noun"],
            unit=row["unit"], lot=int(row["lot"]), since=int(row["from"]), until=int(row["to"]),
            by=tuple(row["by"].split()),
        )
        for row in _rows("materiel.tsv")
    ]  # fmt: skip
    others = [
        Matter(
            key=f"{entry['kind']}: {entry['names'][0]}", kind=entry["kind"], names=tuple(entry["names"]),
            unit=entry.get("unit"), lot=entry.get("lot", 0), places=tuple(entry.get("places", ())),
            terms=entry.get("terms"), organ=entry.get("organ"),
        )
        for entry in _toml("matters.toml")["matter"]
    ]  # fmt: skip
    return {matter.key: matter for matter in [*arms, *others]}


@cache
def load_prose() -> Mapping[str, Mapping[str, Any]]:
    """Sentences and words, as `prose.toml` has them."""
    return _toml("prose.toml")


@cache
def load_level(name: str) -> Level:
    """A level by name. Raises KeyError where there is none of that name."""
    entry = _toml("levels.toml")[name]
    values = {field.name: entry[field.name] for field in fields(Level) if field.name not in ("name", "tellings")}
    return Level(name=name, tellings=tuple(entry["tellings"]), **values)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (FOLDER / name).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]
