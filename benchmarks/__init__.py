"""How long things take. Nothing here is a test: what is measured is printed, and a person judges."""
