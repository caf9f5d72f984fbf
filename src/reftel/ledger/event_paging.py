"""The kept events by the page: the contested first, then the most told."""

from typing import Unpack

from sqlalchemy import ColumnElement, func, literal, select, tuple_

from reftel.ledger import query
from reftel.ledger.base import Base
from reftel.ledger.cursor import ListPage, key_of
from reftel.ledger.filters import Conditions, conditions
from reftel.ledger.known import check_known
from reftel.ledger.narrow import Narrow, narrow_claims
from reftel.ledger.paging import page_of
from reftel.ledger.schema import claims, events, members, shelf, standing
from reftel.model.event import Event
from reftel.model.event_record import event_of

_KEY = ("is_contested", "n_claims", "id")
_ORDER = tuple(events.c[name] for name in _KEY)
"""The list goes down from the end of this order, so that an index has it in either store."""


class EventPaging(Base):
    """The part of the ledger that gives events by the page."""

    def events_page(
        self, *, after: str | None = None, limit: int = 50, contested: bool = False, **filters: Unpack[Conditions]
    ) -> ListPage[Event]:
        """The kept events that a claim which passes the filters speaks of, after the place `after`, at most `limit`.

        Those with rival accounts come first (`contested` gives only them), then those that most claims tell. Raises
        LedgerError as `Store.claims` does, and for an `after` that is no page's `next`.
        """
        wanted = select(*_ORDER, events.c.record).order_by(*(column.desc() for column in _ORDER)).limit(limit + 1)
        if contested:
            wanted = wanted.where(events.c.is_contested)
        if after:
            key = key_of("events", after, (bool, int, str))
            wanted = wanted.where(tuple_(*_ORDER) < tuple_(*(literal(value) for value in key)))
        with self._reading() as connection:
            if any(value not in (None, (), []) for value in filters.values()):
                check_known(connection, filters)
                wanted = wanted.where(_told_by(filters, narrow_claims(connection, filters)))
            found = connection.execute(wanted).mappings().all()
        return page_of("events", found, limit, _KEY, lambda row: event_of(row["record"]))


def _told_by(filters: Conditions, narrow: Narrow) -> ColumnElement[bool]:
    """That a claim which passes is of the event: looked up where few pass, else asked of each event in the list."""
    passed = query.find_claims(filters, narrow).order_by(None).with_only_columns(claims.c.id)
    if narrow.conditions:
        return events.c.id.in_(select(members.c.event).where(members.c.claim.in_(passed)))
    mine = select(members.c.claim).join(standing, standing.c.claim == func.coalesce(members.c.claim, ""))
    mine = mine.join(claims, claims.c.id == standing.c.claim).join(shelf, shelf.c.sha256 == standing.c.sha256)
    return mine.where(members.c.event == events.c.id, *conditions(filters)).exists()
