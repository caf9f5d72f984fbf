"""The way through the queue from the reading room: which order and filters a reviewer follows, and what comes next."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from reftel.model.stake import ORDERS, Order, Stake
from reftel.workbench.urls import Asked

FILTERS = ("party", "kind", "document", "designator", "since", "until")
"""Filters of the queue, named as those of lists."""


@dataclass(frozen=True, slots=True)
class Trail:
    """An order of the queue with its filters, as an address carries them."""

    order: Order
    filters: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, asked: Asked, name: str = "queue") -> Self | None:
        """The trail that an address follows; None where it follows none."""
        order = next((order for order in ORDERS if order == asked.get(name)), None)
        kept = ((key, value) for key, value in asked.query if key in FILTERS and value)
        return cls(order, tuple(kept)) if order else None

    def claim(self, sha256: str, claim: str) -> str:
        """Where a claim is opened in its document on this trail."""
        query = urlencode([("claim", claim), ("queue", self.order), *self.filters])
        return f"/documents/{sha256}?{query}#claim-{claim}"

    def queue(self) -> str:
        """The queue itself."""
        return f"/queue?{urlencode([('order', self.order), *self.filters])}"

    def next(self, claim: str) -> str:
        """What leads on from a claim."""
        return f"/queue/next?{urlencode([('order', self.order), ('after', claim), *self.filters])}"

    @property
    def query(self) -> str:
        """What an address needs more to stay on the trail."""
        return f"&{urlencode([('queue', self.order), *self.filters])}"


@dataclass(frozen=True, slots=True)
class OnTrail:
    """A claim that is opened on a trail, with its stake where it has one."""

    trail: Trail
    claim: str
    stake: Stake | None
