"""How well reftel reads: texts with marked claims, the scorer, and the gate that holds what was reached."""
