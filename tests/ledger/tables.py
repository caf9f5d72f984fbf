"""Every row of a ledger, and a row for every table."""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary, insert, select

from reftel.ledger.connect import writing
from reftel.ledger.schema import metadata
from reftel.ledger.store import Store


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with store._engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
        }


def tamper(store: Store, *statements: str) -> None:
    """Run statements past the program, by somebody who knows how to take the triggers off, and puts them back."""
    with store._engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            taken = []
        else:
            guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_%'"
            taken = connection.exec_driver_sql(guards).all()
            for name, _ in taken:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
        for _, made in taken:
            connection.exec_driver_sql(made)


def fill_every(store: Store) -> None:
    """A row in every table, with values that mean nothing."""
    rows: dict[str, dict[str, Any]] = {}
    with writing(store._engine) as connection:
        for table in metadata.sorted_tables:
            row = {column.name: _value(column, rows) for column in table.columns if not _numbers(column)}
            key = connection.execute(insert(table), row).inserted_primary_key
            rows[table.name] = row | dict(zip(table.primary_key.columns.keys(), key or (), strict=True))


def _numbers(column: Column[Any]) -> bool:
    """True where the store itself numbers the rows."""
    return column is column.table.autoincrement_column


def _value(column: Column[Any], rows: dict[str, dict[str, Any]]) -> Any:
    for key in column.foreign_keys:
        table, name = key.column.table.name, key.column.name
        return rows[table][name] if table in rows else None  # a table that refers to itself
    kinds: list[tuple[type, Any]] = [(JSON, {}), (Boolean, False), (Integer, 1), (Float, 0.5), (LargeBinary, b"x")]
    return next((value for kind, value in kinds if isinstance(column.type, kind)), "x")
