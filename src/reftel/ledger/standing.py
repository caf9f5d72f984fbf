"""What stands now: for each document its latest readings and the name it goes by, and the claims that they found.

Derived from what is kept, one document at a time and in the transaction that changes it, so that lists and measures
need not work it out each time they are asked.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, func, null, select, union_all

from reftel.ledger.bulk import add_rows
from reftel.ledger.review import ground_of, said_of
from reftel.ledger.schema import BY_DOCUMENT, claims, files, found, readings, runs
from reftel.model.judgement import LEFT_OUT
from reftel.review.settle import NOTHING_SAID, Settled, settle

Row = dict[str, Any]

OUTSIDE = runs.c.options["outside"].as_string()
"""Whose claims a run brought, where they are not this program's own."""


def rebuild(connection: Connection) -> None:
    """Work out anew what stands of every document."""
    for table in reversed(BY_DOCUMENT):
        connection.execute(delete(table))
    for sha256 in connection.execute(select(readings.c.sha256).distinct().order_by(readings.c.sha256)).scalars().all():
        refresh(connection, sha256)


def refresh(connection: Connection, sha256: str) -> None:
    """Work out anew what stands of one document."""
    due = worked_out(connection, sha256)
    for table in BY_DOCUMENT:
        connection.execute(delete(table).where(table.c.sha256 == sha256))
        add_rows(connection, table, due[table.name])


def worked_out(connection: Connection, sha256: str) -> dict[str, list[Row]]:
    """What the derived tables should hold of one document, by table and in the order of their keys."""
    latest = connection.execute(_own_reading(sha256)).first()
    if latest is None:
        return {table.name: [] for table in BY_DOCUMENT}
    rows = {row["claim"]: dict(row) for row in connection.execute(_findings(sha256, *latest)).mappings()}
    settled = _settled(connection, sha256, rows)
    rows |= {row["claim"]: dict(row) for row in connection.execute(_made(settled.made)).mappings()}
    for claim, row in rows.items():
        row |= {"sha256": sha256, "review": settled.states.get(claim, "unreviewed")}
    named = connection.execute(_name(sha256)).one()
    on_shelf = {
        "sha256": sha256, "name": named.name, "path": named.path, "document": latest.document, "reading": latest.id,
        "n_claims": sum(row["review"] not in LEFT_OUT for row in rows.values()),
    }  # fmt: skip
    bearing = [
        {"judgement": judgement, "claim": claim, "stands": stands, "sha256": sha256}
        for (judgement, claim), stands in sorted(settled.bears.items())
    ]
    return {"shelf": [on_shelf], "standing": [rows[claim] for claim in sorted(rows)], "bearings": bearing}


def _settled(connection: Connection, sha256: str, extracted: Iterable[str]) -> Settled:
    """What follows from what people said of a document's claims."""
    said = said_of(connection, sha256)
    return settle(said, ground_of(connection, sha256, said, extracted)) if said else NOTHING_SAID


def _made(made: Iterable[str]) -> Select[Any]:
    """Claims that people made, which no reading found."""
    columns = (claims.c.id.label("claim"), claims.c.start, claims.c.end, claims.c.kind)
    query = select(*columns, null().label("reading"), null().label("probability"))
    return query.where(claims.c.id.in_(list(made)))


def _own_reading(sha256: str) -> Select[Any]:
    """The latest reading of a document by this program."""
    query = select(readings.c.id, readings.c.document).join(runs, runs.c.id == readings.c.run)
    return query.where(readings.c.sha256 == sha256, OUTSIDE.is_(None)).order_by(readings.c.id.desc()).limit(1)


def _findings(sha256: str, reading: int, document: str) -> Select[Any]:
    """The claims of a reading, and of the latest reading of each outside file on the same text; later ones last."""
    outside = select(func.max(readings.c.id)).join(runs, runs.c.id == readings.c.run).group_by(OUTSIDE)
    outside = outside.where(readings.c.sha256 == sha256, readings.c.document == document, OUTSIDE.is_not(None))
    current = union_all(select(readings.c.id).where(readings.c.id == reading), outside)
    query = select(found.c.claim, found.c.reading, found.c.probability, claims.c.start, claims.c.end, claims.c.kind)
    query = query.join(claims, claims.c.id == found.c.claim)
    return query.where(found.c.reading.in_(current)).order_by(found.c.reading, found.c.claim)


def _name(sha256: str) -> Select[Any]:
    """The name that a document goes by: of several files with the same bytes the first by name, then by path."""
    query = select(files.c.name, files.c.path).where(files.c.sha256 == sha256)
    return query.order_by(files.c.name, files.c.path).limit(1)
