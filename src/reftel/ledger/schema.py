"""The ledger's tables, and the triggers that keep them append-only."""

from collections.abc import Iterable

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

APPLICATION_ID = 0x5246544C
"""What SQLite keeps in the file's header to say whose file it is: "RFTL"."""

SCHEMA_VERSION = 3
"""Raised with each new table; `migrate` brings a ledger of an older version up to it."""

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("vocabulary", String, nullable=False),
    Column("started", String, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("options", JSON, nullable=False),
)
"""One command that read something new: with which program and vocabulary, when, what it was asked to read."""

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("genre", String, nullable=False),
    Column("title", Text),
    Column("author", Text),
    Column("publisher", Text),
    Column("date", String),
    Column("language", String, nullable=False),
    Column("form", JSON, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("media", String, nullable=False),
    Column("anchors", JSON, nullable=False),
    Column("declared", JSON, nullable=False),
    Column("text", Text, nullable=False),
)
"""What a reader recovered from one document's bytes (`sha256`). A better reader adds a row; older claims keep theirs.

`anchors` say where stretches of `text` stand in the original, `declared` which words of it say title, author, date.
"""

files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("path", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("sha256", String, index=True),
    Column("outcome", String, nullable=False),
    Column("detail", Text),
)
"""What stood at a path: a new row where that changes. `outcome` is "read" or "unreadable", `detail` the reason."""

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("n_sentences", Integer, nullable=False),
)
"""One document read in one run. A document's current claims are those of its latest reading."""

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("actor", JSON, nullable=False),
    Column("recipient", JSON, nullable=False),
    Column("item", Text),
    Column("designators", JSON, nullable=False),
    Column("quantity", JSON(none_as_null=True)),
    Column("value", JSON(none_as_null=True)),
    Column("period", String),
    Column("first_year", Integer),
    Column("last_year", Integer),
    Column("place", JSON, nullable=False),
    Column("stage", String),
    Column("terms", String),
    Column("modality", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("said_by", JSON, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("rule", String, nullable=False),
    Column("note", Text),
    Column("slot_spans", JSON, nullable=False),
)
"""What a claim says, once, however many readings found it."""

found = Table(
    "found",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("claim", ForeignKey("claims.id"), primary_key=True, index=True),
    Column("probability", Float),
)
"""Which reading found which claim, and how likely it then seemed to be right."""

names = Table(
    "names",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("slot", String, primary_key=True),
    Column("name", Text, primary_key=True),
    Index("names_by_name", "slot", "name"),
)
"""What a claim can be looked up by: parties (an organ's state too), designations, speakers, in their plain form."""

refusals = Table(
    "refusals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("stage", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)
"""What a reading could not or would not use."""

coverage = Table(
    "coverage",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("n_opened", Integer, nullable=False),
)
"""Of a reading: how many sentences held a word that opens a frame. Readings of schema 1 have no row."""

unclaimed = Table(
    "unclaimed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("word_start", Integer, nullable=False),
    Column("word_end", Integer, nullable=False),
    Column("frame", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("others", JSON, nullable=False),
)
"""A sentence that gave no claim: the word that came nearest to one, its frame, and why; then its other words."""

originals = Table(
    "originals",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes of what was fetched from the web, as they came: a page may be another tomorrow, or gone."""

fetches = Table(
    "fetches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("asked", Text, nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("time", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
)
"""When an address was asked for, where it led, and what the server said of the bytes that it gave."""

ADDED = {2: (coverage, unclaimed), 3: (originals, fetches)}
"""The tables that each version of the schema added to the one before it."""


def triggers(tables: Iterable[Table] | None = None) -> list[str]:
    """SQL that makes tables append-only: no change, no removal, and a row once written is not replaced."""
    statements = []
    for table in metadata.sorted_tables if tables is None else tables:
        for action in ("UPDATE", "DELETE"):
            statements.append(
                f"CREATE TRIGGER {table.name}_no_{action.lower()} BEFORE {action} ON {table.name} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: {table.name}'); END"
            )
        key = " AND ".join(f'"{column.name}" = NEW."{column.name}"' for column in table.primary_key)
        statements.append(
            f"CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON {table.name} "
            f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {key}) BEGIN SELECT RAISE(IGNORE); END"
        )
    return statements
