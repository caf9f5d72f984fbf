"""What leaves the ledger for other people's tools, each row with the ids that lead back to claims and their words."""

FORMATS: tuple[str, ...] = ("csv", "parquet", "jsonl", "stata")
"""Names of the formats; `reftel.exports.formats` has what writes them. Those of tables come first."""

TABLES: tuple[str, ...] = ("claims", "events", "documents", "panel", "unmatched")
"""Names of the tables."""
