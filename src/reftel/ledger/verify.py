"""Proves a ledger: every hash is computed anew, every quote read again at its place, every seal checked."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Table, func, select

from reftel.ledger.archive.lines import count_rows
from reftel.ledger.base import Base
from reftel.ledger.guards import missing_guards
from reftel.ledger.rows import claim_of, claim_row, digest_of, name_rows, passage_rows
from reftel.ledger.schema import (
    BY_DOCUMENT,
    KEPT,
    claims,
    documents,
    files,
    found,
    judged,
    names,
    originals,
    passages,
    readings,
    runs,
    seals,
    shelf,
    standing,
)
from reftel.ledger.seals import Broken, broken_seals
from reftel.ledger.standing import rebuild, worked_out
from reftel.model.claim import Claim
from reftel.model.fault import Fault
from reftel.model.words import shortened

Progress = Callable[[int, int], None]
"""Is told how many steps are done, and how many there are."""

_SHORT = 60


class Verifying(Base):
    """The part of the ledger that proves it."""

    def verify(self, progress: Progress | None = None) -> list[Fault]:
        """What is not as the program left it, in order; nothing where all is well.

        Each document, claim, run and original is hashed anew; each quote and slot is read again in the text that it is
        said to stand in; each entry of the ledger is held against its seal; and what is derived is worked out anew.
        """
        with self._reading() as connection:
            steps = Steps(progress, sum(count_rows(connection, table) for table in (documents, seals, shelf)))
            return list(dict.fromkeys(_faults(connection, steps)))

    def rebuild(self) -> None:
        """Work out anew all that is derived: what stands of each document. Nothing that is kept is touched."""
        with self._writing() as connection:
            rebuild(connection)


class Steps:
    """Counts the steps of long work, and tells of each."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def __call__(self) -> None:
        """One more is done."""
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total)


def _faults(connection: Connection, step: Callable[[], None]) -> Iterator[Fault]:
    yield from _file_faults(connection)
    yield from _guard_faults(connection)
    yield from _hash_faults(connection)
    for row in connection.execute(select(documents).order_by(documents.c.id)).mappings():
        yield from _document_faults(connection, row)
        step()
    yield from _stray_faults(connection)
    yield from map(_broken, broken_seals(connection, step))
    yield from _derived_faults(connection, step)


def _file_faults(connection: Connection) -> Iterator[Fault]:
    """What SQLite itself finds wrong; PostgreSQL checks its pages and keys as it goes."""
    if connection.dialect.name != "sqlite":
        return
    for (words,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if words != "ok":
            yield Fault(what="file", key="integrity", detail=f"the file is damaged: {words}")
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Fault(what="file", key=table, detail=f"row {row} of {table} refers to a row of {other} that is gone")


def _guard_faults(connection: Connection) -> Iterator[Fault]:
    """Whether the triggers that keep the ledger append-only are there."""
    for name in missing_guards(connection, KEPT):
        detail = f"the trigger {name}, which keeps the ledger append-only, was taken off"
        yield Fault(what="trigger", key=name, detail=detail)


def _hash_faults(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(runs).order_by(runs.c.id)).mappings():
        if digest_of({name: row[name] for name in row if name != "id"}) != row["id"]:
            yield Fault(what="run", key=row["id"], detail=f"the run of {row['started']} was altered")
    for row in connection.execute(select(originals).order_by(originals.c.sha256)).mappings():
        if hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
            detail = f"the original kept as {row['sha256'][:12]}… has other bytes now"
            yield Fault(what="original", key=row["sha256"], detail=detail)


def _document_faults(connection: Connection, row: Mapping[Any, Any]) -> Iterator[Fault]:
    """A text that was recovered: its own hash, its passages, and the claims that were found in it."""
    record = {name: row[name] for name in row if name != "id"}
    called = _called(connection, row["sha256"])
    if digest_of(record) != row["id"]:
        yield Fault(what="document", key=row["sha256"], detail=f"{called}: its text or what it declares was altered")
    kept = select(*(c for c in passages.c if c.name != "number")).where(passages.c.document == row["id"])
    is_so = [dict(passage) for passage in connection.execute(kept.order_by(passages.c.position)).mappings()]
    if is_so != passage_rows(row["id"], row["text"], row["blocks"]):
        yield Fault(what="document", key=row["sha256"], detail=f"{called}: its passages are not its blocks any more")
    found_in = select(found.c.claim).join(readings, readings.c.id == found.c.reading)
    found_in = found_in.where(readings.c.document == row["id"])
    made_on = select(judged.c.claim).where(judged.c.role == "makes")
    last = connection.execute(select(shelf.c.document).where(shelf.c.sha256 == row["sha256"])).scalar()
    made_here = claims.c.id.in_(made_on) & (func.coalesce(_text_of_made(), last) == row["id"])
    wanted = claims.c.id.in_(found_in) | (made_here & (claims.c.sha256 == row["sha256"]))
    for key in connection.execute(select(claims.c.id).where(wanted).order_by(claims.c.id)).scalars().all():
        try:
            claim = connection.execute(select(claims).where(claims.c.id == key)).mappings().one()
            yield from _claim_faults(connection, claim, row["text"], called)
        except (TypeError, ValueError, KeyError, AttributeError):  # what stands there is no claim any more
            yield Fault(what="claim", key=key, detail=f"claim {key[:8]} on {called}: its row cannot be read")


def _text_of_made() -> ScalarSelect[Any]:
    """Of a claim that a person made, the text that has its words at their place: the latest, if that one does."""
    words = func.substr(documents.c.text, claims.c.start + 1, claims.c.end - claims.c.start)
    query = select(documents.c.id).outerjoin(shelf, shelf.c.document == documents.c.id)
    query = query.where(documents.c.sha256 == claims.c.sha256, words == claims.c.quote).correlate(claims)
    return query.order_by(shelf.c.sha256.is_(None), documents.c.id).limit(1).scalar_subquery()


def _claim_faults(connection: Connection, row: Mapping[Any, Any], text: str, called: str) -> Iterator[Fault]:
    claim = claim_of({**row, "probability": None, "vocabulary": "", "review": ""})
    key = row["id"]
    if altered := _altered(row, claim):
        detail = f"claim {key[:8]} on {called}: {', '.join(altered)} not as the claim was when it got its name"
        yield Fault(what="claim", key=key, detail=detail)
    if text[claim.span.start : claim.span.end] != claim.quote:
        place = f"characters {claim.span.start} to {claim.span.end} of {called}"
        quote = shortened(claim.quote, _SHORT)
        yield Fault(what="claim", key=key, detail=f"claim {key[:8]}: “{quote}” is not at {place}")
    outside = sorted(slot for slot, spans in claim.slot_spans.items() if any(s.end > len(text) for s in spans))
    if outside:
        detail = f"claim {key[:8]}: {', '.join(outside)} is said to stand beyond the end of {called}"
        yield Fault(what="claim", key=key, detail=detail)
    by_name = select(names.c.slot, names.c.name).where(names.c.claim == key).order_by(names.c.slot, names.c.name)
    due = [(name["slot"], name["name"]) for name in name_rows(claim)]
    if [tuple(name) for name in connection.execute(by_name)] != due:
        detail = f"claim {key[:8]} on {called}: the names that it is looked up by were altered"
        yield Fault(what="claim", key=key, detail=detail)


def _altered(row: Mapping[Any, Any], claim: Claim) -> list[str]:
    """The columns that do not follow from the others; "its content", where the name does not."""
    due = claim_row(claim)
    told = [name for name in ("statement", "first_year", "last_year") if row[name] != due[name]]
    return ["its content", *told] if claim.id != row["id"] else told


def _stray_faults(connection: Connection) -> Iterator[Fault]:
    """Claims that no reading found and no person made."""
    known = claims.c.id.in_(select(found.c.claim)) | claims.c.id.in_(select(judged.c.claim))
    for key in connection.execute(select(claims.c.id).where(~known).order_by(claims.c.id)).scalars():
        yield Fault(what="claim", key=key, detail=f"claim {key[:8]}: no reading found it and no reviewer made it")


def _derived_faults(connection: Connection, step: Callable[[], None]) -> Iterator[Fault]:
    """What stands now, worked out anew. `rebuild` makes it right."""
    known = connection.execute(select(readings.c.sha256).distinct().order_by(readings.c.sha256)).scalars().all()
    for sha256 in known:
        due = worked_out(connection, sha256)
        if due != {table.name: _rows(connection, table, sha256) for table in BY_DOCUMENT}:
            detail = f"{_called(connection, sha256)}: what stands of it is not what follows from its readings"
            yield Fault(what="standing", key=sha256, detail=detail)
        step()
    stray = select(standing.c.claim).where(standing.c.sha256.not_in(select(readings.c.sha256)))
    for key in connection.execute(stray.order_by(standing.c.claim)).scalars():
        yield Fault(what="standing", key=key, detail=f"claim {key[:8]} stands on a document that was never read")


def _rows(connection: Connection, table: Table, sha256: str) -> list[dict[str, Any]]:
    query = select(table).where(table.c.sha256 == sha256).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def _broken(broken: Broken) -> Fault:
    words = {
        "altered": "is not as it was sealed: something in it was changed, added or taken away",
        "gone": "was taken away",
        "unsealed": "was added past the program",
    }
    return Fault(
        what=broken.kind, key=str(broken.entry), detail=f"{broken.kind} {broken.entry} {words[broken.how]}"
    )


def _called(connection: Connection, sha256: str) -> str:
    name = connection.execute(select(func.min(files.c.path)).where(files.c.sha256 == sha256)).scalar()
    return name or f"document {sha256[:12]}…"
