"""The kept events by the page: the contested first, then the most told."""

from typing import Unpack

from sqlalchemy import case, literal, select, tuple_

from reftel.ledger import query
from reftel.ledger.base import Base
from reftel.ledger.cursor import ListPage, key_of
from reftel.ledger.filters import Conditions
from reftel.ledger.known import check_known
from reftel.ledger.narrow import narrow_claims
from reftel.ledger.paging import page_of
from reftel.ledger.schema import claims, events, members
from reftel.model.event import Event
from reftel.model.event_record import event_of

_KEY = ("calm", "few", "id")
_ORDER = (case((events.c.is_contested, 0), else_=1).label("calm"), (-events.c.n_claims).label("few"), events.c.id)


class EventPaging(Base):
    """The part of the ledger that gives events by the page."""

    def events_page(
        self, *, after: str | None = None, limit: int = 50, contested: bool = False, **filters: Unpack[Conditions]
    ) -> ListPage[Event]:
        """The kept events that a claim which passes the filters speaks of, after the place `after`, at most `limit`.

        Those with rival accounts come first (`contested` gives only them), then those that most claims tell. Raises
        LedgerError as `Store.claims` does, and for an `after` that is no page's `next`.
        """
        wanted = select(*_ORDER, events.c.record).order_by(*_ORDER[:2], events.c.id).limit(limit + 1)
        if contested:
            wanted = wanted.where(events.c.is_contested)
        if after:
            key = key_of("events", after, (int, int, str))
            wanted = wanted.where(tuple_(*_ORDER[:2], events.c.id) > tuple_(*(literal(value) for value in key)))
        with self._reading() as connection:
            if any(value not in (None, (), []) for value in filters.values()):
                check_known(connection, filters)
                passed = query.find_claims(filters, narrow_claims(connection, filters)).order_by(None)
                named = select(members.c.event).where(members.c.claim.in_(passed.with_only_columns(claims.c.id)))
                wanted = wanted.where(events.c.id.in_(named))
            found = connection.execute(wanted).mappings().all()
        return page_of("events", found, limit, _KEY, lambda row: event_of(row["record"]))
