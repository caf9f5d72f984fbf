"""Rows into the tables, inside a transaction that the caller opened."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, insert, select

from reftel.ledger.bulk import add_rows
from reftel.ledger.records import Fetch, Run
from reftel.ledger.rows import Row, claim_row, digest_of, document_row, name_rows, passage_rows, unclaimed_row
from reftel.ledger.schema import (
    claims,
    coverage,
    documents,
    fetches,
    files,
    found,
    names,
    originals,
    passages,
    readings,
    refusals,
    runs,
    unclaimed,
)
from reftel.ledger.search_tables import index_new
from reftel.model.claim import Claim
from reftel.model.coverage import Coverage
from reftel.model.document import Document
from reftel.model.refusal import Refusal


def run_id(run: Run) -> str:
    """The run's id: a hash of all that is known of it when it starts."""
    return digest_of(_run_row(run))


def add_run(connection: Connection, run: Run) -> str:
    """The run's id; its row is written with the first thing that it adds."""
    row = _run_row(run)
    row["id"] = digest_of(row)
    add_rows(connection, runs, [row])
    return str(row["id"])


def _run_row(run: Run) -> Row:
    return {
        "version": run.version, "vocabulary": run.vocabulary, "started": run.started, "asked": list(run.asked),
        "options": dict(run.options),
    }  # fmt: skip


def add_file(
    connection: Connection, run: Run, *, path: str, name: str, sha256: str | None, detail: str | None = None
) -> None:
    """What stands at a path, where that is news."""
    if is_latest(connection, path=path, sha256=sha256, detail=detail):
        return
    outcome = "read" if sha256 else "unreadable"
    row = {"path": path, "name": name, "sha256": sha256, "outcome": outcome, "detail": detail}
    connection.execute(insert(files).values(run=add_run(connection, run), **row))


def is_latest(connection: Connection, *, path: str, sha256: str | None, detail: str | None) -> bool:
    """True where the last thing that is known of the path is this."""
    query = select(files.c.sha256, files.c.detail).where(files.c.path == path).order_by(files.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    return row is not None and tuple(row) == (sha256, detail)


def add_reading(connection: Connection, run: Run, document: Document, n_sentences: int) -> int:
    """A new reading of the document, which is itself added where it is new. Gives the reading's id."""
    row = document_row(document)
    add_rows(connection, documents, [row])
    add_rows(connection, passages, passage_rows(row["id"], row["text"], row["blocks"]))
    index_new(connection, "passages")
    values = {"document": row["id"], "sha256": document.sha256, "n_sentences": n_sentences}
    result = connection.execute(insert(readings).values(run=add_run(connection, run), **values))
    (key,) = result.inserted_primary_key or (0,)
    return int(key)


def add_outside_reading(connection: Connection, run: Run, document: str, sha256: str) -> int:
    """A reading of a stored document's text by something outside. Gives the reading's id."""
    values = {"document": document, "sha256": sha256, "n_sentences": 0}
    result = connection.execute(insert(readings).values(run=add_run(connection, run), **values))
    (key,) = result.inserted_primary_key or (0,)
    return int(key)


def add_fetch(connection: Connection, run: Run, fetch: Fetch) -> None:
    """What was fetched, its bytes once however often they came."""
    add_original(connection, fetch.sha256, fetch.data)
    headers = [list(pair) for pair in fetch.headers]
    values = {
        "asked": fetch.asked, "url": fetch.url, "sha256": fetch.sha256, "time": fetch.time, "status": fetch.status,
        "headers": headers,
    }  # fmt: skip
    connection.execute(insert(fetches).values(run=add_run(connection, run), **values))


def add_original(connection: Connection, sha256: str, data: bytes) -> None:
    """The bytes of a document, once."""
    if connection.execute(select(originals.c.sha256).where(originals.c.sha256 == sha256)).first() is None:
        connection.execute(insert(originals), {"sha256": sha256, "data": data})


def add_claims(connection: Connection, reading: int, by_id: Mapping[str, Claim]) -> None:
    """The claims that are new, and that this reading found them all."""
    add_made(connection, by_id.values())
    add_rows(
        connection,
        found,
        [{"reading": reading, "claim": name, "probability": claim.probability} for name, claim in by_id.items()],
    )


def add_made(connection: Connection, made: Collection[Claim]) -> None:
    """The claims that are new, whoever made them."""
    add_rows(connection, claims, [claim_row(claim) for claim in made])
    index_new(connection, "claims")
    add_rows(connection, names, [row for claim in made for row in name_rows(claim)])


def add_refusals(connection: Connection, reading: int, refused: Iterable[Refusal]) -> None:
    """What the reading did not use, each once."""
    rows = [
        {
            "reading": reading, "stage": r.stage, "reason": r.reason, "detail": r.detail,
            "start": r.span.start if r.span else None, "end": r.span.end if r.span else None,
        }
        for r in dict.fromkeys(refused)
    ]  # fmt: skip
    add_rows(connection, refusals, rows)


def add_coverage(connection: Connection, reading: int, seen: Coverage) -> None:
    """How much of what the reading saw gave no claim, and why."""
    add_rows(connection, coverage, [{"reading": reading, "n_opened": seen.n_opened}])
    add_rows(connection, unclaimed, [unclaimed_row(each) | {"reading": reading} for each in seen.unclaimed])

