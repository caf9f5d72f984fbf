"""A chain of hashes over all that a ledger was given, so that what is altered past the program shows.

Claims and documents are named by a hash of what they say. What is said *about* them is not: which reading found which
claim, how likely it seemed, what was refused. Each such entry gets a seal in the transaction that adds it: a hash of
what the entry says and of the seal before it. Who rewrites the whole chain is not found out; a silent edit is.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, func, insert, literal, select, union_all

from reftel.ledger.schema import (
    claims,
    coverage,
    endings,
    fetches,
    files,
    found,
    grades,
    judged,
    judgements,
    policies,
    readings,
    refusals,
    seals,
    unclaimed,
)

_ENTRIES = {
    "file": files.c.id, "reading": readings.c.id, "fetch": fetches.c.id, "judgement": judgements.c.number,
    "grade": grades.c.number, "policy": policies.c.number, "ending": endings.c.number,
}  # fmt: skip
"""What is sealed, and the column that numbers its entries."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry that is not as it was sealed: `altered`, `gone`, or `unsealed` (added past the program)."""

    kind: str
    entry: int
    how: str


def seal_new(connection: Connection) -> None:
    """Seal what was added since the last seal."""
    new = connection.execute(_added()).all()
    if not new:
        return
    last = connection.execute(select(seals.c.digest).order_by(seals.c.number.desc()).limit(1)).scalar() or ""
    for kind, entry in new:
        last = _digest(last, kind, entry, _said(connection, kind, entry))
        connection.execute(insert(seals), {"kind": kind, "entry": entry, "digest": last})


def broken_seals(connection: Connection, tell: Callable[[], None] = lambda: None) -> Iterator[Broken]:
    """The entries that are not as they were sealed. `tell` is called for each seal that was looked at."""
    last = ""
    for row in connection.execute(select(seals).order_by(seals.c.number)).all():
        said = _said(connection, row.kind, row.entry)
        if said is None:
            yield Broken(row.kind, row.entry, "gone")
        elif _digest(last, row.kind, row.entry, said) != row.digest:
            yield Broken(row.kind, row.entry, "altered")
        last = row.digest
        tell()
    for kind, column in _ENTRIES.items():
        sealed = select(seals.c.entry).where(seals.c.kind == kind)
        for entry in connection.execute(select(column).where(column.not_in(sealed)).order_by(column)).scalars().all():
            yield Broken(kind, entry, "unsealed")


@cache  # every transaction asks this; it takes longer to put together than to answer
def _added() -> Select[Any]:
    """Kind and number of each entry after the last that is sealed, in the order in which they are sealed."""
    parts = []
    for place, (kind, column) in enumerate(_ENTRIES.items()):
        last = select(func.coalesce(func.max(seals.c.entry), 0)).where(seals.c.kind == kind).scalar_subquery()
        part = select(literal(place).label("place"), literal(kind).label("kind"), column.label("entry"))
        parts.append(part.where(column > last))
    every = union_all(*parts).subquery()
    return select(every.c.kind, every.c.entry).order_by(every.c.place, every.c.entry)


def _digest(last: str, kind: str, entry: int, said: Any) -> str:
    text = json.dumps([last, kind, entry, said], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _said(connection: Connection, kind: str, entry: int) -> list[Any] | None:
    """All that an entry says, as plain JSON values; None where there is no such entry."""
    column = _ENTRIES[kind]
    row = connection.execute(select(column.table).where(column == entry)).first()
    if row is None:
        return None
    parts = [connection.execute(query(entry)).all() for query in _PARTS.get(kind, ())]
    return [list(row), *(sorted((list(part) for part in rows), key=repr) for rows in parts)]


def _found(reading: Any) -> Select[Any]:
    query = select(found.c.claim, found.c.probability, claims.c.note).join(claims, claims.c.id == found.c.claim)
    return query.where(found.c.reading == reading)


_PARTS: dict[str, tuple[Callable[[Any], Select[Any]], ...]] = {
    "reading": (
        _found,
        *(lambda key, t=t: select(t).where(t.c.reading == key) for t in (refusals, coverage, unclaimed)),
    ),
    "judgement": (
        lambda number: select(judged).join(judgements).where(judgements.c.number == number),
    ),
}
"""What else belongs to an entry."""
