"""A whole ledger in one file: a ZIP of JSON Lines, one member a table, with its originals and a manifest."""
