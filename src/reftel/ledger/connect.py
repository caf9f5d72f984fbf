"""Opens a ledger: makes a new one, brings an older one up to date, or makes sure that what stands there is one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DBAPIError

from reftel.errors import LedgerError
from reftel.ledger.address import Address
from reftel.ledger.schema import documents, found, runs
from reftel.ledger.schema_version import STEPS, version_of
from reftel.ledger.seals import seal_new
from reftel.ledger.sqlite_file import can_write, file_engine, is_vacant, mark_as_ledger, write_ahead

_ONE_WRITER = 0x5246544C
"""The lock that PostgreSQL's writers take in turn."""


def connect(address: Address, *, create: bool) -> Engine:
    """An engine on the ledger at an address, which is made where `create` is set and nothing stands there.

    A ledger of an older schema is brought up to date. Raises LedgerError where something else stands there, or where
    an older ledger cannot be written; it is not touched.
    """
    engine = engine_on(address, create=create)
    try:
        _open(engine, address, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def engine_on(address: Address, *, create: bool = False) -> Engine:
    """An engine on what stands at an address, whichever schema it has."""
    return _server(address) if address.url is not None else _file(address, create=create)


def _open(engine: Engine, address: Address, *, create: bool) -> None:
    with explained(address):
        version = _version(engine, address)
        if version > len(STEPS):
            raise LedgerError(f"{address} was made by a newer reftel (schema {version}): update reftel")
        if not version and not create:
            raise _absent(address)
        if version < len(STEPS):
            bring(engine, address)
        if create and address.path is not None:
            write_ahead(engine)
        with engine.connect() as connection:
            for column in (runs.c.id, found.c.probability, documents.c.anchors):
                connection.execute(select(column).limit(1))


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Turns the database's errors into one sentence each."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise LedgerError(f"{address}: {_explain(cause)}") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes, alone: all of it is kept, or none. What it adds is sealed."""
    with alone(engine) as connection:
        yield connection
        seal_new(connection)


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes what is sealed already, or seals it itself, while no other writes."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_WRITER})
        yield connection


@contextmanager
def at_one_moment(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees the ledger as it is now, whatever others write meanwhile."""
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def bring(engine: Engine, address: Address, to: str = STEPS[-1]) -> None:
    """Bring the ledger to a schema by its name; without one make the newest, or add what an older one lacks.

    What it holds stays as it is. Raises LedgerError where it cannot be written, or where the way back would lose what
    somebody judged.
    """
    from reftel.ledger.described import describe, undescribe
    from reftel.ledger.migrate import migrate  # takes longer to load than most commands run
    from reftel.ledger.standing import rebuild

    if address.path is not None and not can_write(address.path):
        raise LedgerError(f"{address} is of an older reftel and cannot be written: copy it to where it can")
    with _without_foreign_keys(engine), alone(engine) as connection:
        if version_of(connection) != STEPS.index(to) + 1:  # another process may have been faster
            undescribe(connection)
            migrate(connection, to)
            if to == STEPS[-1]:
                rebuild(connection)
                describe(connection)
                seal_new(connection)
        if address.path is not None:
            mark_as_ledger(connection)


def _absent(address: Address) -> LedgerError:
    way = f"`reftel read PATH… --ledger {address}` makes one, `reftel serve --create` an empty one"
    return LedgerError(f"there is no ledger at {address}; {way}")


def _file(address: Address, *, create: bool) -> Engine:
    assert address.path is not None
    if is_vacant(address.path, newest=len(STEPS)) and not create:
        raise _absent(address)
    return file_engine(address.path)


def _server(address: Address) -> Engine:
    url = address.url
    assert url is not None
    if url.password is None:
        url = url.set(password=os.environ.get("PGPASSWORD"))  # as every program of PostgreSQL's does
    engine = create_engine(url, pool_pre_ping=True)

    @event.listens_for(engine, "do_connect")
    def dial(dialect: Dialect, _: object, arguments: tuple[Any, ...], named: dict[str, Any]) -> object:
        try:
            return dialect.connect(*arguments, **named)
        except AttributeError as error:  # how the driver says that the server asks for a password and it has none
            if url.password is not None:
                raise
            way = "set PGPASSWORD, or name postgresql://user:password@host/database"
            raise LedgerError(f"{address}: the server asks for a password; {way}") from error

    return engine


def _version(engine: Engine, address: Address) -> int:
    with engine.connect() as connection:
        version = version_of(connection)
        if not version and engine.dialect.name == "postgresql" and inspect(connection).get_table_names():
            raise LedgerError(f"{address} is a database, but not a ledger of reftel; name an empty one")
    return version


@contextmanager
def _without_foreign_keys(engine: Engine) -> Iterator[None]:
    """SQLite makes a table anew only with its keys unchecked, and that is settled before a transaction begins."""
    if engine.dialect.name != "sqlite":
        yield
        return

    @event.listens_for(engine, "checkout")
    def unchecked(dbapi_connection: sqlite3.Connection, *_: object) -> None:
        dbapi_connection.execute("PRAGMA foreign_keys = OFF")

    try:
        yield
    finally:
        event.remove(engine, "checkout", unchecked)
        engine.dispose()  # the next connection checks its keys again


def _explain(cause: BaseException | None) -> str:
    known = {
        "locked": "another program is writing to the ledger; try again when it is done",
        "readonly": "the ledger cannot be written; check the file's and the folder's permissions",
        "unable to open": "the ledger cannot be opened; check the file's and the folder's permissions",
        "full": "the disk is full; what was read so far is kept",
        "disk I/O": "the disk is full or failing; what was read so far is kept",
        "malformed": "the file is damaged; restore it from a copy, or read the documents into a new ledger",
        "not a database": "the file is damaged; restore it from a copy, or read the documents into a new ledger",
        "no such table": "the file is damaged; restore it from a copy, or read the documents into a new ledger",
        "no such column": "an unfinished reftel made this ledger; read the documents into a new one",
        "Can't create a connection": "no server answers there; is it running, and are host and port right?",
        "28P01": "the server refuses this user with this password",
        "28000": "the server refuses this user",
        "3D000": "the server has no database of this name; make one with `createdb`",
        "22P05": "PostgreSQL keeps no text with the character NUL, and something here has one",
        "53100": "the server's disk is full; what was read so far is kept",
        "42501": "this user may not do that in the database; ask its owner for the rights",
    }
    words = str(cause)
    return next((said for sign, said in known.items() if sign in words), words)
