"""Registers: how their tables are laid out, what their codes mean, and who their parties are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reftel.rules.actors import load_actors
from reftel.rules.data import read_toml, read_tsv
from reftel.rules.layer import cached

_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"\*+$")
_WORD = re.compile(r"[^\W_]+(?:[-/'][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One arrangement of columns: heads in plain form to what the column holds, and which columns tell the layout."""

    name: str
    heads: Mapping[str, str]
    needs: frozenset[str]

    def columns(self, heads: Sequence[str]) -> dict[int, str] | None:
        """Which column, by its number, holds what; None where these are not the heads of this layout."""
        found: dict[int, str] = {}
        for number, head in enumerate(heads):
            name = self.heads.get(plain_head(head))
            if name is not None and name not in found.values():
                found[number] = name
        return found if self.needs <= set(found.values()) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where claims come from that no grammar makes; `rule` begins the names of its rules."""

    rule: str
    title: str
    publisher: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Source):
    """A register of transfers: `words` are its lists of cells by what they say, `units` the words of a unit."""

    layouts: tuple[Layout, ...]
    words: Mapping[str, frozenset[str]]
    codes: Mapping[str, str]
    units: tuple[tuple[str, str], ...]

    def says(self, name: str, cell: str) -> bool:
        """True where the cell is in the list of this name."""
        return plain_head(cell) in self.words[name]

    def unit(self, *descriptions: str) -> str:
        """What a number of these counts, by the first description that says."""
        for description in descriptions:
            padded = f" {plain_head(description)} "
            hits = [
                (padded.rfind(f" {word} ") + len(word), len(word), unit)
                for word, unit in self.units
                if f" {word} " in padded
            ]
            if hits:
                return max(hits)[2]  # the last word is the thing, as in "diesel engine"
        return "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingReport(Source):
    """The words of the reports on training: heads of columns, terms by programme, fiscal years and totals."""

    actor: str
    heads: Mapping[str, str]
    terms: Mapping[str, str]
    fiscal: re.Pattern[str]
    totals: frozenset[str]
    no: frozenset[str]

    def term(self, programme: str) -> str | None:
        """On what terms a programme trains, where its name says."""
        padded = f" {' '.join(_WORD.findall(programme)).casefold()} "
        return next((term for word, term in self.terms.items() if f" {word} " in padded), None)


@cache
def load_registers() -> tuple[Register, ...]:
    """All registers of arms. A file of the vocabulary that is malformed fails when its key is asked for."""
    return tuple(_register(read_toml(f"registers/{name}.toml")) for name in ("sipri", "unroca"))


def _register(data: Mapping[str, Any]) -> Register:
    words = {name: frozenset(map(plain_head, part["words"])) for name, part in data.items() if _is_list(part)}
    words |= {f"report {name}": frozenset(map(plain_head, cells)) for name, cells in data.get("report", {}).items()}
    return Register(
        rule=data["id"],
        title=data["title"],
        publisher=data["publisher"],
        note=data["note"],
        layouts=tuple(_layout(part) for part in data["layout"]),
        words=words,
        codes=data.get("status", {}),
        units=tuple((plain_head(word), unit) for unit, group in data["units"].items() for word in group),
    )


def _is_list(part: object) -> bool:
    return isinstance(part, dict) and set(part) == {"words"}


def _layout(part: Mapping[str, Any]) -> Layout:
    heads = {plain_head(head): name for name, known in part["heads"].items() for head in known}
    return Layout(name=part["name"], heads=heads, needs=frozenset(part["needs"].split()))


@cache
def load_training_report() -> TrainingReport:
    """The reports on training."""
    data = read_toml("registers/fmtr.toml")
    fiscal = "|".join(re.escape(word) for word in data["fiscal"]["words"])
    return TrainingReport(
        rule=data["id"],
        title=data["title"],
        publisher=data["publisher"],
        note=data["note"],
        actor=data["actor"],
        heads={plain_head(head): name for name, known in data["heads"].items() for head in known},
        terms={
            " ".join(_WORD.findall(word)).casefold(): term for term, group in data["terms"].items() for word in group
        },
        fiscal=re.compile(rf"\b(?:{fiscal})\s*'?(\d{{4}}|\d\d)\b", re.IGNORECASE),
        totals=frozenset(plain_head(word) for word in data["totals"]["words"]),
        no=frozenset(plain_head(word) for word in data["no"]["words"]),
    )


def sources() -> tuple[Source, ...]:
    """All registers and reports, and what claims from outside are."""
    return (*load_registers(), load_training_report(), *_outside())


@cache
def _outside() -> tuple[Source, ...]:
    data = read_toml("registers/outside.toml")["source"]
    return tuple(
        Source(rule=part["id"], title=part["title"], publisher=part["publisher"], note=part["note"]) for part in data
    )


def source_of_rule(rule: str) -> Source | None:
    """Where claims by this rule come from ("register.sipri.order", "outside.claims:own name")."""
    rule = rule.partition(":")[0]
    return next((source for source in sources() if f"{rule}.".startswith(f"{source.rule}.")), None)


def plain_head(text: str) -> str:
    """A head or cell for comparison: small letters, single spaces."""
    return _SPACE.sub(" ", text).strip().casefold()


def party_named(name: str, when: str | None = None) -> str | None:
    """The id of the party that a register calls so, at an EDTF date; None where the table has no such name.

    SIPRI marks parties that are no states with asterisks, which are not part of the name.
    """
    plain = plain_head(_MARKS.sub("", name.strip()))
    own = _own_names().get(plain)
    if own is not None:
        return own
    table = load_actors()
    meanings = _names().get(plain) or _names().get(plain.replace("&", "and"))
    ids = table.at_date(meanings, when) if meanings else ()
    return ids[0] if ids else None


@cache
def _own_names() -> Mapping[str, str]:
    return {plain_head(row["name"]): row["id"] for row in read_tsv("registers/parties.tsv")}


@cached
def _names() -> Mapping[str, Any]:
    names = (n for n in load_actors().names if n.form in ("name", "bloc"))
    return {plain_head(name.text): name.meanings for name in names}


def organ_named(words: str) -> str | None:
    """The organ that a unit's whole name stands for ("Navy" → "navy"); None where it is a unit of its own."""
    return _organs().get(plain_head(words))


@cached
def _organs() -> Mapping[str, str]:
    names = (n for n in load_actors().names if n.organ and n.form == "organ" and not n.organ.apart)
    return {plain_head(name.text): name.organ.id for name in names if name.organ}


def without_names(words: str, code: str) -> str:
    """The words without the names and demonyms of a state: "Antigua And Barbuda Coast Guard" → "coast guard"."""
    plain = f" {plain_head(words)} "
    for name in _names_by_state().get(code, ()):
        plain = plain.replace(f" {name} ", " ")
    return plain_head(plain)


@cached
def _names_by_state() -> Mapping[str, tuple[str, ...]]:
    """All names of each state in plain form, longest first."""
    names: dict[str, set[str]] = {}
    for name in load_actors().names:
        for meaning in name.meanings:
            names.setdefault(meaning.id, set()).add(plain_head(name.text))
    for text, own in _own_names().items():
        names.setdefault(own, set()).add(text)
    return {code: tuple(sorted(known, key=lambda text: (-len(text), text))) for code, known in names.items()}
