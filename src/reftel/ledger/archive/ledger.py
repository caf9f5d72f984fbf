"""A ledger as what another is filled from, without an archive between them."""

from collections.abc import Callable, Iterator
from typing import Protocol

from sqlalchemy import Connection, Table

from reftel.ledger.archive.lines import count_rows, rows_of, sum_of
from reftel.ledger.archive.manifest import Manifest
from reftel.ledger.rows import Row
from reftel.ledger.schema import KEPT


class Source(Protocol):
    """What a new ledger is filled from: an archive, or another ledger."""

    called: str

    @property
    def manifest(self) -> Manifest:
        """What it holds; of a ledger it is known once it was proved."""

    @property
    def n_rows(self) -> int:
        """The rows of all tables."""

    def prove(self, step: Callable[[], None]) -> None:
        """Read all of it once; raises LedgerError where it is not whole."""

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table, in the order of their key."""


class Standing:
    """A ledger as one transaction sees it."""

    def __init__(self, connection: Connection, called: str) -> None:
        self.called, self._connection = called, connection
        self.manifest = Manifest(tables={})
        self.n_rows = sum(count_rows(connection, table) for table in KEPT)

    def prove(self, step: Callable[[], None]) -> None:
        """Sum up all tables."""
        self.manifest = manifest_of(self._connection, step)

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table, in the order of their key."""
        return rows_of(self._connection, table)


def manifest_of(connection: Connection, step: Callable[[], None]) -> Manifest:
    """What a ledger holds, as one transaction sees it."""
    return Manifest(tables={table.name: sum_of(connection, table, step) for table in KEPT})
