"""Fills a new ledger from an archive or from another ledger, in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import JSON, Connection, MetaData, Table
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError, StatementError

from reftel.errors import LedgerError
from reftel.ledger.archive.ledger import Source
from reftel.ledger.archive.lines import sum_of
from reftel.ledger.archive.manifest import Manifest
from reftel.ledger.bulk import add_rows
from reftel.ledger.rows import Row
from reftel.ledger.schema import KEPT, Maybe
from reftel.ledger.schema_version import STEPS
from reftel.ledger.search_tables import SEARCHED, index_new
from reftel.ledger.standing import rebuild
from reftel.ledger.statistics import gather

_ROWS, _BYTES = 1000, 8 * 1024 * 1024
"""What one statement adds at most; a single larger row goes alone."""

_OF_ROWS, _NUL = ("22", "23"), "22P05"
"""PostgreSQL's classes of errors in values and keys; among them a character that it keeps in no text."""


def load(connection: Connection, source: Source, step: Callable[[], None]) -> None:
    """Add all that the source holds to an empty ledger of its schema, and prove that it is there.

    Raises LedgerError where the rows do not fit, or are not the same when they are read back.
    """
    tables = _tables(connection, source)
    for table in tables:
        _add(connection, table, source, step)
    _settle(connection, tables)
    if source.manifest.schema == STEPS[-1]:
        for name in SEARCHED:
            index_new(connection, name)
        rebuild(connection)
    sums = {table.name: sum_of(connection, table, step) for table in tables}
    if Manifest(tables=sums, schema=source.manifest.schema) != source.manifest:
        odd = next(name for name, table in sums.items() if table != source.manifest.tables[name])
        raise LedgerError(f"{source.called} does not fit a ledger: {odd} reads otherwise once it is kept")


def _tables(connection: Connection, source: Source) -> Sequence[Table]:
    """The tables of the source's schema, those first that others refer to."""
    names = set(source.manifest.tables)
    if source.manifest.schema == STEPS[-1]:
        tables: Sequence[Table] = KEPT
    else:
        older = MetaData()
        older.reflect(connection, only=lambda name, _: name in names)
        tables = older.sorted_tables
        for column in (column for table in tables for column in table.columns):
            if isinstance(column.type, JSON) and column.nullable:
                column.type = Maybe
    if odd := names ^ {table.name for table in tables}:
        raise LedgerError(f"{source.called} is no archive of a whole ledger: {min(odd)} is lacking, or strange to it")
    return tables


def _add(connection: Connection, table: Table, source: Source, step: Callable[[], None]) -> None:
    try:
        for rows in _batches(source.rows(table)):
            add_rows(connection, table, rows)
            for _ in rows:
                step()
    except (StatementError, TypeError, ValueError) as error:
        if (cause := _of_rows(error)) is None:
            raise
        raise LedgerError(f"{source.called} does not fit a ledger: a row of {table.name}: {cause}") from error


def _of_rows(error: Exception) -> object | None:
    """What is wrong with the rows; None where it is the store that fails."""
    if not isinstance(error, DBAPIError):
        return error.orig if isinstance(error, StatementError) else error
    if isinstance(error.orig, sqlite3.Error):
        return error.orig if isinstance(error, IntegrityError | DataError | InterfaceError | ProgrammingError) else None
    told = error.orig.args[0] if error.orig and error.orig.args else None
    if not isinstance(told, dict):
        return None
    code = told.get("C", "")
    return told["M"] if code[:2] in _OF_ROWS and code != _NUL else None


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str | bytes | list))
        if len(batch) == _ROWS or size > _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _settle(connection: Connection, tables: Sequence[Table]) -> None:
    """A server numbers new rows after those that came, and learns how many there are, which its plans rest on."""
    if connection.dialect.name != "postgresql":
        return
    gather(connection, tables)
    for table in tables:
        if (number := table.autoincrement_column) is not None:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{number.name}'), max({number.name})) "
                f"FROM {table.name} HAVING max({number.name}) IS NOT NULL"
            )
