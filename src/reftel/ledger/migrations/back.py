"""The way back to an older schema: nothing that was read or judged is lost on it."""

from alembic import op
from sqlalchemy import text

from reftel.errors import LedgerError


def drop(*tables: str, derived: tuple[str, ...] = ()) -> None:
    """Take tables away; raises LedgerError where one of `tables` holds rows. What is `derived` goes with its rows."""
    connection = op.get_bind()
    for table in tables:
        if n_rows := connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one():
            raise LedgerError(f"the older schema has no {table}: {n_rows} rows of it would be lost; keep this schema")
    for table in (*derived, *tables):
        op.drop_table(table)
