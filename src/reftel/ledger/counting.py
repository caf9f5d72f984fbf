"""How much of what there is in a ledger, counted without reading it all."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from reftel.ledger.base import Base
from reftel.ledger.filters import listed
from reftel.ledger.schema import events, names, shelf, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Documents, claims that stand by kind and by the state of their review, and events as they were last grouped.

    `kinds` counts the claims that lists have: neither wrong nor replaced; `reviews` counts all.
    """

    n_documents: int
    kinds: Mapping[str, int]
    reviews: Mapping[str, int]
    n_events: int
    n_contested: int

    @property
    def n_claims(self) -> int:
        """The claims that lists have."""
        return sum(self.kinds.values())


class Counting(Base):
    """The part of the ledger that counts."""

    def sides(self) -> list[str]:
        """The actors and recipients that claims name, organs and their states too, in small letters, by name."""
        sides = select(names.c.name).where(names.c.slot.in_(("actor", "recipient"))).distinct().order_by(names.c.name)
        with self._reading() as connection:
            return list(connection.execute(sides).scalars())

    def counts(self) -> Counts:
        """How much the ledger holds now. Kinds come with the most frequent first."""
        n = func.count().label("n")
        kinds = select(standing.c.kind, n).where(listed()).group_by(standing.c.kind).order_by(n.desc(), standing.c.kind)
        reviews = select(standing.c.review, n).group_by(standing.c.review).order_by(standing.c.review)
        contested = select(n).select_from(events).where(events.c.is_contested)
        with self._reading() as connection:
            return Counts(
                n_documents=connection.execute(select(n).select_from(shelf)).scalar_one(),
                kinds={row.kind: row.n for row in connection.execute(kinds)},
                reviews={row.review: row.n for row in connection.execute(reviews)},
                n_events=connection.execute(select(n).select_from(events)).scalar_one(),
                n_contested=connection.execute(contested).scalar_one(),
            )
