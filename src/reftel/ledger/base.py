"""An open ledger, which every part of `Store` reads and writes through."""

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from typing import Self

from sqlalchemy import Connection

from reftel.ledger.address import address_of
from reftel.ledger.connect import connect, explained, writing


class Base:
    """A ledger in a SQLite file, or in a PostgreSQL database."""

    def __init__(self, at: str | PathLike[str], *, create: bool = True) -> None:
        """Open the ledger at a path or a URL; where nothing stands there, make it (`create`) or raise LedgerError."""
        self.address = address_of(at)
        self._engine = connect(self.address, create=create)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.address), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.address), writing(self._engine) as connection:
            yield connection
