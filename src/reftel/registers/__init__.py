"""Registers of arms held against the ledger: which rows it confirms, contradicts or lacks, and what they lack."""

STATUSES: tuple[str, ...] = ("found", "disputed", "disagreeing", "possible", "missing", "unlisted")
"""What a comparison comes to for a row; `reftel.registers.records.Status` says what each means."""
