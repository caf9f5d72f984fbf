"""Judgements, grades, policies, how runs ended; search; what stands now."""

import json

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    column,
    inspect,
    select,
    table,
    text,
)

from reftel.ledger.guards import guard, unguard
from reftel.ledger.migrations.back import drop
from reftel.ledger.migrations.rebuild import claims_by_id, claims_by_number
from reftel.ledger.schema import Code, Number, Words
from reftel.ledger.search_tables import make_search, unmake_search

revision = "v4_review"
down_revision = "v3_originals"


def upgrade() -> None:
    """Number the claims, and add what people say of them."""
    claims_by_number()
    _index_names("slot", "name", "claim")
    endings = op.create_table(
        "endings", Column("number", Number, primary_key=True),
        Column("run", Code, ForeignKey("runs.id"), nullable=False, unique=True), Column("ended", Code, nullable=False),
        Column("outcome", Code, nullable=False), Column("counts", JSON, nullable=False),
    )  # fmt: skip
    passages = op.create_table(
        "passages", Column("number", Number, primary_key=True),
        Column("document", Code, ForeignKey("documents.id"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
        Column("kind", Code, nullable=False), Column("text", Words, nullable=False),
        Index("passages_by_document", "document", "position", unique=True),
    )  # fmt: skip
    judgements = op.create_table(
        "judgements", Column("number", Number, primary_key=True), Column("id", Code, nullable=False, unique=True),
        Column("verdict", Code, nullable=False), Column("reviewer", Words, nullable=False, index=True),
        Column("time", Code, nullable=False), Column("why", Words), Column("adjudicates", Boolean, nullable=False),
        Column("after", Code, ForeignKey("judgements.id"), index=True),
    )  # fmt: skip
    judged = op.create_table(
        "judged", Column("judgement", Code, ForeignKey("judgements.id"), primary_key=True),
        Column("role", Code, primary_key=True), Column("position", Integer, primary_key=True),
        Column("claim", Code, ForeignKey("claims.id"), nullable=False, index=True),
    )  # fmt: skip
    grades = op.create_table(
        "grades", Column("number", Number, primary_key=True), Column("id", Code, nullable=False, unique=True),
        Column("source", Words, nullable=False, index=True), Column("claim", Code, ForeignKey("claims.id"), index=True),
        Column("reliability", Code), Column("credibility", Code), Column("grader", Words, nullable=False),
        Column("time", Code, nullable=False), Column("why", Words),
    )  # fmt: skip
    policies = op.create_table(
        "policies", Column("number", Number, primary_key=True), Column("id", Code, nullable=False, unique=True),
        Column("name", Words, nullable=False, index=True),
        Column("version", Integer, nullable=False), Column("text", Words, nullable=False),
        Column("author", Words, nullable=False), Column("time", Code, nullable=False),
    )  # fmt: skip
    seals = op.create_table(
        "seals", Column("number", Number, primary_key=True), Column("kind", Code, nullable=False),
        Column("entry", Number, nullable=False), Column("digest", Code, nullable=False),
        Index("seals_by_entry", "kind", "entry", unique=True),
    )  # fmt: skip
    op.create_table(
        "shelf", Column("sha256", Code, primary_key=True), Column("name", Words, nullable=False),
        Column("path", Words, nullable=False), Column("document", Code, ForeignKey("documents.id"), nullable=False),
        Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
        Column("n_claims", Integer, nullable=False),
        Index("shelf_by_name", "name", "sha256", unique=True),
    )  # fmt: skip
    op.create_table(
        "standing", Column("claim", Code, ForeignKey("claims.id"), primary_key=True),
        Column("sha256", Code, nullable=False),
        Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
        Column("kind", Code, nullable=False), Column("reading", Integer, ForeignKey("readings.id")),
        Column("probability", Float), Column("review", Code, nullable=False),
        Index("standing_in_order", "sha256", "start", "end", "kind", "claim", unique=True),
        Index("standing_by_review", "review"), Index("standing_by_kind", "kind", "review"),
    )  # fmt: skip
    op.create_table(
        "events", Column("id", Code, primary_key=True), Column("kind", Code, nullable=False),
        Column("n_claims", Integer, nullable=False), Column("origins", Integer, nullable=False),
        Column("is_contested", Boolean, nullable=False), Column("record", JSON, nullable=False),
    )  # fmt: skip
    op.create_table(
        "members", Column("claim", Code, ForeignKey("claims.id"), primary_key=True),
        Column("event", Code, ForeignKey("events.id"), nullable=False, index=True),
    )  # fmt: skip
    op.create_table("groupings", Column("stamp", Code, primary_key=True))
    op.create_table(
        "bearings", Column("judgement", Code, ForeignKey("judgements.id"), primary_key=True),
        Column("claim", Code, ForeignKey("claims.id"), primary_key=True),
        Column("stands", Code, ForeignKey("claims.id"), nullable=False, index=True),
        Column("sha256", Code, nullable=False, index=True),
    )  # fmt: skip
    connection = op.get_bind()
    guard(connection, (endings, passages, judgements, judged, grades, policies, seals))
    _fill_passages(connection)
    make_search(connection)


def _fill_passages(connection: Connection) -> None:
    """The blocks of the documents that were stored before."""
    documents = table("documents", column("id"), column("blocks"), column("text"))
    for row in connection.execute(select(documents)).all():
        blocks = json.loads(row.blocks) if isinstance(row.blocks, str) else row.blocks
        rows = [
            {"document": row.id, "position": n, "start": b["start"], "end": b["end"], "kind": b["kind"],
             "text": row.text[b["start"] : b["end"]]}
            for n, b in enumerate(blocks)
        ]  # fmt: skip
        if rows:
            connection.execute(
                text(
                    'INSERT INTO passages (document, position, start, "end", kind, text) '
                    "VALUES (:document, :position, :start, :end, :kind, :text)"
                ),
                rows,
            )


def _index_names(*columns: str) -> None:
    op.drop_index("names_by_name", "names")
    op.create_index("names_by_name", "names", list(columns))


def downgrade() -> None:
    """Take them away, where nobody judged anything yet."""
    connection = op.get_bind()
    kept = ("judged", "judgements", "grades", "policies")
    unguard(connection, ("passages", "endings", "seals"))
    unmake_search(connection)
    drop(
        *kept,
        derived=("bearings", "groupings", "members", "events", "standing", "shelf", "seals", "passages", "endings"),
    )
    claims_by_id()
    _index_names("slot", "name")
    assert not inspect(connection).has_table("passages")
