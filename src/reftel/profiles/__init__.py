"""What a ledger tells of one state, or of one state's help to another: read by filter, worked out from the measures."""
