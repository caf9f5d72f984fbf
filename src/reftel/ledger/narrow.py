"""How a long list is asked for: from the few claims that can pass, or along the list until enough have passed.

Which is quicker depends on how many claims have what is asked for, and neither store guesses that well among a million.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, intersect, or_, select

from reftel.ledger.filters import Conditions, is_document, leading, values_of
from reftel.ledger.schema import passages, shelf, standing
from reftel.ledger.search_tables import HasWords
from reftel.ledger.words import Phrase

_FEW = 4000
"""So many are looked up and sorted sooner than the list is walked."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """What narrows the list: conditions beside the filters, and whether these name a few claims."""

    conditions: tuple[ColumnElement[bool], ...] = ()
    to_claims: bool = False


def narrow_claims(connection: Connection, filters: Conditions) -> Narrow:
    """To a few documents, where some are asked for; else to the few claims that can pass; else to nothing."""
    if documents := values_of(filters.get("document")):
        called = select(shelf.c.sha256).where(or_(*(is_document(document) for document in documents)))
        return Narrow((shelf.c.sha256.in_(connection.execute(called).scalars().all()),))
    for query in _in_turn(leading(filters)):
        if _are_few(connection, query):
            return Narrow((standing.c.claim.in_(query),), to_claims=True)
    return Narrow()


def narrow_passages(connection: Connection, phrases: tuple[Phrase, ...]) -> ColumnElement[bool]:
    """The condition that a passage holds the words: looked up where few do, else asked of each in the list."""
    few = select(passages.c.number).where(HasWords(passages.c.number, "passages", phrases))
    if _are_few(connection, few):
        return passages.c.number.in_(few)
    return HasWords(passages.c.number + 0, "passages", phrases)


def _in_turn(queries: list[Select[Any]]) -> Iterator[Select[Any]]:
    """Each query for ids, then all at once, which costs most."""
    yield from queries
    if len(queries) > 1:
        yield select(intersect(*queries).subquery())


def _are_few(connection: Connection, query: Select[Any]) -> bool:
    some = query.limit(_FEW + 1).subquery()
    return bool(connection.execute(select(func.count()).select_from(some)).scalar_one() <= _FEW)
