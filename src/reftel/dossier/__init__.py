"""What a ledger tells of a country, as one file to print, send and cite: every figure with a note to its words."""
