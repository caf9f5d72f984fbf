"""Whether what is asked for exists: a party that nobody knows is a slip of the pen, not an empty answer."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, cast

from sqlalchemy import Connection, select

from reftel.errors import LedgerError
from reftel.ledger.filters import Conditions, is_document, values_of
from reftel.ledger.schema import claims, events, names, shelf
from reftel.model.words import folded
from reftel.rules.actors import load_actors
from reftel.rules.codes import reasons_by_nearness
from reftel.rules.parties import hint, ids_of

_SIDES = ("actor", "recipient", "party")


def check_known(connection: Connection, filters: Conditions) -> None:
    """Raise LedgerError where a party, a document or an event is asked for that neither ledger nor vocabulary has."""
    given = cast(Mapping[str, Any], filters)
    for side in _SIDES:
        for party in values_of(given.get(side)):
            if not _names_a_party(connection, party):
                raise LedgerError(f"there is no {side} {party!r}; {hint(load_actors(), party)}")
    for document in values_of(filters.get("document")):
        found = select(shelf.c.sha256).where(is_document(document)).limit(1)
        if connection.execute(found).first() is None:
            raise LedgerError(f"there is no document {document!r} in the ledger; `reftel documents` lists them")
    if wanted := values_of(filters.get("event")):
        named = (select(table.c.id).where(table.c.id.in_(wanted)) for table in (events, claims))
        kept = {name for query in named for name in connection.execute(query).scalars()}
        for event in wanted:
            if event not in kept:
                raise LedgerError(f"there is no event {event!r} in the ledger as it was last grouped")


def check_reasons(reasons: Iterable[str]) -> None:
    """Raise LedgerError for a reason that no sentence can have."""
    known = reasons_by_nearness()
    for reason in reasons:
        if reason not in known:
            near = get_close_matches(reason, known, n=1)
            told = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise LedgerError(f"there is no reason {reason!r}; {told}")


def _names_a_party(connection: Connection, party: str) -> bool:
    is_side = names.c.slot.in_(("actor", "recipient"))
    query = select(names.c.claim).where(is_side, names.c.name == folded(party)).limit(1)
    return connection.execute(query).first() is not None or folded(party) in set(ids_of(load_actors(), party))
