"""The queue of reviews, and indices for long lists."""

from alembic import op
from sqlalchemy import JSON, Column, Float, ForeignKey, text

from reftel.ledger.migrations.back import drop
from reftel.ledger.schema import Code, Number

revision = "v5_queue"
down_revision = "v4_review"


def upgrade() -> None:
    """Add what each claim is at stake for, and the orders in which events and claims in doubt are listed."""
    op.create_table(
        "stakes", Column("rank", Number, primary_key=True),
        Column("claim", Code, ForeignKey("claims.id"), nullable=False, unique=True),
        Column("stake", Float, nullable=False), Column("record", JSON, nullable=False),
    )  # fmt: skip
    op.create_table("weighings", Column("stamp", Code, primary_key=True))
    doubt = text("coalesce(abs(probability - 0.5), 1.0)")
    op.create_index("standing_by_doubt", "standing", ["review", doubt, "claim"])
    op.create_index("events_in_order", "events", ["is_contested", "n_claims", "id"])


def downgrade() -> None:
    """Take them away; they can be worked out anew."""
    op.drop_index("standing_by_doubt", "standing")
    op.drop_index("events_in_order", "events")
    drop(derived=("weighings", "stakes"))
