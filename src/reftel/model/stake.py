"""What hangs on a claim: how far published measures move if it is rejected."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Moved = Literal["presence", "volumes", "shares", "top", "contested"]
"""Measures that a claim may move: whether there was assistance, volumes, suppliers' shares, who is the top supplier,
whether an event is contested."""

Order = Literal["influence", "doubt"]
"""Orders of the queue: by what moves measures most, or by how near the probability is to one half."""

ORDERS: tuple[Order, ...] = get_args(Order)
MOVED: tuple[Moved, ...] = get_args(Moved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """The stake of one claim, `stake` = (1 - probability) * the sum of `moved`; see `reftel.measures.influence`.

    The rest is of the cell that moves most: what it is of, its bounds with the claim and without it (None: open, or
    nothing is told), and the top suppliers. `n_cells` says how many cells move.
    """

    claim: str
    stake: float
    moved: Mapping[Moved, float]
    n_cells: int
    measure: Moved
    supplier: str | None = None
    recipient: str | None = None
    kind: str | None = None
    unit: str | None = None
    year: int | None = None
    low: float | None = None
    high: float | None = None
    low_without: float | None = None
    high_without: float | None = None
    top: str | None = None
    top_without: str | None = None


def stake_record(stake: Stake) -> dict[str, Any]:
    """The stake as plain JSON values."""
    return asdict(stake)


def stake_of(record: Mapping[str, Any]) -> Stake:
    """The stake that `stake_record` made a record of, or its JSON."""
    return Stake(**record)
