"""What PostgreSQL's planner knows of a ledger's tables: gathered after much was written, as no server does at once.

Without it a page of a pair of states takes seconds. A file needs none: its queries name the one way that indexes allow.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, Table

from reftel.ledger.schema import metadata


def gather(connection: Connection, tables: Iterable[Table] = metadata.sorted_tables) -> None:
    """Let the server count anew what stands in these tables; nothing is done in a file."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {', '.join(table.name for table in tables)}")
