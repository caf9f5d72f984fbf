"""A footnoted table of what is told of a country or of two: events by year, rival accounts side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from reftel.events import find_events
from reftel.exports.citing import cite, web_of
from reftel.exports.columns import ExportError
from reftel.exports.event_rows import amount_of, several
from reftel.exports.report_words import Words, period_words, report_words
from reftel.ledger.filters import Filters, Wanted
from reftel.ledger.store import Store
from reftel.model.amount import amount_words
from reftel.model.claim import KINDS, STAGES
from reftel.model.edtf import days_of
from reftel.model.event import Account, Event, Step
from reftel.rules.actors import load_actors

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LAST = 9999
"""Where what has no year is sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What each account says, by its letter; one value under "" where all say the same, or there is only one."""

    said: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One step of an event: what is said of it, and for each account the numbers of the notes that say so."""

    event: str
    year: int | None
    when: Cell
    sides: Cell
    what: Cell
    how_many: Cell
    terms: Cell
    how_sure: Cell
    notes: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: the words of a claim, who says so, in which document; its id, and how likely it is read right."""

    number: int
    claim: str
    quote: str
    speakers: str
    source: str
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A table and its notes. `years` are the lines of each year, those without one last."""

    title: str
    years: tuple[tuple[int | None, tuple[Line, ...]], ...]
    notes: tuple[Note, ...]


class _Key(NamedTuple):
    """What accounts are held side by side on: a step, whatever is denied of it."""

    planned: bool
    stage: str | None


@dataclass(slots=True)
class _Notes:
    """Notes in the order in which they are needed; a document is cited in full once."""

    store: Store
    made: dict[str, Note] = field(default_factory=dict)
    _cited: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """The number of the note on a claim."""
        if name not in self.made:
            claim, number = self.store.claim(name), len(self.made) + 1
            words, chain = report_words(), claim.said_by
            self.made[name] = Note(
                number=number, claim=name, quote=" ".join(claim.quote.split()),
                speakers=words["as told by"].join(reversed(chain)), source=self._source(claim.document, number),
                probability=claim.probability,
            )  # fmt: skip
        return self.made[name].number

    def _source(self, sha256: str, number: int) -> str:
        source, first = self.store.document(sha256), self._cited.setdefault(sha256, number)
        if first != number:
            return report_words()["cited in"].format(name=source.title or source.name, number=first)
        return cite(source, web_of(source, self.store.fetches(sha256)))


def report(
    store: Store,
    *,
    country: str | None = None,
    dyad: tuple[str, str] | None = None,
    kind: Wanted = None,
    since: int | None = None,
    until: int | None = None,
) -> Report:
    """What the ledger tells of a country, on either side, or of two countries, either way round.

    `kind`, `since` and `until` are those of `Store.claims`; events are those of which a claim passes. Raises
    ExportError where neither or both are given, LedgerError as `Store.claims` does.
    """
    if (country is None) == (dyad is None):
        raise ExportError("a report is of a country or of two: give one of them")
    filters: Filters = {"kind": kind, "since": since, "until": until}
    events = _events(store, country, dyad, filters)
    notes = _Notes(store)
    keyed = [(event, key) for event in events for key in _keys(event)]
    ordered = sorted(keyed, key=lambda pair: _place(*pair))
    lines = [_line(event, key, notes) for event, key in ordered]
    years = tuple((year, tuple(several)) for year, several in groupby(lines, key=lambda line: line.year))
    return Report(title=_title(country, dyad), years=years, notes=tuple(notes.made.values()))


def _events(store: Store, country: str | None, dyad: tuple[str, str] | None, filters: Filters) -> list[Event]:
    if dyad is None:
        asked: Filters = {**filters, "party": country}
        return find_events(store, **asked)
    one, other = dyad
    ways = ((one, other), (other, one))
    sided: list[Filters] = [{**filters, "actor": a, "recipient": b} for a, b in ways]
    found = [event for asked in sided for event in find_events(store, **asked)]
    return list({event.id: event for event in found}.values())


def _title(country: str | None, dyad: tuple[str, str] | None) -> str:
    label = load_actors().label
    return label(country) if country else " – ".join(map(label, dyad or ()))


def _keys(event: Event) -> list[_Key]:
    return sorted({_key(step) for account in event.accounts for step in account.steps}, key=_order)


def _key(step: Step) -> _Key:
    return _Key(step.planned, step.stage)


def _order(key: _Key) -> tuple[int, bool]:
    return STAGES.index(key.stage) if key.stage in STAGES else -1, not key.planned


def _steps(event: Event, key: _Key) -> Iterator[tuple[Account, Step]]:
    yield from ((account, step) for account in event.accounts for step in account.steps if _key(step) == key)


def _place(event: Event, key: _Key) -> tuple[object, ...]:
    """By time, then by kind; steps of one event in the order of a deal."""
    return _year(event, key) or _LAST, _start(event, key), KINDS.index(event.kind), event.id, _order(key)


def _start(event: Event, key: _Key) -> str:
    return min((period for _, step in _steps(event, key) if (period := _period(step))), default="~")


def _period(step: Step) -> str | None:
    period = step.values.get("period")
    return period if isinstance(period, str) else None


def _year(event: Event, key: _Key) -> int | None:
    """The first year that one of the accounts tells of the step."""
    days = [days_of(_period(step)) for _, step in _steps(event, key)]
    first = [day.year for found in days if found and (day := found.first or found.last)]
    return min(first, default=None)


def _line(event: Event, key: _Key, notes: _Notes) -> Line:
    steps = list(_steps(event, key))
    letters = {id(step): _letter(event, account, step, steps) for account, step in steps}

    def cell(of: Callable[[Account, Step], str]) -> Cell:
        said = {letters[id(step)]: of(account, step) for account, step in steps}
        return Cell(said={"": next(iter(said.values()))} if len(set(said.values())) == 1 else said)

    return Line(
        event=event.id,
        year=_year(event, key),
        when=cell(lambda _, step: period_words(_period(step))),
        sides=cell(_sides),
        what=cell(lambda account, step: _what(event, account, step)),
        how_many=cell(lambda _, step: _amounts(step)),
        terms=cell(lambda _, step: ", ".join(several(step.values.get("terms")))),
        how_sure=cell(lambda account, step: _how_sure(event, account, step)),
        notes={letters[id(step)]: tuple(map(notes.number, step.claims)) for _, step in steps},
    )


def _letter(event: Event, account: Account, step: Step, steps: Sequence[tuple[Account, Step]]) -> str:
    """The letter of an account, "-" after it for what it denies beside what it affirms; "" where there is only one."""
    is_twice = sum(other is account for other, _ in steps) > 1
    if len(event.accounts) == 1 and not is_twice:
        return ""
    return _LETTERS[(account.number - 1) % len(_LETTERS)] + ("-" if is_twice and step.denied else "")


def _sides(account: Account, step: Step) -> str:
    sides = (step.values.get(side) or account.values.get(side) for side in ("actor", "recipient"))
    return " → ".join(_parties(several(side)) for side in sides)


def _parties(actors: Sequence[str]) -> str:
    label = load_actors().label
    return ", ".join(map(label, actors)) or "?"


def _what(event: Event, account: Account, step: Step) -> str:
    thing = step.values.get("designators") or account.values.get("designators") or account.values.get("item")
    words = ", ".join(map(str, several(thing)))
    return ", ".join(part for part in (event.kind, " ".join(words.split())) if part)


def _amounts(step: Step) -> str:
    amounts = [*several(step.values.get("quantity")), *several(step.values.get("value"))]
    return ", ".join(amount_words(amount_of(amount)) for amount in amounts)


def _how_sure(event: Event, account: Account, step: Step) -> str:
    words: Words = report_words()
    modalities = [word for word in several(step.values.get("modality")) if word not in ("factual", "planned")]
    planned = words["planned"] if step.planned and step.stage != "planned" else None
    how = (words["denied"] if step.denied else None, planned, step.stage)
    parts = [" ".join(word for word in how if word), *modalities]
    parts.append(words["origins"].format(n=account.origins) if account.origins > 1 else words["one origin"])
    contested = dict.fromkeys(r.slot for r in event.rivalries if (r.planned, r.stage) == (step.planned, step.stage))
    if contested:
        parts.append(words["contested"].format(slots=", ".join(contested)))
    if set(step.claims) & set(event.corruptions):
        parts.append(words["garbled"])
    return ", ".join(part for part in parts if part)
