"""What stands now: for each document its latest readings and the name it goes by, and the claims that they found.

Derived from what is kept, one document at a time and in the transaction that changes it, so that lists and measures
need not work it out each time they are asked.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select, union_all

from reftel.ledger.bulk import add_rows
from reftel.ledger.schema import claims, files, found, readings, runs, shelf, standing

Row = dict[str, Any]

OUTSIDE = runs.c.options["outside"].as_string()
"""Whose claims a run brought, where they are not this program's own."""


def rebuild(connection: Connection) -> None:
    """Work out anew what stands of every document."""
    connection.execute(delete(standing))
    connection.execute(delete(shelf))
    for sha256 in connection.execute(select(readings.c.sha256).distinct().order_by(readings.c.sha256)).scalars().all():
        refresh(connection, sha256)


def refresh(connection: Connection, sha256: str) -> None:
    """Work out anew what stands of one document."""
    on_shelf, claims_standing = worked_out(connection, sha256)
    for table, rows in ((standing, claims_standing), (shelf, on_shelf)):
        connection.execute(delete(table).where(table.c.sha256 == sha256))
        add_rows(connection, table, rows)


def worked_out(connection: Connection, sha256: str) -> tuple[list[Row], list[Row]]:
    """What `shelf` and `standing` should hold of one document, in the order of their keys."""
    latest = connection.execute(_own_reading(sha256)).first()
    if latest is None:
        return [], []
    rows = {row["claim"]: dict(row) for row in connection.execute(_findings(sha256, *latest)).mappings()}
    named = connection.execute(_name(sha256)).one()
    on_shelf = {
        "sha256": sha256, "name": named.name, "path": named.path, "document": latest.document, "reading": latest.id,
        "n_claims": len(rows),
    }  # fmt: skip
    return [on_shelf], [_standing(sha256, rows[claim]) for claim in sorted(rows)]


def _standing(sha256: str, row: Mapping[str, Any]) -> Row:
    return {"sha256": sha256, "review": "unreviewed", **row}


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
