"""SQL that keeps tables append-only, whoever opens the ledger and with what."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table

_REFUSE = """
CREATE OR REPLACE FUNCTION reftel_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only: %', TG_TABLE_NAME; END $$
"""


def guard(connection: Connection, tables: Iterable[Table]) -> None:
    """No row of these tables can be changed or removed from here on, and a row once written is not replaced."""
    statements = _postgresql if connection.dialect.name == "postgresql" else _sqlite
    for table in tables:
        for statement in statements(table):
            connection.exec_driver_sql(statement)


def unguard(connection: Connection, tables: Iterable[str]) -> None:
    """Take the triggers off; only migrations may."""
    for table in tables:
        for action in ("update", "delete", "replace", "truncate"):
            on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{action}{on}")


def missing_guards(connection: Connection, tables: Iterable[Table]) -> list[str]:
    """The names of the triggers that should keep these tables and are not there, or are switched off."""
    if connection.dialect.name == "postgresql":
        query, actions = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'", ["update", "truncate"]
    else:
        query, actions = "SELECT name FROM sqlite_master WHERE type = 'trigger'", ["update", "delete", "replace"]
    there = set(connection.exec_driver_sql(query).scalars())
    due = [f"{table.name}_no_{action}" for table in tables for action in actions]
    return [name for name in due if name not in there]


def _sqlite(table: Table) -> list[str]:
    statements = [
        f"CREATE TRIGGER {table.name}_no_{action.lower()} BEFORE {action} ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: {table.name}'); END"
        for action in ("UPDATE", "DELETE")
    ]
    unique = [[column.name for column in table.primary_key]]
    unique += [[column.name] for column in table.columns if column.unique]
    same = " OR ".join(" AND ".join(f'"{name}" = NEW."{name}"' for name in key) for key in unique)
    return [
        *statements,
        f"CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON {table.name} "
        f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {same}) BEGIN SELECT RAISE(IGNORE); END",
    ]


def _postgresql(table: Table) -> list[str]:
    name = table.name
    return [
        _REFUSE,
        f"CREATE TRIGGER {name}_no_update BEFORE UPDATE OR DELETE ON {name} "
        "FOR EACH ROW EXECUTE FUNCTION reftel_refuse()",
        f"CREATE TRIGGER {name}_no_truncate BEFORE TRUNCATE ON {name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION reftel_refuse()",
    ]
