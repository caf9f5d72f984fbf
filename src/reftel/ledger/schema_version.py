"""Which schema a ledger has."""

from sqlalchemy import Connection

STEPS = ("v1_first", "v2_coverage", "v3_originals", "v4_review", "v5_queue")
"""The names of the schemas, oldest first. Their place in the row, from 1, is what SQLite keeps as `user_version`."""


def version_of(connection: Connection) -> int:
    """Which schema the ledger has, from 1; 0 where there is none yet."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if connection.exec_driver_sql("SELECT to_regclass('schema_version')").scalar_one() is None:
        return 0
    name = connection.exec_driver_sql("SELECT version_num FROM schema_version").scalar_one_or_none()
    return 0 if name is None else STEPS.index(name) + 1 if name in STEPS else len(STEPS) + 1
