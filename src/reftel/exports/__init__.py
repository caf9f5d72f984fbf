"""What leaves the ledger for other people's tools, each row with the ids that lead back to claims and their words."""

FORMATS: tuple[str, ...] = (
    "csv", "parquet", "jsonl", "stata", "bibtex", "csl", "annotations", "ftm",
)  # fmt: skip
"""Names of the formats; `reftel.exports.formats` has what writes them."""

REPORTS: tuple[str, ...] = ("text", "markdown", "html")
"""What a report can be printed as."""

TABLES: tuple[str, ...] = ("claims", "events", "documents", "panel", "unmatched", "register", "plover")
"""Names of the tables."""
