"""A ledger in a file of SQLite's."""

import os
import random
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import OperationalError

from reftel.errors import LedgerError, reason_of

APPLICATION_ID = 0x5246544C
"""What SQLite keeps in the file's header to say whose file it is: "RFTL"."""

_PATIENCE_S = 30
"""How long one process waits for another that is writing: longer than any document takes to store."""

_ASKS_AGAIN_S = (0.002, 0.02)
"""How soon one who waits asks again whether it may write."""


def is_vacant(path: Path, *, newest: int) -> bool:
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
        raise LedgerError(f"{path} cannot be opened: {reason_of(error)}") from None
    if not head:
        return True
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise LedgerError(f"{path} is not a ledger; name another file, or move this one away")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LedgerError(f"{path} is a database, but not a ledger of reftel; name another file")
    version = int.from_bytes(head[60:64], "big")
    if version > newest:
        raise LedgerError(
            f"{path} was made by a newer reftel (schema {version}, this one knows {newest}): update reftel"
        )
    return False


def can_write(path: Path) -> bool:
    """True where the file, and the journal beside it, can be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def file_engine(path: Path) -> Engine:
    """An engine on the file, whose transactions begin where the ledger says so."""
    engine = create_engine("sqlite://", creator=lambda: _open_file(path), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            _wait_for_turn(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _wait_for_turn(connection: Connection) -> None:
    """Begin to write as soon as nobody else does.

    SQLite itself would wait too, but the longer one has waited the more seldom it asks, so that among many the
    latest comer gets its turn first; here all have the same chance.
    """
    until = time.monotonic() + _PATIENCE_S
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as error:
                if "locked" not in str(error.orig) or time.monotonic() > until:
                    raise
                time.sleep(random.uniform(*_ASKS_AGAIN_S))
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {_PATIENCE_S * 1000}")


def write_ahead(engine: Engine) -> None:
    """From here on readers and one writer do not wait for each other. The file remembers; asking again is free."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def mark_as_ledger(connection: Connection) -> None:
    """Write into the file's header whose file it is."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


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
    connection.execute("PRAGMA case_sensitive_like = ON")  # as PostgreSQL compares
    return connection
