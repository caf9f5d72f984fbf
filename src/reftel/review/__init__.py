"""What follows from what reviewers said: pure, so that any ledger with the same judgements comes to the same."""
