"""Contested matters: the rival accounts of an event in columns, every value with the claims that tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reftel.dossier.figures import Cell, Figure, in_order
from reftel.dossier.gathering import Gathered
from reftel.dossier.words import amounts_words, party_words, period_words, sides_words, step_words
from reftel.exports.account_table import WHO, Row, account_rows
from reftel.exports.event_rows import several
from reftel.model.belief import Belief
from reftel.model.claim import Claim
from reftel.model.event import Account, Event
from reftel.model.grade import UNGRADED, Grade
from reftel.model.source import Source, source_keys
from reftel.strings import Say

_CODED, _AMOUNTS = ("terms", "modality"), ("quantity", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim in the column of an account, with what says how far to trust it."""

    claim: Claim
    source: Source
    reliability: str
    credibility: str
    shared: bool
    garbled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A slot of a step as each account has it; `step` is what it is said of, "" for the whole."""

    slot: str
    step: str
    cells: tuple[Cell, ...]
    contested: bool
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One event whose accounts cannot all be right."""

    event: Event
    kind: str
    sides: str
    slots: tuple[str, ...]
    lines: tuple[Line, ...]
    claims: tuple[str, ...]
    words: tuple[tuple[Told, ...], ...]
    belief: Belief | None


def matters(gathered: Gathered, say: Say) -> list[Matter]:
    """The contested events, by time."""
    grading = Grading(gathered.grades)
    return [_matter(event, gathered, grading, say) for event in gathered.events if event.rivalries]


class Grading:
    """The grades that people set last, by source and by claim."""

    def __init__(self, grades: Iterable[Grade]) -> None:
        self._sources: dict[str, str] = {}
        self._claims: dict[tuple[str, str], str] = {}
        for grade in grades:
            if grade.reliability:
                self._sources[grade.source] = grade.reliability
            if grade.credibility and grade.claim:
                self._claims[grade.claim, grade.source] = grade.credibility

    def reliability(self, source: Source) -> str:
        """How reliable the outlet of a document is held to be, A to F."""
        return self._sources.get(source_keys(source)[0], UNGRADED[0])

    def credibility(self, claim: Claim, source: Source) -> str:
        """How credible a claim is held to be as any of its sources tells it, 1 to 6; the best of them."""
        if not self._claims:
            return UNGRADED[1]
        keys = source_keys(source, claim.said_by)
        return min((self._claims.get((claim.id, key), UNGRADED[1]) for key in keys), default=UNGRADED[1])


def _matter(event: Event, gathered: Gathered, grading: Grading, say: Say) -> Matter:
    first = event.accounts[0].values
    return Matter(
        event=event,
        kind=event.kind,
        sides=sides_words(say, several(first.get("actor")), several(first.get("recipient"))),
        slots=tuple(dict.fromkeys(rivalry.slot for rivalry in event.rivalries)),
        lines=tuple(_line(row, event, gathered, say) for row in account_rows(event)),
        claims=in_order(event.claims, gathered.order),
        words=tuple(_words(account, event, gathered, grading) for account in event.accounts),
        belief=gathered.beliefs.get(event.id),
    )


def _line(row: Row, event: Event, gathered: Gathered, say: Say) -> Line:
    told = zip(row.cells, event.accounts, strict=True)
    cells = tuple(_cell(row, value, account, gathered, say) for value, account in told)
    step = step_words(say, row.stage, planned=row.planned, denied=row.denied)
    return Line(slot=row.slot, step=step, cells=cells, contested=row.is_contested, differs=row.differs)


def _cell(row: Row, value: object, account: Account, gathered: Gathered, say: Say) -> Cell:
    """What an account holds of a slot, with the claims of that step that tell it; of the step itself, that it tells."""
    if value in (None, [], ()):
        return ""
    held = _held(row, account)
    telling = [name for name in held if _tells(gathered.claims[name], row.slot)] or held
    return Figure(_value(row.slot, value, say), in_order(telling, gathered.order), row.is_contested)


def _held(row: Row, account: Account) -> Sequence[str]:
    """The claims of the step that a row is of; of the whole, all of the account."""
    wanted = (row.stage, row.planned, row.denied)
    steps = [step for step in account.steps if (step.stage, step.planned, step.denied) == wanted]
    is_whole = row.slot in WHO or not steps
    return account.claims if is_whole else [name for step in steps for name in step.claims]


def _tells(claim: Claim, slot: str) -> bool:
    return slot == "step" or bool(getattr(claim, slot))


def _value(slot: str, value: object, say: Say) -> str:
    if slot == "step":
        return say("event.says")
    if slot in ("actor", "recipient"):
        return party_words(say, several(value))
    if slot == "period":
        return period_words(say, str(value))
    if slot in _CODED:
        return ", ".join(say.code(slot, code) for code in several(value))
    return amounts_words(say, value) if slot in _AMOUNTS else say.value(value)


def _words(account: Account, event: Event, gathered: Gathered, grading: Grading) -> tuple[Told, ...]:
    return tuple(_told(name, account, event, gathered, grading) for name in in_order(account.claims, gathered.order))


def _told(name: str, account: Account, event: Event, gathered: Gathered, grading: Grading) -> Told:
    claim = gathered.claims[name]
    source = gathered.sources[claim.document]
    return Told(
        claim=claim, source=source, reliability=grading.reliability(source),
        credibility=grading.credibility(claim, source), shared=name in account.shared,
        garbled=name in event.corruptions,
    )  # fmt: skip
