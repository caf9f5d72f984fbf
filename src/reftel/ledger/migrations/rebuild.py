"""Numbers for claims, and the way back: a table that is keyed anew must be made anew, or its keys exchanged."""

from collections.abc import Mapping
from typing import Any

from alembic import op
from sqlalchemy import JSON, Column, Connection, Integer, MetaData, Table, insert, select

from reftel.ledger.guards import guard, unguard
from reftel.ledger.schema import Code, Maybe, Number, Words
from reftel.model.claim import statement_of

_BATCH = 5000
_CONTENT = (
    "kind", "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "stage", "terms",
    "modality", "polarity", "said_by", "quote",
)  # fmt: skip


def _claims(name: str, *key: Column[Any]) -> Table:
    return Table(
        name, MetaData(), *key, Column("sha256", Code, nullable=False), Column("kind", Code, nullable=False),
        Column("actor", JSON, nullable=False), Column("recipient", JSON, nullable=False), Column("item", Words),
        Column("designators", JSON, nullable=False), Column("quantity", Maybe), Column("value", Maybe),
        Column("period", Code), Column("first_year", Integer), Column("last_year", Integer),
        Column("place", JSON, nullable=False), Column("stage", Code), Column("terms", Code),
        Column("modality", Code, nullable=False), Column("polarity", Code, nullable=False),
        Column("said_by", JSON, nullable=False), Column("quote", Words, nullable=False),
        Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
        Column("rule", Code, nullable=False), Column("note", Words), Column("slot_spans", JSON, nullable=False),
    )  # fmt: skip


def _by_id(name: str) -> Table:
    return _claims(name, Column("id", Code, primary_key=True))


def _by_number(name: str) -> Table:
    number, name_ = Column("number", Number, primary_key=True), Column("id", Code, nullable=False, unique=True)
    return _claims(name, number, name_, Column("statement", Code, nullable=False))


def claims_by_number() -> None:
    """Key `claims` by a number of this ledger's own, and give each its statement; `id` stays unique."""
    _exchange(_by_id("claims"), _by_number("claims_anew"))
    op.create_index("ix_claims_statement", "claims", ["statement"])


def claims_by_id() -> None:
    """Key `claims` by its id again."""
    _exchange(_by_number("claims"), _by_id("claims_anew"))


def _exchange(old: Table, new: Table) -> None:
    connection = op.get_bind()
    unguard(connection, ("claims",))
    on_server = connection.dialect.name == "postgresql"
    if on_server:
        for table in ("found", "names"):
            op.drop_constraint(f"{table}_claim_fkey", table, type_="foreignkey")
    new.create(connection)
    _copy(connection, old, new)
    op.drop_table("claims")  # its indexes go with it
    op.rename_table("claims_anew", "claims")
    for column in ("sha256", "kind"):
        op.create_index(f"ix_claims_{column}", "claims", [column])
    if on_server:
        for table in ("found", "names"):
            op.create_foreign_key(f"{table}_claim_fkey", table, "claims", ["claim"], ["id"])
    guard(connection, (_by_number("claims") if "number" in new.c else _by_id("claims"),))


def _copy(connection: Connection, old: Table, new: Table) -> None:
    order = old.c.number if "number" in old.c else old.c.id
    taken = [column for column in old.c if column.name in new.c and column.name != "number"]
    rows = connection.execute(select(*taken).order_by(order)).mappings()
    for some in rows.partitions(_BATCH):
        connection.execute(insert(new), [_with_statement(row) if "statement" in new.c else dict(row) for row in some])


def _with_statement(row: Mapping[Any, Any]) -> dict[str, Any]:
    content = {"document": row["sha256"], **{name: row[name] for name in _CONTENT}}
    return {**row, "statement": statement_of(content)}
