"""Charts of a profile as inline SVG, each with its table: pure functions from rows to marks that open their claims."""
