"""Claims that were made outside: JSON Lines in our own form, and what LangExtract writes."""
