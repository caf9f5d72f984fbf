"""Document to sentences with Universal Dependencies."""
