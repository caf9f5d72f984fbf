"""What Alembic runs to migrate a ledger: on the connection, and in the transaction, that `migrate` hands over."""

from alembic import context

from reftel.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table="schema_version"
)
with context.begin_transaction():
    context.run_migrations()
