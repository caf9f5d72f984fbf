"""Named steps from one schema of the ledger to the next, each with its way back."""
