"""The runs of a ledger, and what changed from one to another."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, union_all

from reftel.errors import LedgerError
from reftel.ledger.base import Base
from reftel.ledger.changes import changes_between
from reftel.ledger.records import PastRun, Run
from reftel.ledger.rows import claim_of
from reftel.ledger.schema import claims, endings, files, found, readings, refusals, runs
from reftel.ledger.standing import OUTSIDE
from reftel.ledger.statistics import gather
from reftel.ledger.write import run_id
from reftel.model.change import Change
from reftel.model.claim import Claim

_SHOWN = 5
_BATCH = 500
"""Claims that are asked for by name in one query."""


class History(Base):
    """The part of the ledger that tells its history."""

    def end_run(self, run: Run, outcome: str, counts: Mapping[str, int]) -> None:
        """Keep how a run ended ("done", "stopped", "failed"), now, and what it came to; where it added anything."""
        key = run_id(run)
        with self._reading() as connection:
            is_known = connection.execute(select(runs.c.id).where(runs.c.id == key)).first() is not None
        if not is_known:
            return
        with self._writing() as connection:
            if connection.execute(select(endings.c.run).where(endings.c.run == key)).first() is None:
                ended = datetime.now(UTC).isoformat()
                row = {"run": key, "ended": ended, "outcome": outcome, "counts": dict(counts)}
                connection.execute(insert(endings), row)
                gather(connection)

    def runs(self) -> list[PastRun]:
        """All runs that added something, in the order in which they began to."""
        with self._reading() as connection:
            return [PastRun(**row) for row in connection.execute(_find_runs()).mappings()]

    def diff(self, before: str, after: str) -> list[Change]:
        """What became of the claims from the end of one run to the end of another, by document and place.

        Runs are named by their ids, or the first digits of them. Each state is that of the whole ledger: what a run
        passed over stands as earlier runs read it. What people judged is left out. Raises LedgerError where a run
        does not exist, or read nothing.
        """
        with self._reading() as connection:
            old, new = (_claims_after(connection, _run(connection, name)) for name in (before, after))
            lost, gained = sorted(old - new), sorted(new - old)
            return changes_between(_claims(connection, lost), _claims(connection, gained))


def _find_runs() -> Select[Any]:
    of_run = readings.c.run == runs.c.id
    counts = {
        "n_documents": select(func.count(readings.c.id)).where(of_run),
        "n_claims": select(func.count(found.c.claim)).where(of_run, readings.c.id == found.c.reading),
        "n_refusals": select(func.count(refusals.c.id)).where(of_run, readings.c.id == refusals.c.reading),
        "n_unreadable": select(func.count(files.c.id)).where(files.c.run == runs.c.id, files.c.outcome == "unreadable"),
    }
    first = select(func.min(readings.c.id)).where(of_run).correlate(runs).scalar_subquery()
    return (
        select(runs, endings.c.ended, endings.c.outcome)
        .add_columns(*(n.correlate(runs).scalar_subquery().label(name) for name, n in counts.items()))
        .outerjoin(endings, endings.c.run == runs.c.id)
        .order_by(runs.c.started, first, runs.c.id)
    )


def _run(connection: Connection, prefix: str) -> str:
    """The id of the one run whose id begins so."""
    wanted = runs.c.id.startswith(prefix.strip().lower(), autoescape=True)
    hits = connection.execute(select(runs.c.id).where(wanted).order_by(runs.c.id)).scalars().all()
    if not prefix.strip() or not hits:
        raise LedgerError(f"there is no run {prefix!r}; `reftel runs` lists them")
    if len(hits) > 1:
        raise LedgerError(f"{len(hits)} runs have ids that begin with {prefix!r}: {', '.join(hits[:_SHOWN])}")
    return str(hits[0])


def _claims_after(connection: Connection, run: str) -> set[str]:
    """The ids of the claims that stood when the run was over."""
    moment = connection.execute(select(func.max(readings.c.id)).where(readings.c.run == run)).scalar()
    if moment is None:
        raise LedgerError(f"the run {run} read no document; `reftel runs` says what each run read")
    until = select(func.max(readings.c.id)).join(runs, runs.c.id == readings.c.run).where(readings.c.id <= moment)
    own = until.where(OUTSIDE.is_(None)).group_by(readings.c.sha256)
    texts = select(readings.c.document).where(readings.c.id.in_(own))
    outside = until.where(OUTSIDE.is_not(None), readings.c.document.in_(texts)).group_by(readings.c.sha256, OUTSIDE)
    current = union_all(own, outside)
    return set(connection.execute(select(found.c.claim).where(found.c.reading.in_(current))).scalars())


def _claims(connection: Connection, ids: list[str]) -> list[Claim]:
    told = {"probability": None, "vocabulary": "", "review": "unreviewed"}
    rows: list[Any] = []
    for start in range(0, len(ids), _BATCH):
        some = select(claims).where(claims.c.id.in_(ids[start : start + _BATCH]))
        rows += connection.execute(some).mappings().all()
    return [claim_of({**row, **told}) for row in rows]
