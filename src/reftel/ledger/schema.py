"""The ledger's tables.

All are append-only, those of `DERIVED` apart: they say what stands now, follow from the others, and can be made anew.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql

metadata = MetaData()

Words = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that both stores sort alike: by its code points."""

Code = String().with_variant(postgresql.TEXT(collation="C"), "postgresql")

Number = Integer().with_variant(postgresql.BIGINT(), "postgresql")
Maybe = JSON(none_as_null=True)

runs = Table(
    "runs",
    metadata,
    Column("id", Code, primary_key=True),
    Column("version", Code, nullable=False),
    Column("vocabulary", Code, nullable=False),
    Column("started", Code, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("options", JSON, nullable=False),
)
"""One command that read something new: with which program and vocabulary, when, what it was asked to read."""

documents = Table(
    "documents",
    metadata,
    Column("id", Code, primary_key=True),
    Column("sha256", Code, nullable=False, index=True),
    Column("genre", Code, nullable=False),
    Column("title", Words),
    Column("author", Words),
    Column("publisher", Words),
    Column("date", Code),
    Column("language", Code, nullable=False),
    Column("form", JSON, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("media", Code, nullable=False),
    Column("anchors", JSON, nullable=False),
    Column("declared", JSON, nullable=False),
    Column("text", Words, nullable=False),
)
"""What a reader recovered from one document's bytes (`sha256`). A better reader adds a row; older claims keep theirs.

`anchors` say where stretches of `text` stand in the original, `declared` which words of it say title, author, date.
"""

files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("path", Words, nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("sha256", Code, index=True),
    Column("outcome", Code, nullable=False),
    Column("detail", Words),
)
"""What stood at a path: a new row where that changes. `outcome` is "read" or "unreadable", `detail` the reason."""

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("sha256", Code, nullable=False, index=True),
    Column("n_sentences", Integer, nullable=False),
)
"""One document read in one run. A document's current claims are those of its latest reading."""

claims = Table(
    "claims",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Code, nullable=False, unique=True),
    Column("statement", Code, nullable=False, index=True),
    Column("sha256", Code, nullable=False, index=True),
    Column("kind", Code, nullable=False, index=True),
    Column("actor", JSON, nullable=False),
    Column("recipient", JSON, nullable=False),
    Column("item", Words),
    Column("designators", JSON, nullable=False),
    Column("quantity", Maybe),
    Column("value", Maybe),
    Column("period", Code),
    Column("first_year", Integer),
    Column("last_year", Integer),
    Column("place", JSON, nullable=False),
    Column("stage", Code),
    Column("terms", Code),
    Column("modality", Code, nullable=False),
    Column("polarity", Code, nullable=False),
    Column("said_by", JSON, nullable=False),
    Column("quote", Words, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("rule", Code, nullable=False),
    Column("note", Words),
    Column("slot_spans", JSON, nullable=False),
)
"""What a claim says, once, however many readings found it.

`statement` is a hash of what it says and in which words of which document, whatever rule found it and at which offsets.
`number` is this ledger's own, in the order of coming.
"""

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
    Column("slot", Code, primary_key=True),
    Column("name", Words, primary_key=True),
    Index("names_by_name", "slot", "name", "claim"),
)
"""What a claim can be looked up by: parties (an organ's state too), designations, speakers, in their plain form."""

refusals = Table(
    "refusals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("stage", Code, nullable=False),
    Column("reason", Code, nullable=False),
    Column("detail", Words, nullable=False),
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
    Column("frame", Code, nullable=False),
    Column("reason", Code, nullable=False),
    Column("detail", Words, nullable=False),
    Column("others", JSON, nullable=False),
)
"""A sentence that gave no claim: the word that came nearest to one, its frame, and why; then its other words."""

originals = Table(
    "originals",
    metadata,
    Column("sha256", Code, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes of what was fetched from the web, as they came: a page may be another tomorrow, or gone."""

fetches = Table(
    "fetches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("asked", Words, nullable=False, index=True),
    Column("url", Words, nullable=False),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("time", Code, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
)
"""When an address was asked for, where it led, and what the server said of the bytes that it gave."""

endings = Table(
    "endings",
    metadata,
    Column("number", Number, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False, unique=True),
    Column("ended", Code, nullable=False),
    Column("outcome", Code, nullable=False),
    Column("counts", JSON, nullable=False),
)
"""How a run ended ("done", "stopped", "failed"), when, and what it came to. A run that was killed has no row."""

passages = Table(
    "passages",
    metadata,
    Column("number", Number, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Code, nullable=False),
    Column("text", Words, nullable=False),
    Index("passages_by_document", "document", "position", unique=True),
)
"""The blocks of a document with their text, to be searched."""

judgements = Table(
    "judgements",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Code, nullable=False, unique=True),
    Column("verdict", Code, nullable=False),
    Column("reviewer", Words, nullable=False, index=True),
    Column("time", Code, nullable=False),
    Column("why", Words),
    Column("adjudicates", Boolean, nullable=False),
    Column("after", ForeignKey("judgements.id"), index=True),
)
"""What a reviewer said, when and why; `after` is the judgement that this one withdraws or carries over."""

judged = Table(
    "judged",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("role", Code, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", ForeignKey("claims.id"), nullable=False, index=True),
)
"""The claims that a judgement is `on`, and those that it `makes`."""

grades = Table(
    "grades",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Code, nullable=False, unique=True),
    Column("source", Words, nullable=False, index=True),
    Column("claim", ForeignKey("claims.id"), index=True),
    Column("reliability", Code),
    Column("credibility", Code),
    Column("grader", Words, nullable=False),
    Column("time", Code, nullable=False),
    Column("why", Words),
)
"""The Admiralty grades that people gave to sources, and to claims as a source tells them. The latest holds."""

policies = Table(
    "policies",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Code, nullable=False, unique=True),
    Column("name", Words, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("time", Code, nullable=False),
)
"""What is believed where accounts differ: named, versioned TOML."""

seals = Table(
    "seals",
    metadata,
    Column("number", Number, primary_key=True),
    Column("kind", Code, nullable=False),
    Column("entry", Number, nullable=False),
    Column("digest", Code, nullable=False),
    Index("seals_by_entry", "kind", "entry", unique=True),
)
"""A chain of hashes over all that was added, in order: each holds what one entry says, and the hash before it."""

shelf = Table(
    "shelf",
    metadata,
    Column("sha256", Code, primary_key=True),
    Column("name", Words, nullable=False),
    Column("path", Words, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("reading", ForeignKey("readings.id"), nullable=False),
    Column("n_claims", Integer, nullable=False),
    Index("shelf_by_name", "name", "sha256", unique=True),
)
"""Each document as it was last read, and the name that it goes by. Derived."""

standing = Table(
    "standing",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("sha256", Code, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Code, nullable=False),
    Column("reading", ForeignKey("readings.id")),
    Column("probability", Float),
    Column("review", Code, nullable=False),
    Index("standing_in_order", "sha256", "start", "end", "kind", "claim", unique=True),
    Index("standing_by_review", "review"),
    Index("standing_by_kind", "kind", "review"),
    Index("standing_by_doubt", "review", text("coalesce(abs(probability - 0.5), 1.0)"), "claim"),
)
"""The claims of the latest readings and those that reviewers made, with the state of their review. Derived."""

events = Table(
    "events",
    metadata,
    Column("id", Code, primary_key=True),
    Column("kind", Code, nullable=False),
    Column("n_claims", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("is_contested", Boolean, nullable=False),
    Column("record", JSON, nullable=False),
    Index("events_in_order", "is_contested", "n_claims", "id"),
)
"""Claims that speak of one happening, with their accounts, as they were last grouped. Derived."""

members = Table(
    "members",
    metadata,
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("event", ForeignKey("events.id"), nullable=False, index=True),
)
"""Which event a claim speaks of. Derived."""

groupings = Table(
    "groupings",
    metadata,
    Column("stamp", Code, primary_key=True),
)
"""Of which state of the ledger the events are: one row. Derived."""

stakes = Table(
    "stakes",
    metadata,
    Column("rank", Number, primary_key=True),
    Column("claim", ForeignKey("claims.id"), nullable=False, unique=True),
    Column("stake", Float, nullable=False),
    Column("record", JSON, nullable=False),
)
"""The claims that alone move a measure, first the one that is most worth a review. Derived."""

weighings = Table(
    "weighings",
    metadata,
    Column("stamp", Code, primary_key=True),
)
"""Of which state of the ledger the stakes are: one row. Derived."""

bearings = Table(
    "bearings",
    metadata,
    Column("judgement", ForeignKey("judgements.id"), primary_key=True),
    Column("claim", ForeignKey("claims.id"), primary_key=True),
    Column("stands", ForeignKey("claims.id"), nullable=False, index=True),
    Column("sha256", Code, nullable=False, index=True),
)
"""For each judgement that was not withdrawn, and each claim that it names, the claim that stands for that one now.

A judgement whose claim is gone, and for which none stands, has no row: it waits for a look. Derived.
"""

BY_DOCUMENT = (shelf, standing, bearings)
"""What is derived for each document by itself, in the transaction that changes it."""

DERIVED = (events, members, groupings, stakes, weighings, *BY_DOCUMENT)
KEPT = tuple(table for table in metadata.sorted_tables if table not in DERIVED)
"""The tables in which nothing is ever changed or removed."""
