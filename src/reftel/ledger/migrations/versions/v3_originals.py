"""What was fetched from the web."""

from alembic import op
from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary

from reftel.ledger.guards import guard
from reftel.ledger.migrations.back import drop
from reftel.ledger.schema import Code, Words

revision = "v3_originals"
down_revision = "v2_coverage"


def upgrade() -> None:
    """Add the bytes, and when and where they came from."""
    originals = op.create_table(
        "originals", Column("sha256", Code, primary_key=True), Column("data", LargeBinary, nullable=False)
    )
    fetches = op.create_table(
        "fetches", Column("id", Integer, primary_key=True), Column("run", Code, ForeignKey("runs.id"), nullable=False),
        Column("asked", Words, nullable=False, index=True), Column("url", Words, nullable=False),
        Column("sha256", Code, ForeignKey("originals.sha256"), nullable=False, index=True),
        Column("time", Code, nullable=False), Column("status", Integer, nullable=False),
        Column("headers", JSON, nullable=False),
    )  # fmt: skip
    guard(op.get_bind(), (originals, fetches))


def downgrade() -> None:
    """Take them away."""
    drop("fetches", "originals")
