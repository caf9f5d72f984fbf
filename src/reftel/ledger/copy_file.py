"""A copy of a ledger's file, while others read and write it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from reftel.ledger.verify import Progress

_PAGES = 1024
"""Pages that are copied between two looks at the clock: 4 MB."""


def copy_file(engine: Engine, to: Path, progress: Progress | None) -> None:
    """Write the ledger as it is now to a new file."""
    borrowed = engine.raw_connection()
    try:
        source = borrowed.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM runs LIMIT 1").fetchall()  # from here on it sees no other state
        with closing(sqlite3.connect(to)) as copy:

            def tell(_: int, remaining: int, total: int) -> None:
                if progress:
                    progress(total - remaining, total)

            source.backup(copy, pages=_PAGES, progress=tell)
        source.execute("ROLLBACK")
    finally:
        borrowed.close()
