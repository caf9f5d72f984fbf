"""Runs, documents, readings, claims, refusals."""

from alembic import op
from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer

from reftel.ledger.guards import guard
from reftel.ledger.migrations.back import drop
from reftel.ledger.schema import Code, Maybe, Words

revision = "v1_first"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    runs = op.create_table(
        "runs", Column("id", Code, primary_key=True), Column("version", Code, nullable=False),
        Column("vocabulary", Code, nullable=False), Column("started", Code, nullable=False),
        Column("asked", JSON, nullable=False), Column("options", JSON, nullable=False),
    )  # fmt: skip
    documents = op.create_table(
        "documents", Column("id", Code, primary_key=True), Column("sha256", Code, nullable=False, index=True),
        Column("genre", Code, nullable=False), Column("title", Words), Column("author", Words),
        Column("publisher", Words), Column("date", Code), Column("language", Code, nullable=False),
        Column("form", JSON, nullable=False), Column("blocks", JSON, nullable=False),
        Column("media", Code, nullable=False), Column("anchors", JSON, nullable=False),
        Column("declared", JSON, nullable=False), Column("text", Words, nullable=False),
    )  # fmt: skip
    files = op.create_table(
        "files", Column("id", Integer, primary_key=True), Column("run", Code, ForeignKey("runs.id"), nullable=False),
        Column("path", Words, nullable=False, index=True), Column("name", Words, nullable=False),
        Column("sha256", Code, index=True), Column("outcome", Code, nullable=False), Column("detail", Words),
    )  # fmt: skip
    readings = op.create_table(
        "readings", Column("id", Integer, primary_key=True), Column("run", Code, ForeignKey("runs.id"), nullable=False),
        Column("document", Code, ForeignKey("documents.id"), nullable=False),
        Column("sha256", Code, nullable=False, index=True), Column("n_sentences", Integer, nullable=False),
    )  # fmt: skip
    claims = op.create_table(
        "claims", Column("id", Code, primary_key=True), Column("sha256", Code, nullable=False, index=True),
        Column("kind", Code, nullable=False, index=True), Column("actor", JSON, nullable=False),
        Column("recipient", JSON, nullable=False), Column("item", Words), Column("designators", JSON, nullable=False),
        Column("quantity", Maybe), Column("value", Maybe), Column("period", Code), Column("first_year", Integer),
        Column("last_year", Integer), Column("place", JSON, nullable=False), Column("stage", Code),
        Column("terms", Code), Column("modality", Code, nullable=False), Column("polarity", Code, nullable=False),
        Column("said_by", JSON, nullable=False), Column("quote", Words, nullable=False),
        Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
        Column("rule", Code, nullable=False), Column("note", Words), Column("slot_spans", JSON, nullable=False),
    )  # fmt: skip
    found = op.create_table(
        "found", Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
        Column("claim", Code, ForeignKey("claims.id"), primary_key=True, index=True), Column("probability", Float),
    )  # fmt: skip
    names = op.create_table(
        "names", Column("claim", Code, ForeignKey("claims.id"), primary_key=True),
        Column("slot", Code, primary_key=True),
        Column("name", Words, primary_key=True), Index("names_by_name", "slot", "name"),
    )  # fmt: skip
    refusals = op.create_table(
        "refusals", Column("id", Integer, primary_key=True),
        Column("reading", Integer, ForeignKey("readings.id"), nullable=False, index=True),
        Column("stage", Code, nullable=False),
        Column("reason", Code, nullable=False), Column("detail", Words, nullable=False), Column("start", Integer),
        Column("end", Integer),
    )  # fmt: skip
    guard(op.get_bind(), (runs, documents, files, readings, claims, found, names, refusals))


def downgrade() -> None:
    """Leave an empty database."""
    drop("refusals", "names", "found", "claims", "readings", "files", "documents", "runs")
