"""Registers and reports in tables: a claim for what a row says, without language analysis; a row is its own quote."""
