"""What was seen and not claimed."""

from alembic import op
from sqlalchemy import JSON, Column, ForeignKey, Integer

from reftel.ledger.guards import guard
from reftel.ledger.migrations.back import drop
from reftel.ledger.schema import Code, Words

revision = "v2_coverage"
down_revision = "v1_first"


def upgrade() -> None:
    """Add the sentences that gave no claim, and their count."""
    coverage = op.create_table(
        "coverage", Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
        Column("n_opened", Integer, nullable=False),
    )  # fmt: skip
    unclaimed = op.create_table(
        "unclaimed", Column("id", Integer, primary_key=True),
        Column("reading", Integer, ForeignKey("readings.id"), nullable=False, index=True),
        Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
        Column("word_start", Integer, nullable=False), Column("word_end", Integer, nullable=False),
        Column("frame", Code, nullable=False), Column("reason", Code, nullable=False),
        Column("detail", Words, nullable=False), Column("others", JSON, nullable=False),
    )  # fmt: skip
    guard(op.get_bind(), (coverage, unclaimed))


def downgrade() -> None:
    """Take them away."""
    drop("unclaimed", "coverage")
