"""Opens the file of a ledger: makes a new one, or makes sure that what stands there is one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, select
from sqlalchemy.exc import DBAPIError

from reftel.errors import LedgerError
from reftel.ledger.schema import ADDED, APPLICATION_ID, SCHEMA_VERSION, documents, found, metadata, runs, triggers

_PATIENCE_S = 30
"""How long one process waits for another that is writing: longer than any document takes to store."""


def connect(path: Path, *, create: bool) -> Engine:
    """An engine on the ledger at `path`, which is made where `create` is set and nothing stands there.

    Raises LedgerError where something else stands there; it is not touched.
    """
    is_new = _is_vacant(path)
    if is_new and not create:
        raise LedgerError(f"there is no ledger at {path}; `reftel read PATH… --ledger {path}` makes one")
    engine = _engine(path)
    with explained(path):
        if is_new:
            _make(engine)
        if create:
            _write_ahead(engine)
            _migrate(engine)
        with engine.connect() as connection:
            for column in (runs.c.id, found.c.probability, documents.c.anchors):
                connection.execute(select(column).limit(1))
    return engine


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns the database's errors into one sentence each."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise LedgerError(f"{path}: {_explain(str(cause))}") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or none."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _is_vacant(path: Path) -> bool:
    """True where nothing stands yet; raises LedgerError where it is no ledger of a version that this program knows."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise LedgerError(f"{path} cannot be made: there is no folder {path.parent}") from None
        return True
    except IsADirectoryError:
        raise LedgerError(f"{path} is a folder; a ledger is a file, for instance {path / 'reftel.db'}") from None
    except OSError as error:
        raise LedgerError(f"{path} cannot be opened: {(error.strerror or 'unknown reason').lower()}") from None
    if not head:
        return True
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise LedgerError(f"{path} is not a ledger; name another file, or move this one away")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LedgerError(f"{path} is a database, but not a ledger of reftel; name another file")
    version = int.from_bytes(head[60:64], "big")
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"{path} was made by a newer reftel (schema {version}, this one knows {SCHEMA_VERSION}): update reftel"
        )
    return False


def _engine(path: Path) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: _open_file(path), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _open_file(path: Path) -> sqlite3.Connection:
    is_frozen = path.exists() and not os.access(path.parent, os.W_OK)  # a share or a disc that can only be read
    connection = sqlite3.connect(
        f"file:{quote(str(path))}{'?immutable=1' if is_frozen else ''}",
        uri=True,
        timeout=_PATIENCE_S,
        isolation_level=None,  # transactions begin where the ledger says so, not where the driver does
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _make(engine: Engine) -> None:
    with writing(engine) as connection:
        if inspect(connection).has_table("runs"):  # another process was faster
            return
        metadata.create_all(connection)
        for statement in triggers():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _migrate(engine: Engine) -> None:
    """Add the tables that an older schema lacks; what stands in the others stays as it is."""
    with engine.connect() as connection:
        if _version(connection) == SCHEMA_VERSION:
            return
    with writing(engine) as connection:
        for version in range(_version(connection) + 1, SCHEMA_VERSION + 1):
            metadata.create_all(connection, tables=list(ADDED[version]))
            for statement in triggers(ADDED[version]):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _write_ahead(engine: Engine) -> None:
    """From here on readers and one writer do not wait for each other. The file remembers; asking again is free."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _explain(cause: str) -> str:
    known = {
        "locked": "another program is writing to the ledger; try again when it is done",
        "readonly": "the ledger cannot be written; check the file's and the folder's permissions",
        "unable to open": "the ledger cannot be opened; check the file's and the folder's permissions",
        "full": "the disk is full; what was read so far is kept",
        "malformed": "the file is damaged; restore it from a copy, or read the documents into a new ledger",
        "not a database": "the file is damaged; restore it from a copy, or read the documents into a new ledger",
        "no such table": "the file is damaged; restore it from a copy, or read the documents into a new ledger",
        "no such column": "an unfinished reftel made this ledger; read the documents into a new one",
    }
    return next((words for sign, words in known.items() if sign in cause), cause)
