"""Claims of one event, its rival accounts, and what is believed of it."""
