"""Who is told of in a ledger, and how often."""

from dataclasses import dataclass

from sqlalchemy import case, func, select

from reftel.ledger.base import Base
from reftel.ledger.filters import listed
from reftel.ledger.schema import names, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state or body with its organs, and how many claims have it as actor, as recipient, and on either side.

    `name` is its id as it is looked up, without capitals.
    """

    name: str
    n_given: int
    n_received: int
    n_claims: int


class Parties(Base):
    """The part of the ledger that knows its parties."""

    def parties(self) -> list[Party]:
        """The parties of the claims that lists have, by name; organs are counted with their state."""
        sides = (names.c.slot == "actor", names.c.slot == "recipient")
        given, received = (func.sum(case((side, 1), else_=0)) for side in sides)
        query = (
            select(names.c.name, given.label("given"), received.label("received"))
            .add_columns(func.count(names.c.claim.distinct()).label("claims"))
            .join(standing, standing.c.claim == names.c.claim)
            .where(names.c.slot.in_(("actor", "recipient")), names.c.name.not_like("%/%"), listed())
            .group_by(names.c.name)
            .order_by(names.c.name)
        )
        with self._reading() as connection:
            return [
                Party(name=row.name, n_given=int(row.given), n_received=int(row.received), n_claims=row.claims)
                for row in connection.execute(query)
            ]
