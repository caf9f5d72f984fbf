"""The steps of events as rows, each in one table: what is done, agreed, planned or denied never stands together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reftel.dossier.figures import Cell, Figure, Row, Table, in_order
from reftel.dossier.gathering import Gathered
from reftel.dossier.words import amounts_words, letter, period_words, sides_words, step_words
from reftel.exports.event_rows import several
from reftel.measures.kinds import NO_STAGE, load_kinds
from reftel.model.claim import STAGES, Claim
from reftel.model.edtf import days_of
from reftel.model.event import Account, Event, Step
from reftel.model.words import shortened
from reftel.strings import Say

_LAST = 9999
_SHOWN = 140
"""So much of a quote stands in a table; the note has all of it."""
_STOPPED = ("refused", "cancelled", "suspended", "diverted")
_PEOPLE, _ARMS = ("mission", "deployment", "training", "visit"), ("transfer", "financing")

TABLES = (
    "missions", "sought", "deliveries", "agreements", "refusals", "holdings", "ties", "shares", "planned", "alleged",
    "denied",
)  # fmt: skip
COLUMNS = ("when", "sides", "what", "many", "much", "how")
_MAY_LACK = ("many", "much")
"""Columns that are left out where no row has anything in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """One step as one account of its event tells it."""

    event: Event
    account: Account
    step: Step


def table_of(event: Event, step: Step) -> str:
    """The name of the one table that a step belongs to."""
    counting, modality = load_kinds()[event.kind], several(step.values.get("modality"))
    if step.denied:
        return "denied"
    if step.planned or step.stage == "planned" or modality == ["planned"]:
        return "planned"
    if modality and "factual" not in modality:
        return "alleged"
    if event.kind == "restriction" or step.stage in _STOPPED:
        return "refusals"
    is_done = (step.stage or NO_STAGE) in counting.done
    if event.kind in _PEOPLE:
        return "missions" if is_done else "sought"
    if event.kind in _ARMS:
        return "deliveries" if is_done else "agreements"
    named = {"holding": "holdings", "share": "shares", "agreement": "agreements", "access": "agreements"}
    return named.get(event.kind, "ties")


def lines(gathered: Gathered, say: Say) -> Mapping[str, Table]:
    """The tables by name, in their order; rows by time. A step that no claim is known of has none."""
    found: dict[str, list[tuple[tuple[object, ...], Row]]] = {name: [] for name in TABLES}
    for event in gathered.events:
        for versions in _steps(event):
            table = found[table_of(event, versions[0].step)]
            table += [(_place(same), _row(same, gathered, say)) for same in _alike(versions)]
    return {
        name: _table(name, [row for _, row in sorted(rows, key=lambda pair: pair[0])]) for name, rows in found.items()
    }


def _table(name: str, rows: Sequence[Row]) -> Table:
    kept = [at for at, column in enumerate(COLUMNS) if column not in _MAY_LACK or any(row.cells[at] for row in rows)]
    narrow = (replace(row, cells=tuple(row.cells[at] for at in kept)) for row in rows)
    return Table(id=name, columns=tuple(COLUMNS[at] for at in kept), rows=tuple(narrow))


def _steps(event: Event) -> Iterator[list[_Version]]:
    """What the accounts tell of each step, all that stands in one table together."""
    found: dict[tuple[object, ...], list[_Version]] = {}
    for account in event.accounts:
        for step in account.steps:
            key = (step.stage, step.planned, step.denied, table_of(event, step))
            found.setdefault(key, []).append(_Version(event=event, account=account, step=step))
    yield from found.values()


def _alike(versions: Sequence[_Version]) -> Iterator[list[_Version]]:
    """Accounts that tell a step in the same words are told together."""
    found: dict[tuple[object, ...], list[_Version]] = {}
    for version in versions:
        values = {**version.account.values, **version.step.values}
        key = tuple(str(values.get(slot)) for slot in (*_WHO, "quantity", "value", "period", "terms", "modality"))
        found.setdefault(key, []).append(version)
    yield from found.values()


_WHO = ("actor", "recipient", "designators", "item")


def _place(versions: Sequence[_Version]) -> tuple[object, ...]:
    event, step = versions[0].event, versions[0].step
    days = days_of(_period(step))
    first = (days.first or days.last) if days else None
    stage = STAGES.index(step.stage) if step.stage else -1
    return first.year if first else _LAST, str(first), event.kind, event.id, stage, versions[0].account.number


def _row(versions: Sequence[_Version], gathered: Gathered, say: Say) -> Row:
    event, account, step = versions[0].event, versions[0].account, versions[0].step
    claims = in_order((name for version in versions for name in version.step.claims), gathered.order)
    rival = {r.slot for r in event.rivalries if (r.planned, r.stage) == (step.planned, step.stage)}

    def told(words: str, slot: str, has: Callable[[Claim], object]) -> Cell:
        """A figure on the claims that tell the slot; where no single one does, on all of the step."""
        own = tuple(name for name in claims if has(gathered.claims[name])) or claims
        return Figure(words, own, slot in rival) if words else ""

    values = {**account.values, **step.values}
    cells: tuple[Cell, ...] = (
        told(period_words(say, _period(step)), "period", lambda claim: claim.period),
        sides_words(say, several(values.get("actor")), several(values.get("recipient"))),
        _what(event, values, gathered.claims[claims[0]], say),
        told(amounts_words(say, values.get("quantity")), "quantity", lambda claim: claim.quantity),
        told(amounts_words(say, values.get("value")), "value", lambda claim: claim.value),
        _how(step, say),
    )
    return Row(
        cells=cells, claims=claims, anchor=event.id, marks=tuple(_marks(versions, rival, say)),
        contested=bool(event.rivalries or _is_denied_too(event, step)),
    )  # fmt: skip


def _marks(versions: Sequence[_Version], rival: Iterable[str], say: Say) -> Iterator[str]:
    event, origins = versions[0].event, max(version.account.origins for version in versions)
    if len(event.accounts) > 1:
        letters = ", ".join(letter(version.account.number) for version in versions)
        yield say("dossier.account", letters=letters)
    if slots := [say(f"slot.{slot}").lower() for slot in sorted(rival)]:
        yield say("dossier.contested_on", slots=", ".join(slots))
    elif event.rivalries:
        yield say("dossier.contested")
    if _is_denied_too(event, versions[0].step):
        yield say("dossier.told_done_too" if versions[0].step.denied else "dossier.denied_too")
    if origins > 1:
        yield say.count("origin", origins)
    if any(set(version.step.claims) & set(event.corruptions) for version in versions):
        yield say("event.garbled")


def _is_denied_too(event: Event, step: Step) -> bool:
    """True where other words of the event deny what is told here, or tell what is denied here."""
    return any(other.denied != step.denied for account in event.accounts for other in account.steps)


def _what(event: Event, values: Mapping[str, object], claim: Claim, say: Say) -> str:
    """The kind and the thing; of what has no thing, as a tie or a visit, how a claim puts it."""
    thing = ", ".join(map(str, several(values.get("designators") or values.get("item"))))
    words = " ".join(thing.split()) or f"“{shortened(claim.quote, _SHOWN)}”"
    return f"{say.code('kind', event.kind)}: {words}"


def _how(step: Step, say: Say) -> str:
    """How far it got, on what terms, how firmly it is said."""
    modality = [word for word in several(step.values.get("modality")) if word not in ("factual", "planned")]
    stage = step_words(say, step.stage, planned=step.planned, denied=step.denied)
    terms = [say.code("terms", term) for term in several(step.values.get("terms"))]
    return ", ".join(part for part in (stage, *terms, *(say.code("modality", word) for word in modality)) if part)


def _period(step: Step) -> str | None:
    period = step.values.get("period")
    return period if isinstance(period, str) else None
