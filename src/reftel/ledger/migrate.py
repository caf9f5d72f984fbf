"""Brings a ledger from one schema to another: makes a new one, or brings an older one up, or a newer one back."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from reftel.ledger.schema_version import STEPS, version_of


def migrate(connection: Connection, to: str = STEPS[-1]) -> None:
    """Bring the ledger to a schema by its name, in the transaction that the caller opened.

    Raises LedgerError where the way back would lose what somebody read or judged.
    """
    config = _config()
    config.attributes["connection"] = connection
    before = version_of(connection)
    if before and not inspect(connection).has_table("schema_version"):  # made before migrations had names
        command.stamp(config, STEPS[before - 1])
    if STEPS.index(to) + 1 >= before:
        command.upgrade(config, to)
    else:
        command.downgrade(config, to)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {STEPS.index(to) + 1}")


def steps() -> list[tuple[str, str]]:
    """Each schema's name, oldest first, and what it added, in words."""
    found = ScriptDirectory.from_config(_config()).walk_revisions()
    return [(step.revision, step.doc) for step in reversed(list(found))]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "reftel.ledger:migrations")
    return config
