"""What the comparison of a register with a ledger comes to."""

from dataclasses import dataclass
from typing import Literal, get_args

from reftel.accounts.agreement import Slot
from reftel.model.claim import Claim

Status = Literal["found", "disputed", "disagreeing", "possible", "missing", "unlisted"]
"""Of an order or a delivery in the register: claims tell the same within what they state of their vagueness (`found`);
some do and others contradict it (`disputed`); all that speak of it contradict it (`disagreeing`); claims may be of it,
and name no type, tell of another stage, a plan or hearsay (`possible`); no claim speaks of it (`missing`). `unlisted`
is what the ledger tells as a fact of these recipients in these years and the register does not have."""

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A claim that cannot be right together with a row, and the slots on which it cannot."""

    claim: Claim
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An order or a delivery of the register, with what the ledger has on it; or what only the ledger has.

    `row` is what the register's row claims, with the row as its quote, and `line` the row's line in the file, both None
    of what is `unlisted`. `event` is the event of what is unlisted.
    """

    status: Status
    row: Claim | None = None
    line: int | None = None
    agreeing: tuple[Claim, ...] = ()
    against: tuple[Against, ...] = ()
    possible: tuple[Claim, ...] = ()
    event: str | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the ledger that bear on it."""
        return (*self.agreeing, *(found.claim for found in self.against), *self.possible)
