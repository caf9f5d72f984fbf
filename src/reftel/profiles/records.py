"""The rows of a profile. Each keeps the ids of the events under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from reftel.measures.ledgered import LedgerFacts
from reftel.model.source import Source
from reftel.profiles.progress import Progress

SPELL_KINDS = ("mission", "deployment", "training", "access")
POINT_KINDS = ("transfer", "financing", "agreement", "restriction")
MUTUAL_KINDS = ("agreement", "cooperation")
"""Kinds whose two sides stand in no order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a profile is asked with.

    `since` and `until` are years, both included. `kinds` narrows all but shares; None: all. `unit` is what shares are
    counted in (None: that in which most deliveries are told), in windows of `window` years. `review` are states of
    review as in `reftel.ledger.filters`; empty: all claims but those judged wrong or replaced.
    """

    since: int | None = None
    until: int | None = None
    kinds: tuple[str, ...] | None = None
    unit: str | None = None
    window: int = 5
    review: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many of a unit, or how much of a currency; an open end is None."""

    low: float | None
    high: float | None
    unit: str
    approx: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of an event between two parties at one stage.

    `first` to `last` are the days between which it lies, None where open. `supplier` and `recipient` are parties as
    measures count them (states, not organs), None where nobody says. `what` is the thing in the documents' words.
    `certain`: every believed account that tells of such a thing has it, and none denies it. `denied`: an account denies
    it. `contested`: the event has rival accounts or a denial. `progress` "denied" is the denial itself.
    """

    event: str
    kind: str
    stage: str
    progress: Progress
    modality: str
    supplier: str | None
    recipient: str | None
    what: str
    amounts: tuple[Amount, ...]
    first: date | None
    last: date | None
    certain: bool
    denied: bool
    contested: bool
    n_claims: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The events under it."""
        return (self.event,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell(Told):
    """Something that lasts: one for each period that is told of a mission, a deployment, training or access.

    `sure_first` to `sure_last` are the days in which it surely holds if the fact is so; None where no day is sure.
    `open_start` and `open_end` tell that it may have begun earlier, or gone on, beyond what anybody says.
    """

    sure_first: date | None
    sure_last: date | None
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Told):
    """Something that happens: a transfer, money, an agreement, a restriction, at one stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How many events of help go from one party to another: `low` are sure, `high` may be.

    `progress` is "done", or "promised" for events of which nothing is told as done.
    """

    supplier: str | None
    recipient: str | None
    progress: Progress
    low: int
    high: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """An event on which accounts differ: on which slots, and between how many accounts."""

    event: str
    kind: str
    suppliers: tuple[str, ...]
    recipients: tuple[str, ...]
    what: str
    slots: tuple[str, ...]
    n_accounts: int
    n_claims: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The events under it."""
        return (self.event,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many events and claims are told of a kind."""

    kind: str
    n_events: int
    n_claims: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a ledger tells of `party`, on either side; or, where there is a `partner`, of what that gave it.

    `spells`, `points`, `flows`, `contested` and `kinds` stand in a steady order. The frames are rows of the measures:
    `shares` of `supplier_shares`, `stated` of `stated_shares`, `concentration` of `concentration` (empty with a
    `partner`), all of `party` as recipient. `unit` is what shares are counted in, None where nothing delivered is
    quantified; `units` are all that could be asked for, the most told first. `held` has the facts, events and claims
    that all of it is made of, `sources` their documents by sha256.
    """

    party: str
    partner: str | None
    asked: Asked
    spells: tuple[Spell, ...]
    points: tuple[Point, ...]
    flows: tuple[Flow, ...]
    contested: tuple[Contested, ...]
    kinds: tuple[Count, ...]
    shares: pl.DataFrame
    stated: pl.DataFrame
    concentration: pl.DataFrame
    unit: str | None
    units: tuple[str, ...]
    held: LedgerFacts
    sources: Mapping[str, Source]

    @property
    def told(self) -> Sequence[Told]:
        """Spells and points together."""
        return (*self.spells, *self.points)
